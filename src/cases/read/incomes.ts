import { z } from 'zod';
import { dayOf, endOfDay } from '../../calendar/days.ts';
import { openJson } from '../../privacy/field.ts';
import { policyOf } from '../../programmes/policy/kinds.ts';
import { incomeLedger, type CauseFacts, type IncomeLedger } from '../../rules/exit/income-ledger.ts';
import { monthsLater } from '../../rules/exit/month-row.ts';
import { filesOf } from '../file.ts';
import type { CaseInScope } from './detail.ts';
import type { ReadParts } from './parts.ts';

const amounts = z.looseObject({ incomeFen: z.int(), members: z.int() });
const causesOfFile = z.looseObject({ causes: z.array(z.string()).default([]) });

/**
 * The income ledger of a case with its sentences: which months count towards exit 1 and why; the amounts are opened
 * for whoever may see the case.
 * @returns undefined for a case that keeps none
 * @rule D-03
 */
export async function incomesOf({ pool, ring, now }: ReadParts, { id, state, policy }: CaseInScope): Promise<IncomeLedger | undefined> {
  if (!state.incomes) return undefined;
  const { rows } = await pool.query<{ month: string; documents: string[]; command_id: string; form_enc: string }>(
    'SELECT i.month, i.documents, i.command_id, m.form_enc FROM income_months i JOIN commands m ON m.id = i.command_id WHERE i.case_id = $1 AND i.voided_seq IS NULL AND i.month >= $2 ORDER BY i.month',
    [id, state.incomes.from],
  );
  const months = rows.map(({ month, documents, command_id, form_enc }) => {
    const { incomeFen, members } = amounts.parse(openJson(ring, { table: 'commands', column: 'form_enc', id: command_id }, form_enc));
    return { month, incomeFen, members, evidence: documents };
  });
  const last = months.at(-1)?.month;
  const recorded = last === undefined ? '' : endOfDay(`${monthsLater(last, 1)}-01`); // a record shows that its month has ended
  return incomeLedger({ months, causes: await causesOf({ pool, ring }, id) }, policyOf('long-term-exit', policy), dayOf(recorded > now() ? recorded : now()));
}

/** The causes that the household entered with, and since when they are gone, as the latest report of an exit says. */
async function causesOf(parts: Pick<ReadParts, 'pool' | 'ring'>, caseId: string): Promise<CauseFacts[]> {
  const [[latest], { rows }] = await Promise.all([
    filesOf(parts, caseId),
    parts.pool.query<{ gone: string | null }>("SELECT to_char(cause_gone_on, 'YYYY-MM-DD') AS gone FROM exit_reports WHERE case_id = $1 AND voided_seq IS NULL ORDER BY seq DESC LIMIT 1", [caseId]),
  ]);
  const { causes } = causesOfFile.parse(latest?.file ?? {});
  const gone = rows[0]?.gone;
  return causes.map((cause) => ({ cause, ...(gone ? { goneOn: gone } : {}) }));
}
