import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Account, AccountStore } from '../access/accounts.ts';
import { readablePassword } from '../access/password.ts';
import { roles, type StaffRole } from '../access/roles.ts';
import { demoRegions, regionName, type DemoRegion } from './places.ts';

/** An account as it is shown once on the terminal. */
export interface DemoAccount {
  login: string;
  password: string;
  title: string;
}

interface Colleague {
  role: StaffRole;
  region: DemoRegion;
  name: string;
  onDuty?: boolean;
  /** The unit that a unit officer answers for, by policy's code. */
  unit?: string;
}

/** Two at each place where one's work is checked by another. */
const colleagues = {
  jia1: { role: 'community-caseworker', region: 'jia', name: '演示·甲经办一' },
  jia2: { role: 'community-caseworker', region: 'jia', name: '演示·甲经办二' },
  yi1: { role: 'community-caseworker', region: 'yi', name: '演示·乙经办一' },
  yi2: { role: 'community-caseworker', region: 'yi', name: '演示·乙经办二' },
  bing1: { role: 'community-caseworker', region: 'bing', name: '演示·丙经办一' },
  bing2: { role: 'community-caseworker', region: 'bing', name: '演示·丙经办二' },
  ding1: { role: 'community-caseworker', region: 'ding', name: '演示·丁经办一' },
  ding2: { role: 'community-caseworker', region: 'ding', name: '演示·丁经办二' },
  east1: { role: 'street-reviewer', region: 'eastStreet', name: '演示·东街道审核一' },
  east2: { role: 'street-reviewer', region: 'eastStreet', name: '演示·东街道审核二' },
  west1: { role: 'street-reviewer', region: 'westStreet', name: '演示·西街道审核一' },
  west2: { role: 'street-reviewer', region: 'westStreet', name: '演示·西街道审核二' },
  district1: { role: 'district-officer', region: 'district', name: '演示·区审定一' },
  district2: { role: 'district-officer', region: 'district', name: '演示·区审定二' },
  supervisor: { role: 'supervisor', region: 'district', name: '演示·督导' },
  mentor1: { role: 'mentor', region: 'district', name: '演示·责任人一', onDuty: true },
  mentor2: { role: 'mentor', region: 'district', name: '演示·责任人二' },
  teacher: { role: 'teacher', region: 'jia', name: '演示·结对教师' },
  unit1: { role: 'unit-officer', region: 'district', name: '演示·人社经办', unit: 'human-resources' },
  admin: { role: 'admin', region: 'city', name: '演示·管理员' },
  auditor: { role: 'auditor', region: 'city', name: '演示·审计' },
} as const satisfies Record<string, Colleague>;

export type DemoLogin = keyof typeof colleagues;
export type DemoStaff = Record<DemoLogin, Account>;

/** Who stands in for whom during leave. */
const standIns = [['mentor1', 'mentor2'], ['mentor2', 'mentor1']] as const;

/**
 * Makes the accounts that are missing, under passwords made on the spot. Only their hashes are in the database; a file
 * that nobody else may read keeps them for the next start.
 */
export async function openAccounts(accounts: AccountStore, home: string): Promise<{ staff: DemoStaff; shown: DemoAccount[] }> {
  const kept = readKept(home);
  const shown = logins().map((login): DemoAccount => ({ login, password: kept.get(login) ?? readablePassword(), title: titleOf(colleagues[login]) }));
  if (shown.some(({ login }) => !kept.has(login))) keep(home, shown); // before they are used, so that none is lost
  const known = new Map((await accounts.inRegion(demoRegions.province)).map((account) => [account.login, account]));
  const made = await Promise.all(logins().map(async (login) => {
    const account = known.get(login);
    const password = shown.find((one) => one.login === login)?.password ?? '';
    if (!account) return accounts.create({ login, password, ...placed(colleagues[login]) });
    if (!kept.has(login)) await accounts.setPassword(account.id, password); // the file was lost
    return account;
  }));
  const staff = Object.fromEntries(made.map((account) => [account.login, account])) as DemoStaff; // one for each login
  for (const [mentor, standIn] of standIns) {
    if (staff[mentor].standInId === null) await accounts.change(staff[mentor].id, { standInId: staff[standIn].id });
  }
  return { staff, shown };
}

function logins(): DemoLogin[] {
  return Object.keys(colleagues) as DemoLogin[]; // the keys of the table
}

function placed({ role, region, name, onDuty = false, unit }: Colleague) {
  return { role, region: demoRegions[region], name, onDuty, ...(unit ? { unit } : {}) };
}

function titleOf({ role, region, onDuty }: Colleague): string {
  const [title, place] = [roles[role].title, regionName(region)];
  return `${title.zh}${onDuty ? '（值班）' : ''} · ${place.zh}  ${title.en}, ${place.en}`;
}

function fileIn(home: string): string {
  return path.join(home, 'demo-accounts.txt');
}

function readKept(home: string): Map<string, string> {
  if (!existsSync(fileIn(home))) return new Map();
  const lines = readFileSync(fileIn(home), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.flatMap((line) => {
    const [login, password] = line.split('\t');
    return login && password ? [[login, password] as const] : [];
  }));
}

function keep(home: string, shown: readonly DemoAccount[]): void {
  const head = '# Demo accounts of an invented office. 演示账号，机构与人员均为虚构。';
  const lines = shown.map(({ login, password, title }) => `${login}\t${password}\t${title}`);
  writeFileSync(`${fileIn(home)}.new`, `${[head, ...lines].join('\n')}\n`, { mode: 0o600 });
  renameSync(`${fileIn(home)}.new`, fileIn(home));
}
