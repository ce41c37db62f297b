import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { TrailEntry } from '../audit/entry.ts';
import { note } from '../audit/trail.ts';
import { addDays, dayOf, startOfDay, type Instant } from '../calendar/days.ts';

/** What a token may be used for: looking, or everything that its account may do. */
export const tokenScopes = ['read', 'act'] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** A token for programs that use the REST API in somebody's name: it reaches what that account reaches, no more. */
export interface ApiToken {
  id: string;
  /** What its owner calls it. */
  name: string;
  scope: TokenScope;
  /** Instants in UTC, ISO 8601. */
  expiresAt: string;
  createdAt: string;
}

/** Makes a token known at sight, to its owner and to tools that look for secrets in code. */
const PREFIX = 'bangfu_';
const TOKEN_BYTES = 32;

/**
 * Makes a token. Its text is given out this once; the database has a hash of it.
 * @param token `expiresAt`: instant in UTC, ISO 8601
 */
export async function issueToken(pool: Pool, accountId: string, { name, scope, expiresAt }: Pick<ApiToken, 'name' | 'scope' | 'expiresAt'>): Promise<{ id: string; token: string }> {
  const id = randomUUID();
  const token = PREFIX + randomBytes(TOKEN_BYTES).toString('base64url');
  await pool.query('INSERT INTO api_tokens (id, user_id, token_hash, name, scope, expires_at) VALUES ($1, $2, $3, $4, $5, $6)', [
    id, accountId, hashOf(token), name, scope, expiresAt,
  ]);
  return { id, token };
}

/** A token is as good as a password: after a year somebody decides anew. */
export const LONGEST_TOKEN_DAYS = 366;

/** What somebody says of a token that they want. */
export const tokenAsked = z.strictObject({ name: z.string().trim().min(1).max(60), scope: z.enum(tokenScopes).default('read'), days: z.int().min(1).max(LONGEST_TOKEN_DAYS) });

/** Makes a token that lasts to the end of the day so many days on, and notes it in the trail. */
export async function issueTokenFor({ pool, now }: { pool: Pool; now(): Instant }, by: TrailEntry['by'], { days, ...wanted }: z.infer<typeof tokenAsked>): Promise<{ id: string; token: string; expiresAt: Instant }> {
  const expiresAt = startOfDay(addDays(dayOf(now()), days + 1));
  const made = await issueToken(pool, by.id, { ...wanted, expiresAt });
  await note(pool, { kind: 'configuration', by, at: now(), fact: { type: 'token-issued', token: made.id, scope: wanted.scope, expires: expiresAt } });
  return { ...made, expiresAt };
}

/** The account of a token that has not expired, and what for, or null. Whether that account is active is for its reader to see. */
export async function accountOfToken(pool: Pool, token: string): Promise<{ id: string; scope: TokenScope } | null> {
  const { rows } = await pool.query<{ id: string; scope: TokenScope }>({
    name: 'account_of_token',
    text: 'SELECT user_id AS id, scope FROM api_tokens WHERE token_hash = $1 AND expires_at > now()',
    values: [hashOf(token)],
  });
  return rows[0] ?? null;
}

/** An account's tokens, newest first, expired ones included. */
export async function tokensOf(pool: Pool, accountId: string): Promise<ApiToken[]> {
  const { rows } = await pool.query<{ id: string; name: string; scope: TokenScope; expires_at: Date; created_at: Date }>(
    'SELECT id, name, scope, expires_at, created_at FROM api_tokens WHERE user_id = $1 ORDER BY created_at DESC, id', [accountId],
  );
  return rows.map(({ id, name, scope, expires_at, created_at }) => ({ id, name, scope, expiresAt: expires_at.toISOString(), createdAt: created_at.toISOString() }));
}

/** @returns whether the account had such a token */
export async function revokeToken(pool: Pool, accountId: string, id: string): Promise<boolean> {
  const { rowCount } = await pool.query('DELETE FROM api_tokens WHERE id = $1 AND user_id = $2', [id, accountId]);
  return rowCount === 1;
}

/** A plain hash is enough: there is nothing to guess in 256 random bits. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Makes every token of an account worthless. */
export async function revokeTokensOf(pool: Pool, accountId: string): Promise<void> {
  await pool.query('DELETE FROM api_tokens WHERE user_id = $1', [accountId]);
}
