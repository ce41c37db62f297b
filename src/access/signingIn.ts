import type { Request } from 'express';
import type { Pool } from 'pg';
import { somebodyUnknown, type TrailEntry } from '../audit/entry.ts';
import { note } from '../audit/trail.ts';
import type { Instant } from '../calendar/days.ts';
import type { Account, AccountStore } from './accounts.ts';
import { signIn, signOut } from './session.ts';

interface Door {
  pool: Pool;
  accounts: AccountStore;
  now(): Instant;
}

/**
 * Signs in, or says nothing about why not: an unknown login, a wrong password and a closed account are one answer and
 * take as long. Both outcomes are in the trail; what was typed as a login is not, for it may be a password.
 * @returns the account, or null
 * @rule X-08
 */
export async function enterAs({ pool, accounts, now }: Door, request: Request, login: string, password: string, way: 'pages' | 'api'): Promise<Account | null> {
  const account = await accounts.verify(login, password);
  if (!account) {
    const known = await accounts.byLogin(login);
    await note(pool, { kind: 'sign-in', by: known ?? somebodyUnknown, at: now(), fact: { type: 'sign-in-failed', way, account: known ? 'known' : 'unknown' } });
    return null;
  }
  await signIn(request, account.id);
  await note(pool, { kind: 'sign-in', by: account, at: now(), fact: { type: 'signed-in', way } });
  return account;
}

export async function leave({ pool, now }: Pick<Door, 'pool' | 'now'>, request: Request, by: TrailEntry['by'] | undefined): Promise<void> {
  await signOut(request);
  if (by) await note(pool, { kind: 'sign-in', by, at: now(), fact: { type: 'signed-out' } });
}
