import { noteRefused } from '../audit/refused.ts';
import { programmes } from '../programmes/index.ts';
import { RefusalError } from '../refusals/refusal.ts';
import type { Role } from './actor.ts';
import type { Reader } from './read/model.ts';
import type { ReadParts } from './read/parts.ts';

/** The roles that take in applications of any programme: drafts and the check of numbers are theirs alone. */
function takers(): Role[] {
  return [...new Set(programmes().flatMap(({ takenInBy }) => takenInBy))];
}

/** @throws RefusalError `action.other-role` for who takes in no applications at all; the attempt is in the trail */
export async function mustTakeIn(parts: Pick<ReadParts, 'pool' | 'now'>, reader: Reader): Promise<void> {
  const by = takers();
  if (by.includes(reader.role)) return;
  await noteRefused(parts.pool, new RefusalError({ code: 'action.other-role', rule: 'C-01', values: { by: by.join(',') } }), { by: reader, action: 'apply', at: parts.now() });
}
