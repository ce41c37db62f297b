import { randomUUID } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import { isStaffRole, roles, rolesWho } from '../../access/roles.ts';
import type { ListFilters } from '../../audit/entry.ts';
import { noteRefused } from '../../audit/refused.ts';
import { noteAtMost, notedOnDay } from '../../audit/trail.ts';
import { storeWords } from '../../audit/words.ts';
import { programmes } from '../../programmes/index.ts';
import { CLOSED, TRACKS } from '../../programmes/programme.ts';
import { refuseInput } from '../../refusals/input.ts';
import { inTransaction } from '../../runtime/transaction.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import { wholeList } from './cases.ts';
import type { CaseFilter, CaseSummary, Reader } from './model.ts';
import type { ReadParts } from './parts.ts';

/** Rows of one file; whoever needs more filters, so that nobody takes a whole city along in one go. */
export const MOST_EXPORTED = 5_000;
/** Files that one account takes along in a day: whoever needs more asks for a report. */
export const MOST_A_DAY = 20;
const [SHORTEST_REASON, LONGEST_REASON] = [2, 200];

/**
 * The cases that the reader's list shows under these filters, masked as there, for a reason. Who took what, under which
 * filters, how many and why is in the trail.
 * @throws RefusalError `action.other-role`, `export.too-many`, `export.too-often`; InputError without a reason
 * @rule X-08
 */
export async function exportCases(parts: ReadParts, reader: Reader, filter: CaseFilter, reason: string): Promise<CaseSummary[]> {
  const at = parts.now();
  if (!mayExport(reader.role)) {
    return noteRefused(parts.pool, new RefusalError({ code: 'action.other-role', rule: 'X-08', values: { by: rolesWho('mayExport') } }), { by: reader, action: 'export', at });
  }
  const typed = reason.trim();
  if (typed === '') return refuseInput([{ field: 'reason', problem: 'required', rule: 'X-08' }]);
  if (typed.length < SHORTEST_REASON) return refuseInput([{ field: 'reason', problem: 'too-short', rule: 'X-08' }]);
  if (typed.length > LONGEST_REASON) return refuseInput([{ field: 'reason', problem: 'too-long', rule: 'X-08' }]);
  const entry = { kind: 'export', by: reader, at, fact: { type: 'exported' } } as const;
  const tooOften = () => noteRefused(parts.pool, new RefusalError({ code: 'export.too-often', rule: 'X-08' }), { by: reader, action: 'export', at });
  if ((await notedOnDay(parts.pool, entry)) >= MOST_A_DAY) return tooOften(); // before a whole list is read for nothing
  const cases = await wholeList(parts, reader, filter, MOST_EXPORTED + 1);
  if (cases.length > MOST_EXPORTED) throw new RefusalError({ code: 'export.too-many', values: { most: MOST_EXPORTED } });
  const words = randomUUID();
  const fact = { type: 'exported', what: 'cases', rows: cases.length, words, ...filtersOf(filter) } as const;
  const taken = await inTransaction(parts.pool, async (client) => {
    if (!(await noteAtMost(client, MOST_A_DAY, { ...entry, fact }))) return false;
    await storeWords({ pool: client, ring: parts.ring }, { id: words, words: typed });
    return true;
  });
  return taken ? cases : tooOften();
}

/** The filters as codes; what stands in the address and is none of ours is not kept. */
function filtersOf({ programme, stage, open, overdue }: CaseFilter): { filters?: ListFilters } {
  const known = programmes().find(({ id }) => id === programme);
  const stages = new Set([CLOSED, TRACKS, ...programmes().flatMap((one) => Object.keys(one.stages))]);
  const filters: ListFilters = {
    ...(known ? { programme: known.id } : {}), ...(stage !== undefined && stages.has(stage) ? { stage } : {}),
    ...(open === undefined ? {} : { open }), ...(overdue === undefined ? {} : { overdue }),
  };
  return Object.keys(filters).length > 0 ? { filters } : {};
}

export function mayExport(role: string): boolean {
  return isStaffRole(role) && roles[role].mayExport;
}

/**
 * A table as a file that spreadsheets open: UTF-8 with its mark, for Chinese; no cell is taken for a formula, whatever
 * somebody typed as a name (csv-stringify puts an apostrophe before it).
 */
export function csvOf(head: readonly string[], rows: readonly (readonly string[])[]): Buffer {
  return Buffer.from(stringify([[...head], ...rows.map((row) => [...row])], { bom: true, record_delimiter: 'windows', escape_formulas: true }));
}
