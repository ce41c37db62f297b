import type { WebParts } from './parts.ts';
import type { Text } from './words/text.ts';

/** What regions are called; a code that is no region of this installation is shown as it is. */
export async function regionNames({ prisma }: Pick<WebParts, 'prisma'>, codes: readonly string[]): Promise<(code: string) => Text> {
  const rows = codes.length === 0 ? [] : await prisma.region.findMany({ where: { code: { in: [...new Set(codes)] } } });
  const names = new Map(rows.map(({ code, nameZh, nameEn }) => [code, { zh: nameZh, en: nameEn }] as const));
  return (code) => names.get(code) ?? { zh: code, en: code };
}
