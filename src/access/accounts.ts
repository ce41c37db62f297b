import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { Instant } from '../calendar/days.ts';
import { openField, sealField } from '../privacy/field.ts';
import type { KeyRing } from '../privacy/keys.ts';
import { hashPassword, isOutdated, readablePassword, verifyPassword } from './password.ts';
import { covers, levelOf, within, type RegionCode } from './region.ts';
import { isStaffRole, roles, type StaffRole } from './roles.ts';

export type Locale = 'zh' | 'en';

/** A person who signs in. The name is on notices and letters, and still sealed in the database like all that is personal. */
export interface Account {
  id: string;
  login: string;
  name: string;
  email: string | null;
  role: StaffRole;
  region: RegionCode;
  /** The unit that a unit officer answers for, by policy's code; nobody else has one (D-05). */
  unit: string | null;
  locale: Locale;
  /** Who takes the calls during leave. */
  standInId: string | null;
  /** Takes new households when nobody is named. */
  onDuty: boolean;
  /** Last day of leave, `YYYY-MM-DD` in Asia/Shanghai. */
  onLeaveUntil: string | null;
  active: boolean;
  /** The password came from an administrator, is good until then, and the sign-in asks for another. */
  passwordUntil: Instant | null;
}

export interface NewAccount {
  login: string;
  password: string;
  name: string;
  email?: string;
  role: StaffRole;
  region: RegionCode;
  unit?: string;
  locale?: Locale;
  onDuty?: boolean;
  temporaryPassword?: boolean;
}

export type AccountChanges = Partial<Omit<Account, 'id' | 'login' | 'passwordUntil'>>;

/** Why an account cannot be stored as asked. */
export class AccountFaultError extends Error {
  constructor(readonly fault: 'login-taken' | 'login-malformed' | 'role-elsewhere' | 'stand-in-elsewhere' | 'unit-missing') {
    super(`The account cannot be stored: ${fault}.`);
    this.name = 'AccountFaultError';
  }
}

export interface AccountStore {
  /** @throws AccountFaultError */
  create(account: NewAccount): Promise<Account>;
  byId(id: string): Promise<Account | null>;
  /** Whether somebody has this login, active or not. */
  byLogin(login: string): Promise<Account | null>;
  /** The active account, when the password is its own. All refusals take as long, so that logins cannot be found out. */
  verify(login: string, password: string): Promise<Account | null>;
  /** Accounts placed in a region or below, by region and login. */
  inRegion(scope: RegionCode, role?: StaffRole): Promise<Account[]>;
  /** @throws AccountFaultError */
  change(id: string, changes: AccountChanges): Promise<Account | null>;
  /** @param temporary the next sign-in asks for another; where nothing is said it stays as it was */
  setPassword(id: string, password: string, temporary?: boolean): Promise<void>;
}

interface Row {
  id: string;
  login: string;
  name_enc: string;
  email_enc: string | null;
  role: string;
  region: string;
  unit: string | null;
  password_hash: string;
  locale: string;
  stand_in_id: string | null;
  on_duty: boolean;
  on_leave_until: string | null;
  active: boolean;
  password_until: Date | null;
}

/** A password that somebody else knows is not good for ever. */
export const TEMPORARY_PASSWORD_DAYS = 7;
const UNTIL = `now() + interval '${TEMPORARY_PASSWORD_DAYS} days'`;

const SELECT = `SELECT id, login, name_enc, email_enc, role, region, unit, password_hash, locale, stand_in_id, on_duty,
  to_char(on_leave_until, 'YYYY-MM-DD') AS on_leave_until, active, password_until FROM users`;

