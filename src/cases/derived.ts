import { isPolicyOf } from '../programmes/policy/kinds.ts';
import { againstLine } from '../rules/line-per-head.ts';
import type { ActionName } from './actions.ts';
import type { CaseInScope } from './read/detail.ts';
import type { ReadParts } from './read/parts.ts';

export interface Derived {
  found: CaseInScope;
  codes: Record<string, unknown>;
  form: Record<string, unknown>;
}

/** Codes that the product finds from words and amounts, which stay in Postgres, so that the case need not know these. */
const ofAction: Partial<Record<ActionName, (parts: ReadParts, given: Derived) => Record<string, unknown>>> = { recordIncomeMonth: sideOfMonth };

/** The codes as they travel to the case: what it can only be told is put in, whatever was sent there. */
export function withDerivedCodes(parts: ReadParts, action: ActionName, given: Derived): Record<string, unknown> {
  return { ...given.codes, ...ofAction[action]?.(parts, given) };
}

/** @rule D-03 the month's income against the dibao line of the case's policy, per head */
function sideOfMonth(_parts: ReadParts, { found: { policy }, form }: Derived): Record<string, unknown> {
  if (!isPolicyOf('long-term-exit', policy)) return {};
  const { side } = againstLine({ totalFen: Number(form['incomeFen']), lineFen: policy.dibaoLine.monthlyFen, members: Number(form['members']), months: 1 });
  return { side };
}
