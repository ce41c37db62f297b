import { dayOf, partsOf } from '../../calendar/days.ts';
import { isPolicyOf } from '../../programmes/policy/kinds.ts';
import { policyFor } from '../../programmes/policy/load.ts';
import type { Policy } from '../../programmes/policy/shared.ts';
import { driveOn, drivesOf, type Drive } from '../../rules/exit/season.ts';
import { regionAt } from '../../access/region.ts';
import type { Reader } from './model.ts';
import type { ReadParts } from './parts.ts';
import { Conditions } from './conditions.ts';
import { keepInScope, presentCases } from './scope.ts';
import { summaries, summaryOf } from './cases.ts';
import type { CaseSummary } from './model.ts';

/** The drives of a year, the one that runs now, and the households it is for. */
export interface Drives {
  year: Drive[];
  now?: Drive;
  /** Households that are helped now, in the reader's scope; at most 200. */
  households: CaseSummary[];
}

const MOST = 200;

/** @rule D-07 */
export async function drivesFor(parts: ReadParts & { policies: readonly Policy[] }, reader: Reader): Promise<Drives> {
  const today = dayOf(parts.now());
  const policy = exitPolicyOf(parts.policies, reader.region, today);
  if (!policy) return { year: [], households: [] };
  const conditions = new Conditions();
  conditions.add(`c.programme = 'long-term-exit' AND c.stage IN ('support', 'exitRecheck', 'exitNotice')`);
  keepInScope(conditions, reader, parts.now(), presentCases);
  const rows = await summaries(parts.pool, conditions, MOST);
  const now = driveOn(today, policy);
  return { year: drivesOf(partsOf(today).year, policy), ...(now ? { now } : {}), households: rows.map((row) => summaryOf(parts, row)) };
}

/** The policy of long-term exit where the reader works; a level above takes that of the first place below it which has one. */
function exitPolicyOf(policies: readonly Policy[], region: string, day: string) {
  const place = regionAt('district', region) ?? region;
  try {
    const policy = policyFor(policies, 'long-term-exit', place, day);
    return isPolicyOf('long-term-exit', policy) ? policy : undefined;
  } catch {
    return undefined;
  }
}
