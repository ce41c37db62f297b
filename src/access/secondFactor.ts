import { createHash, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Pool } from 'pg';
import type { Instant } from '../calendar/days.ts';
import { openField, sealField } from '../privacy/field.ts';
import type { KeyRing } from '../privacy/keys.ts';

// The second factor of a sign-in: codes of six digits that an authenticator app makes anew every thirty seconds (TOTP, RFC 6238).

interface Parts {
  pool: Pool;
  ring: KeyRing;
  now(): Instant;
}

const PERIOD_SECONDS = 30;
/** Clocks of phones differ: the code before and the one after count, too. */
const WINDOW = 1;
const SECRET_BYTES = 20;
/** Wrong codes for one account. Only who has its password gets so far, so nobody else can lock a colleague out. */
const MOST_TRIES = 10;
const TRIES_WITHIN = '15 minutes';

/** What a code was. `too-many`: not even looked at. */
export type CodeTaken = 'code' | 'recovery-code' | 'wrong' | 'too-many';

/** Whether the account is asked for a code. */
export async function hasSecondFactor(pool: Pool, accountId: string): Promise<boolean> {
  const { rowCount } = await pool.query('SELECT 1 FROM second_factors WHERE user_id = $1 AND confirmed_at IS NOT NULL', [accountId]);
  return rowCount === 1;
}

/** How many recovery codes are left. */
export async function recoveryCodesLeft(pool: Pool, accountId: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('SELECT count(*)::int AS count FROM recovery_codes WHERE user_id = $1', [accountId]);
  return rows[0]?.count ?? 0;
}

/**
 * The secret for an account's app: made once and shown until a code of it was entered, so that reloading the page does
 * not make the one that was just scanned worthless.
 * @returns the text for a QR code and the secret for typing (base32), or null when the account has a second factor already
 */
export async function secretToScan({ pool, ring }: Parts, account: { id: string; login: string }): Promise<{ uri: string; secret: string } | null> {
  const made = sealField(ring, secretAt(account.id), new Secret({ size: SECRET_BYTES }).base32);
  await pool.query('INSERT INTO second_factors (user_id, secret_enc) VALUES ($1, $2) ON CONFLICT (user_id) DO NOTHING', [account.id, made]);
  const { rows } = await pool.query<{ secret_enc: string }>('SELECT secret_enc FROM second_factors WHERE user_id = $1 AND confirmed_at IS NULL', [account.id]);
  const [row] = rows;
  if (!row) return null;
  const secret = openField(ring, secretAt(account.id), row.secret_enc);
  return { uri: totp(secret, account.login).toString(), secret };
}

/**
 * Switches the second factor on, once a code shows that the app has the secret.
 * @returns the recovery codes, given out this once
 */
export async function confirmSecondFactor(parts: Parts, accountId: string, typed: string): Promise<{ kind: 'on'; recoveryCodes: string[] } | { kind: 'wrong' | 'too-many' }> {
  const taken = await takeCode(parts, accountId, typed);
  if (taken !== 'code') return { kind: taken === 'too-many' ? taken : 'wrong' };
  const recoveryCodes = Array.from({ length: RECOVERY_CODES }, recoveryCode);
  await parts.pool.query(
    `WITH confirmed AS (UPDATE second_factors SET confirmed_at = $2 WHERE user_id = $1),
          old AS (DELETE FROM recovery_codes WHERE user_id = $1)
     INSERT INTO recovery_codes (user_id, code_hash) SELECT $1, unnest($3::text[])`,
    [accountId, parts.now(), recoveryCodes.map(hashOf)],
  );
  return { kind: 'on', recoveryCodes };
}

/** Judges what somebody typed as a code. Each code and each recovery code counts once, also when sent twice at once. */
export async function takeCode({ pool, ring, now }: Parts, accountId: string, typed: string): Promise<CodeTaken> {
  const at = now();
  const { rows } = await pool.query<{ secret_enc: string; tries: number }>(
    `UPDATE second_factors SET tries = CASE WHEN tries > 0 AND tries_since > $2::timestamptz - $3::interval THEN tries + 1 ELSE 1 END,
       tries_since = CASE WHEN tries > 0 AND tries_since > $2::timestamptz - $3::interval THEN tries_since ELSE $2 END
     WHERE user_id = $1 RETURNING secret_enc, tries`,
    [accountId, at, TRIES_WITHIN],
  );
  const [row] = rows;
  if (!row) return 'wrong';
  if (row.tries > MOST_TRIES) return 'too-many';
  const characters = typed.normalize('NFKC').replaceAll(/[^0-9A-Za-z]/g, '').toUpperCase();
  if (/^\d{6}$/.test(characters)) {
    const timestamp = Date.parse(at);
    const off = totp(openField(ring, secretAt(accountId), row.secret_enc), '').validate({ token: characters, timestamp, window: WINDOW });
    if (off === null) return 'wrong';
    const step = Math.floor(timestamp / 1000 / PERIOD_SECONDS) + off;
    const { rowCount } = await pool.query('UPDATE second_factors SET last_step = $2, tries = 0 WHERE user_id = $1 AND last_step < $2', [accountId, step]);
    return rowCount === 1 ? 'code' : 'wrong';
  }
  const { rowCount } = await pool.query('DELETE FROM recovery_codes WHERE user_id = $1 AND code_hash = $2', [accountId, hashOf(characters)]);
  if (rowCount !== 1) return 'wrong';
  await pool.query('UPDATE second_factors SET tries = 0 WHERE user_id = $1', [accountId]);
  return 'recovery-code';
}

/** Switches the second factor off and makes its recovery codes worthless. @returns whether there was one */
export async function removeSecondFactor(pool: Pool, accountId: string): Promise<boolean> {
  await pool.query('DELETE FROM recovery_codes WHERE user_id = $1', [accountId]);
  const { rows } = await pool.query<{ on: boolean }>('DELETE FROM second_factors WHERE user_id = $1 RETURNING confirmed_at IS NOT NULL AS on', [accountId]);
  return rows[0]?.on === true;
}

function totp(secret: string, label: string): TOTP {
  return new TOTP({ issuer: 'Bangfu', label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS });
}

const secretAt = (id: string) => ({ table: 'second_factors', column: 'secret_enc', id });

const RECOVERY_CODES = 8;
const RECOVERY_GROUPS = 4;
const GROUP_LENGTH = 4;
/** Without what is mistaken for one another; 32 of them, so that sixteen are 80 bits. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

function recoveryCode(): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: RECOVERY_GROUPS }, group).join('-');
}

/** A plain hash is enough: there is nothing to guess in 80 random bits. */
function hashOf(code: string): string {
  return createHash('sha256').update(code.replaceAll('-', '')).digest('base64url');
}
