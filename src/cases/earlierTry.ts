import { createHmac, type KeyObject } from 'node:crypto';
import type { Pool } from 'pg';
import type { KeyRing } from '../privacy/keys.ts';
import { RefusalError } from '../refusals/refusal.ts';
import type { CommandAnswer } from './command.ts';
import { lookAtCommand } from './commandStore.ts';

/** Hash of personal words: keyed, because it travels with the command's id and could otherwise be guessed at. */
export type KeyedHash = (content: unknown) => string;

/**
 * What is known of a command that may have been sent before under the same key.
 * @param hashOf the command's body hash, given the keyed hash for what is personal in it
 * @returns its hash, of the earlier try where there was one, which may have been made under an older index key; the
 *   answer, where it was committed
 * @throws RefusalError `key.other-body`
 */
export async function earlierTry({ pool, ring }: { pool: Pool; ring: KeyRing }, id: string, hashOf: (keyed: KeyedHash) => string): Promise<{ hash: string; answer?: CommandAnswer }> {
  const hash = hashOf(keyedBy(ring.index.current.key));
  const earlier = await lookAtCommand(pool, id);
  if (!earlier) return { hash };
  const { bodyHash, answer } = earlier;
  if (bodyHash !== hash && ![...ring.index.byId.values()].some((key) => hashOf(keyedBy(key)) === bodyHash)) {
    throw new RefusalError({ code: 'key.other-body', field: 'Idempotency-Key' });
  }
  return { hash: bodyHash, ...(answer ? { answer } : {}) };
}

function keyedBy(key: KeyObject): KeyedHash {
  return (content) => createHmac('sha256', key).update(JSON.stringify(content)).digest('base64url');
}
