import { createHash } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import { RefusalError, type Refusal } from '../refusals/refusal.ts';
import type { ActionName } from './actions.ts';
import type { CommandAnswer } from './command.ts';

/** A command as it is stored before it is sent: its form sealed, its key and body bound together. */
export interface StoredCommand {
  id: string;
  caseId: string;
  userId: string;
  /** The client's Idempotency-Key. */
  key: string;
  bodyHash: string;
  action: ActionName;
  track?: string;
  /** Sealed words and personal data. */
  form?: string;
}

/** Same sender, same key, same command: a retry finds its own row. */
export function commandId(userId: string, key: string): string {
  return createHash('sha256').update(`${userId}\n${key}`).digest('base64url').slice(0, 22);
}

/** Everything that makes the command what it is; another body under the same key is another command. */
export function bodyHash(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

/**
 * Stores a command before it is sent, or finds it from an earlier try.
 * @returns the answer, when it was committed already
 * @throws RefusalError `key.other-body` when the key was used for something else
 */
export async function storeCommand(client: Pool | ClientBase, command: StoredCommand): Promise<CommandAnswer | undefined> {
  const { id, caseId, userId, key, action, track, form } = command;
  const { rowCount } = await client.query({
    name: 'store_command',
    text: `INSERT INTO commands (id, case_id, user_id, key, body_hash, action, track, form_enc) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
           ON CONFLICT (user_id, key) DO NOTHING`,
    values: [id, caseId, userId, key, command.bodyHash, action, track ?? null, form ?? null],
  });
  if (rowCount === 1) return undefined;
  const stored = await lookAtCommand(client, id);
  if (stored?.bodyHash !== command.bodyHash) throw new RefusalError({ code: 'key.other-body', field: 'Idempotency-Key' });
  return stored.answer ?? undefined;
}

export async function lookAtCommand(client: Pool | ClientBase, id: string): Promise<{ bodyHash: string; answer: CommandAnswer | null } | undefined> {
  const { rows } = await client.query<{ body_hash: string; answer: CommandAnswer | null }>({
    name: 'look_at_command',
    text: 'SELECT body_hash, CASE WHEN committed_at IS NULL THEN NULL ELSE answer END AS answer FROM commands WHERE id = $1',
    values: [id],
  });
  const [row] = rows;
  return row && { bodyHash: row.body_hash, answer: row.answer };
}

/** Keeps why a command was refused; it may be given again and then find another answer. */
export async function noteRefusal(client: Pool | ClientBase, id: string, refusal: Refusal): Promise<void> {
  await client.query('UPDATE commands SET refusal = $2 WHERE id = $1 AND committed_at IS NULL', [id, JSON.stringify(refusal)]);
}
