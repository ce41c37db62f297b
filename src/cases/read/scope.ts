import { hiddenFrom } from '../../access/privacy.ts';
import { isStaffRole, reach, type Subject } from '../../access/roles.ts';
import { dayOf } from '../../calendar/days.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import type { Instant } from '../state.ts';
import type { Conditions } from './conditions.ts';
import type { Reader } from './model.ts';
import type { ReadParts } from './parts.ts';

/** Mentors whose households somebody looks after: the own ones, and those of colleagues on leave. */
export function mentorsOf(conditions: Conditions, reader: Reader, now: Instant): string {
  const id = conditions.value(reader.id);
  const today = conditions.value(dayOf(now));
  return `(SELECT u.id FROM users u WHERE u.id = ${id}::uuid OR (u.stand_in_id = ${id}::uuid AND u.on_leave_until >= ${today}::date))`;
}

/** How a query names what decides about the scope: the region's column, and the condition for the households of some mentors. */
interface ScopeColumns {
  region: string;
  /** Condition that a case is of none of some programmes. */
  notOf(programmes: string): string;
  /**
   * @param mentors a subquery of mentors' ids
   * @param today gives the placeholder of the day it is; asked for only where it is used
   */
  own(mentors: string, today: () => string): string;
}

/** For lists: a mentor's households in which somebody is still helped. */
export const presentCases: ScopeColumns = {
  region: 'c.region',
  notOf: (programmes) => `c.programme <> ALL(${programmes})`,
  own: (mentors) => `c.id IN (SELECT t.case_id FROM tracks t WHERE t.mentor_id IN ${mentors} AND t.outcome IS NULL)`,
};

/**
 * For a single case: also a household whose help has ended, and one that was handed over, for as many days as policy
 * lets its former mentor read on.
 */
export const anyCase: ScopeColumns = {
  region: 'c.region',
  notOf: (programmes) => `c.programme <> ALL(${programmes})`,
  own: (mentors, today) => `(EXISTS (SELECT 1 FROM tracks t WHERE t.case_id = c.id AND t.mentor_id IN ${mentors})
    OR EXISTS (SELECT 1 FROM past_mentors h JOIN policies y ON y.id = c.policy_id WHERE h.case_id = c.id AND h.mentor_id IN ${mentors}
      AND (h.handed_over_at AT TIME ZONE 'Asia/Shanghai')::date + (y.data->'readAfterHandover'->>'count')::int >= ${today()}::date))`,
};

/** Clocks carry region and mentor themselves, so that boards need not look at the cases. */
export const clocks: ScopeColumns = {
  region: 'k.region',
  notOf: (programmes) => `NOT EXISTS (SELECT 1 FROM cases hidden WHERE hidden.id = k.case_id AND hidden.programme = ANY(${programmes}))`,
  own: (mentors) => `k.mentor_id IN ${mentors}`,
};

/**
 * Keeps what a reader may see of a subject: nothing, the own households, the own region, or all; and of a programme
 * that is kept more closely, nothing but what its readers may.
 */
export function keepInScope(conditions: Conditions, reader: Reader, now: Instant, columns: ScopeColumns, subject: Subject = 'cases'): void {
  const how = isStaffRole(reader.role) ? reach(reader.role, subject) : 'none';
  const hidden = how === 'none' ? [] : hiddenFrom(reader);
  if (hidden.length > 0) conditions.add(columns.notOf(`${conditions.value(hidden)}::text[]`));
  switch (how) {
    case 'none':
      conditions.add('false');
      return;
    case 'own':
      conditions.add(columns.own(mentorsOf(conditions, reader, now), () => conditions.value(dayOf(now))));
      return;
    case 'region':
      conditions.within(reader.region, columns.region);
      return;
    case 'everywhere':
      return;
    default:
      throw new Error(`unknown reach ${how satisfies never}`);
  }
}

/** Everybody on leave for whom somebody stands in today; the stand-in acts as they may. */
export async function standsInFor({ pool, now }: ReadParts, reader: Reader): Promise<Set<string>> {
  if (reader.role !== 'mentor' && reader.role !== 'teacher') return new Set();
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM users WHERE stand_in_id = $1 AND on_leave_until >= $2::date', [reader.id, dayOf(now())]);
  return new Set(rows.map(({ id }) => id));
}

/** @throws RefusalError `not-found`, the same for what is elsewhere and for what is nowhere. */
export function notFound(): never {
  throw new RefusalError({ code: 'not-found' });
}