export function accountStore(pool: Pool, ring: KeyRing): AccountStore {
  /** Verified in place of the password of an unknown login. Nobody knows what it is the hash of. */
  const nobodysHash = hashPassword(readablePassword());

  async function rowWhere(condition: 'id = $1' | 'login = $1', value: string): Promise<Row | undefined> {
    const { rows } = await pool.query<Row>(`${SELECT} WHERE ${condition}`, [value]);
    return rows[0];
  }

  async function byId(id: string): Promise<Account | null> {
    const row = await rowWhere('id = $1', id);
    return row ? accountOf(ring, row) : null;
  }

  async function setPassword(id: string, password: string, temporary?: boolean): Promise<void> {
    await pool.query(`UPDATE users SET password_hash = $2, password_until = CASE $3::boolean WHEN true THEN ${UNTIL} WHEN false THEN NULL ELSE password_until END WHERE id = $1`, [id, await hashPassword(password), temporary ?? null]);
  }

  return {
    byId,
    setPassword,

    async byLogin(login) {
      const row = await rowWhere('login = $1', normalisedLogin(login));
      return row ? accountOf(ring, row) : null;
    },

    async create({ login, password, name, email, role, region, unit, locale = 'zh', onDuty = false, temporaryPassword = false }) {
      const account: Account = {
        id: randomUUID(), login: normalisedLogin(login), name, email: email ?? null, role, region, unit: unit ?? null, locale, standInId: null, onDuty,
        onLeaveUntil: null, active: true, passwordUntil: null,
      };
      if (!isLogin(account.login)) throw new AccountFaultError('login-malformed');
      checkPlace(account);
      const { rows: [opened] } = await pool.query<{ password_until: Date | null }>(
        `INSERT INTO users (id, login, password_hash, name_enc, email_enc, role, region, locale, on_duty, unit, password_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, CASE WHEN $11::boolean THEN ${UNTIL} END) ON CONFLICT (login) DO NOTHING RETURNING password_until`,
        [account.id, account.login, await hashPassword(password), ...sealedNames(ring, account), role, region, locale, onDuty, account.unit, temporaryPassword],
      );
      if (!opened) throw new AccountFaultError('login-taken');
      return { ...account, passwordUntil: opened.password_until?.toISOString() ?? null };
    },

    async verify(login, password) {
      const row = await rowWhere('login = $1', normalisedLogin(login));
      const fits = await verifyPassword(row?.password_hash || (await nobodysHash), password);
      if (!row || !fits || !row.active) return null;
      if (isOutdated(row.password_hash)) await setPassword(row.id, password);
      return accountOf(ring, row);
    },

    async inRegion(scope, role) {
      const { sql, values } = within(scope, 'region', 1);
      const { rows } = await pool.query<Row>(
        `${SELECT} WHERE ${sql} AND ($3::text IS NULL OR role = $3) ORDER BY region, login`, [...values, role ?? null],
      );
      return rows.map((row) => accountOf(ring, row));
    },

    async change(id, changes) {
      const before = await byId(id);
      if (!before) return null;
      const account: Account = { ...before, ...changes };
      checkPlace(account);
      if (account.standInId !== null) checkStandIn(account, await byId(account.standInId));
      await pool.query(
        `UPDATE users SET name_enc = $2, email_enc = $3, role = $4, region = $5, locale = $6, stand_in_id = $7, on_duty = $8,
         on_leave_until = $9, active = $10, unit = $11 WHERE id = $1`,
        [
          id, ...sealedNames(ring, account), account.role, account.region, account.locale, account.standInId, account.onDuty,
          account.onLeaveUntil, account.active, account.unit,
        ],
      );
      return account;
    },
  };
}

/** Whether the password came from an administrator, and its days are over. */
export function passwordIsOver({ passwordUntil }: Pick<Account, 'passwordUntil'>, now: Instant): boolean {
  return passwordUntil !== null && passwordUntil < now;
}

/** Whether this can be a login. */
export function isLogin(text: string): boolean {
  return /^[\p{L}\p{N}._@-]{2,64}$/u.test(normalisedLogin(text));
}

/** Logins are compared without regard to case and width. */
export function normalisedLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}

/** A role belongs to certain levels: a street reviewer of a district would reach further than the role is meant to. */
function checkPlace({ role, region, unit }: Account): void {
  if ((role === 'unit-officer') !== (unit !== null)) throw new AccountFaultError('unit-missing');
  const level = levelOf(region);
  if (level === null || !roles[role].placedAt.includes(level)) throw new AccountFaultError('role-elsewhere');
}

/** A stand-in sees the same households, and so must have the role and be able to reach them. */
function checkStandIn(account: Account, standIn: Account | null): void {
  const suits = standIn?.active && standIn.id !== account.id && standIn.role === account.role
    && (covers(standIn.region, account.region) || covers(account.region, standIn.region));
  if (!suits) throw new AccountFaultError('stand-in-elsewhere');
}

function sealedNames(ring: KeyRing, { id, name, email }: Account): [string, string | null] {
  return [sealField(ring, nameAt(id), name), email === null ? null : sealField(ring, emailAt(id), email)];
}

function accountOf(ring: KeyRing, row: Row): Account {
  if (!isStaffRole(row.role)) throw new Error(`account ${row.id} has no known role`);
  return {
    id: row.id,
    login: row.login,
    name: openField(ring, nameAt(row.id), row.name_enc),
    email: row.email_enc === null ? null : openField(ring, emailAt(row.id), row.email_enc),
    role: row.role,
    region: row.region,
    unit: row.unit,
    locale: row.locale === 'en' ? 'en' : 'zh',
    standInId: row.stand_in_id,
    onDuty: row.on_duty,
    onLeaveUntil: row.on_leave_until,
    active: row.active,
    passwordUntil: row.password_until?.toISOString() ?? null,
  };
}

const nameAt = (id: string) => ({ table: 'users', column: 'name_enc', id });
const emailAt = (id: string) => ({ table: 'users', column: 'email_enc', id });
