import { randomUUID } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import { isStaffRole, roles, rolesWho } from '../../access/roles.ts';
import { noteRefused } from '../../audit/refused.ts';
import { note } from '../../audit/trail.ts';
import { storeWords } from '../../audit/words.ts';
import { refuseInput } from '../../refusals/input.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import { wholeList } from './cases.ts';
import type { CaseFilter, CaseSummary, Reader } from './model.ts';
import type { ReadParts } from './parts.ts';

/** Rows of one file; whoever needs more filters, so that nobody takes a whole city along in one go. */
export const MOST_EXPORTED = 5_000;
const LONGEST_REASON = 200;

/**
 * The cases that the reader's list shows under these filters, masked as there, for a reason. Who took what, how many and
 * why is in the trail.
 * @throws RefusalError `action.other-role`, `export.too-many`; InputError without a reason
 * @rule X-08
 */
export async function exportCases(parts: ReadParts, reader: Reader, filter: CaseFilter, reason: string): Promise<CaseSummary[]> {
  const at = parts.now();
  if (!mayExport(reader.role)) {
    return noteRefused(parts.pool, new RefusalError({ code: 'action.other-role', rule: 'X-08', values: { by: rolesWho('mayExport') } }), { by: reader, action: 'export', at });
  }
  const typed = reason.trim();
  if (typed === '') return refuseInput([{ field: 'reason', problem: 'required', rule: 'X-08' }]);
  if (typed.length > LONGEST_REASON) return refuseInput([{ field: 'reason', problem: 'too-long', rule: 'X-08' }]);
  const cases = await wholeList(parts, reader, filter, MOST_EXPORTED + 1);
  if (cases.length > MOST_EXPORTED) throw new RefusalError({ code: 'export.too-many', values: { most: MOST_EXPORTED } });
  const words = await storeWords(parts, { id: randomUUID(), words: typed });
  await note(parts.pool, { kind: 'export', by: reader, at, fact: { type: 'exported', what: 'cases', rows: cases.length, words } });
  return cases;
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
