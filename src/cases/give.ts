import type { Pool } from 'pg';
import { RefusalError } from '../refusals/refusal.ts';
import type { CaseStart, Command, CommandAnswer } from './command.ts';
import { askIfEndedTooSoon, askToCatchUp } from './catchUp.ts';
import { lookAtCommand, noteRefusal, storeCommand, type StoredCommand } from './commandStore.ts';
import { sendCommand, type Engine } from './engine.ts';

/**
 * Gives a command to its case, once: stored first, then sent, then looked at again. The record decides what happened,
 * because a command that was committed may be refused when the engine delivers it a second time.
 * @param stored the command's row; already written when `alreadyStored`
 * @throws RefusalError the case's own refusal; `not-confirmed` when nobody answered in time and the same key must be tried again
 */
export async function giveCommand(
  { pool, engine }: { pool: Pool; engine: Engine }, stored: StoredCommand, command: Command, options: { start?: CaseStart; alreadyStored?: boolean } = {},
): Promise<CommandAnswer> {
  const before = options.alreadyStored ? (await lookAtCommand(pool, stored.id))?.answer : await storeCommand(pool, stored);
  if (before) return fromRecord({ pool, engine }, stored.caseId, before);
  const sent = await sendCommand(engine, stored.caseId, command, `${stored.id}.${stored.bodyHash}`, options.start);
  if (sent.kind === 'answer') return sent.answer;
  const after = await lookAtCommand(pool, stored.id);
  if (after?.answer) return fromRecord({ pool, engine }, stored.caseId, after.answer);
  switch (sent.kind) {
    case 'refused':
      await noteRefusal(pool, stored.id, sent.refusal);
      throw new RefusalError(sent.refusal);
    case 'gone':
      throw new RefusalError({ code: (await askIfEndedTooSoon(pool, stored.caseId)) ? 'not-confirmed' : 'case.closed' });
    case 'unknown':
      if (!engine.past) await askToCatchUp(pool, stored.caseId); // it may still be written, and its update be lost, with nobody to send it again
      throw new RefusalError({ code: 'not-confirmed' });
    default:
      throw new Error(sent satisfies never);
  }
}

/**
 * An answer that the record gave and not the case: the case may not know of the command, when the engine was killed
 * with the update under way. Nobody waits for it to catch up.
 */
async function fromRecord({ pool, engine }: { pool: Pool; engine: Engine }, caseId: string, answer: CommandAnswer): Promise<CommandAnswer> {
  if (!engine.past) await askToCatchUp(pool, caseId);
  return answer;
}
