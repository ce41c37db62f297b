import { openDemoOffice } from '../demo/office.ts';
import type { Foundation } from './foundation.ts';
import type { StartedPart } from './part.ts';

/** An office of invented people for whoever has just installed the product, where the configuration asks for one. */
export async function startDemoOffice({ configuration, office }: Foundation): Promise<StartedPart> {
  if (!configuration.demo) return {};
  const accounts = await openDemoOffice(office, configuration.home);
  const widest = Math.max(...accounts.map(({ login }) => login.length));
  return { tells: ['', 'Demo accounts, all invented 演示账号（虚构）：', ...accounts.map(({ login, password, title }) => `  ${login.padEnd(widest)}  ${password}  ${title}`), ''] };
}
