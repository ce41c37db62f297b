import { DatabaseError } from 'pg';
import type { Refusal } from '../src/refusals/refusal.ts';

/** Constraints that hold what other cases hold, and what it means when a step breaks one. */
const refusals: Readonly<Record<string, () => Refusal>> = {
  case_people_once: () => ({ code: 'identity.already-open', rule: 'X-05' }),
  pairings_caseload: () => ({ code: 'caseload.full', rule: 'D-06' }),
  pairs_student_once: () => ({ code: 'student.paired-elsewhere', rule: 'E-01' }),
  pairs_teacher_room: () => ({ code: 'teacher.no-room', rule: 'E-01', field: 'teacher' }),
  funds_not_overdrawn: () => ({ code: 'fund.overdrawn', rule: 'B-20' }),
  funds_open: () => ({ code: 'fund.closed', rule: 'B-20' }),
  campaign_people_once: () => ({ code: 'relief.twice', rule: 'A-03' }),
  campaign_villages_within: () => ({ code: 'allotment.taken', rule: 'A-03' }),
  campaign_villages_people: () => ({ code: 'allotment.taken', rule: 'A-03' }),
  campaign_places_village: () => ({ code: 'campaign.unknown', rule: 'A-03', field: 'campaign' }),
  campaign_places_open: () => ({ code: 'campaign.ended', rule: 'A-05' }),
};

/** The refusal that a broken constraint stands for; undefined for every other error. */
export function takenIn(error: unknown): Refusal | undefined {
  if (!(error instanceof DatabaseError) || !error.constraint || !Object.hasOwn(refusals, error.constraint)) return undefined;
  return refusals[error.constraint]?.();
}
