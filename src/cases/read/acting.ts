import { RefusalError, type Refusal } from '../../refusals/refusal.ts';
import type { CaseInScope } from './detail.ts';
import type { Reader } from './model.ts';

/**
 * Why a reader may look at a case but change nothing in it: an auditor never does, and a mentor who handed everybody
 * over reads on for a while. Which action belongs to whom is the case's own to judge.
 * @param standIns mentors on leave for whom the reader stands in
 */
export function onlyReads(reader: Reader, { state }: Pick<CaseInScope, 'state'>, standIns: ReadonlySet<string>): Refusal | undefined {
  if (reader.role === 'auditor') return { code: 'reader.only', rule: 'X-08' };
  if (reader.role !== 'mentor' && reader.role !== 'teacher') return undefined;
  const helps = Object.values(state.tracks).some(({ mentor }) => mentor === reader.id || standIns.has(mentor));
  return helps ? undefined : { code: 'mentor.other', rule: 'X-06' };
}

/** @throws RefusalError as {@link onlyReads} says */
export function mustAct(reader: Reader, found: Pick<CaseInScope, 'state'>, standIns: ReadonlySet<string>): void {
  const refusal = onlyReads(reader, found, standIns);
  if (refusal) throw new RefusalError(refusal);
}
