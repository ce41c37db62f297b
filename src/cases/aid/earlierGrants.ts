import type { Pool } from 'pg';
import { aidKinds, tiers } from '../../programmes/union-aid/kinds.ts';
import type { EarlierGrant } from '../../rules/aid/second-aid.ts';
import { dayOf } from '../../calendar/days.ts';
import type { Instant } from '../state.ts';

/**
 * The aid that a household was granted in the calendar year of an instant: approved or paid, less what came back; in
 * this case and in earlier ones of the same applicant.
 * @param but a grant of this case to leave out: the one in question
 * @rule B-08
 */
export async function earlierGrants(pool: Pool, caseId: string, at: Instant, but?: string): Promise<EarlierGrant[]> {
  const { rows } = await pool.query<{ kind: string; tier: string; amount: string; student: string | null; top_up: string | null }>(
    `SELECT g.kind, g.tier, (g.amount_fen - g.returned_fen)::text AS amount, coalesce(here.person_id, g.student_id) AS student, g.top_up
     FROM grants g
     LEFT JOIN case_people s ON s.case_id = g.case_id AND s.person_id = g.student_id
     LEFT JOIN case_people here ON here.case_id = $1 AND here.identity_index = s.identity_index
     WHERE g.state IN ('approved', 'paid') AND extract(year FROM g.approved_at AT TIME ZONE 'Asia/Shanghai') = $2
       AND NOT (g.case_id = $1 AND g.id = $3)
       AND g.case_id IN (
         SELECT other.case_id FROM cases c JOIN case_people own ON own.case_id = c.id AND own.person_id = c.applicant_id
         JOIN case_people other ON other.identity_index = own.identity_index AND other.programme = own.programme WHERE c.id = $1)`,
    [caseId, yearOf(at), but ?? ''],
  );
  return rows.flatMap(({ kind, tier, amount, student, top_up }): EarlierGrant[] => {
    const [ofKind, ofTier] = [aidKinds.find((one) => one === kind), tiers.find((one) => one === tier)];
    return ofKind && ofTier ? [{ kind: ofKind, tier: ofTier, amount: Number(amount), ...(student ? { student } : {}), ...(top_up ? { topUp: top_up } : {}) }] : [];
  });
}

export function yearOf(at: Instant): number {
  return Number(dayOf(at).slice(0, 4));
}
