import type { Request } from 'express';
import type { Pool } from 'pg';
import { somebodyUnknown, type TrailEntry } from '../audit/entry.ts';
import { note } from '../audit/trail.ts';
import type { Instant } from '../calendar/days.ts';
import type { KeyRing } from '../privacy/keys.ts';
import { passwordIsOver, type Account, type AccountStore } from './accounts.ts';
import type { StaffRole } from './roles.ts';
import { confirmSecondFactor, hasSecondFactor, takeCode } from './secondFactor.ts';
import { goHalfway, signIn, signOut, type Halfway, type Way } from './session.ts';

export interface Door {
  pool: Pool;
  ring: KeyRing;
  accounts: AccountStore;
  now(): Instant;
  /** Roles that do not get in without a second factor; the others may have one. */
  secondFactorFor?: readonly StaffRole[];
}

/** What is still asked for after the right password: a code, a password of one's own, or setting up an app. */
export type Step = 'code' | 'password' | 'enrol';

/**
 * The account of a login and its password. An unknown login, a wrong password and a closed account are one answer and
 * take as long. Failures are in the trail; what was typed as a login is not, for it may be a password.
 * @rule X-08
 */
export async function knock(door: Door, login: string, password: string, way: Way): Promise<{ account: Account } | { refused: KnockRefusal }> {
  const account = await door.accounts.verify(login, password);
  if (account && !passwordIsOver(account, door.now())) return { account };
  await strangerAtTheDoor(door, account ?? (await door.accounts.byLogin(login)), way);
  return { refused: account ? 'sign-in.expired' : 'sign-in.failed' };
}

/** Why a login and a password do not open; that a temporary password is over is told to whoever knows it. */
export type KnockRefusal = 'sign-in.failed' | 'sign-in.expired';

/** Notes a sign-in that failed. @param known the account that it was about, where there is one */
export function strangerAtTheDoor({ pool, now }: Pick<Door, 'pool' | 'now'>, known: Account | null, way: Way): Promise<void> {
  return note(pool, { kind: 'sign-in', by: known ?? somebodyUnknown, at: now(), fact: { type: 'sign-in-failed', way, account: known ? 'known' : 'unknown' } });
}

/** What the account is asked for next, or null when nothing stands in its way. Whoever comes from the identity provider needs no password here. */
export async function nextStep({ pool, secondFactorFor = [] }: Pick<Door, 'pool' | 'secondFactorFor'>, account: Account, { codeGiven, way }: Pick<Halfway, 'codeGiven' | 'way'>): Promise<Step | null> {
  const on = await hasSecondFactor(pool, account.id);
  if (on && !codeGiven) return 'code';
  if (account.passwordUntil && way !== 'provider') return 'password';
  return !on && secondFactorFor.includes(account.role) ? 'enrol' : null;
}

const codeRefusals = { wrong: 'sign-in.code-wrong', 'too-many': 'sign-in.too-many' } as const;

/** Why a code is not taken. */
export type CodeRefusal = (typeof codeRefusals)[keyof typeof codeRefusals];

/** Judges a code; all but a right one of the app is in the trail. @returns why it is not taken, or null */
export async function checkCode(door: Door, account: Account, typed: string): Promise<CodeRefusal | null> {
  const taken = await takeCode(door, account.id, typed);
  if (taken === 'code') return null;
  await note(door.pool, { kind: 'sign-in', by: account, at: door.now(), fact: { type: 'second-factor', account: account.id, what: taken === 'recovery-code' ? taken : 'wrong-code' } });
  return taken === 'recovery-code' ? null : codeRefusals[taken];
}

/** Switches the second factor on with the first code of the app, and notes it. @returns the recovery codes, given out this once, or why the code is not taken */
export async function switchOn(door: Door, account: { id: string } & TrailEntry['by'], typed: string): Promise<{ recoveryCodes: string[] } | { refused: CodeRefusal }> {
  const confirmed = await confirmSecondFactor(door, account.id, typed);
  if (confirmed.kind !== 'on') return { refused: codeRefusals[confirmed.kind] };
  await note(door.pool, { kind: 'configuration', by: account, at: door.now(), fact: { type: 'second-factor', account: account.id, what: 'on' } });
  return confirmed;
}

/** Signs in, or notes what is still asked for. @returns the step that comes next, or null when the visitor is in */
export async function goOn(door: Door, request: Request, account: Account, { codeGiven, way, back, since = Date.now() }: Omit<Halfway, 'accountId' | 'since'> & { since?: number }): Promise<Step | null> {
  const step = await nextStep(door, account, { codeGiven, way });
  if (step) await goHalfway(request, { accountId: account.id, since, codeGiven, way, back });
  else await enter(door, request, account, way);
  return step;
}

export async function enter({ pool, now }: Door, request: Request, account: Account, way: Way): Promise<void> {
  await signIn(request, account.id);
  await note(pool, { kind: 'sign-in', by: account, at: now(), fact: { type: 'signed-in', way } });
}

export async function leave({ pool, now }: Pick<Door, 'pool' | 'now'>, request: Request, by: TrailEntry['by'] | undefined): Promise<void> {
  await signOut(request);
  if (by) await note(pool, { kind: 'sign-in', by, at: now(), fact: { type: 'signed-out' } });
}
