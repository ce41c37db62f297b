import { dayOf } from '../../calendar/days.ts';
import { policyOf } from '../../programmes/policy/kinds.ts';
import type { Policy } from '../../programmes/policy/shared.ts';
import { policyFor } from '../../programmes/policy/load.ts';
import { Conditions } from './conditions.ts';
import type { Reader } from './model.ts';
import type { ReadParts } from './parts.ts';
import { anyCase, keepInScope } from './scope.ts';

/** How satisfied the people helped in somebody's scope are; each counts once, by the last answer. */
export interface SatisfactionFigure {
  helped: number;
  asked: number;
  satisfied: number;
  fairly: number;
  dissatisfied: number;
  /** Satisfied among those asked, in tenths of a percent, rounded down; absent while nobody was asked. */
  permille?: number;
  /** What the policy asks for, in percent; absent where no policy holds for the region as a whole. */
  targetPercent?: number;
  met: boolean;
}

/**
 * The figure that the head of the community answers for. Only “satisfied” counts towards the target; “fairly” is told
 * apart. Rounded down, so that it reads 100 % only when everybody asked is satisfied.
 * @rule C-16
 */
export async function satisfactionFor({ pool, now, policies }: ReadParts & { policies: readonly Policy[] }, reader: Reader): Promise<SatisfactionFigure> {
  const conditions = new Conditions();
  keepInScope(conditions, reader, now(), anyCase);
  conditions.add(`c.programme = ${conditions.value('employment-assistance')}`);
  const { rows } = await pool.query<{ answer: string | null; people: number }>(
    `SELECT s.answer, count(*)::int AS people FROM tracks h JOIN cases c ON c.id = h.case_id
     LEFT JOIN LATERAL (
       SELECT answer FROM satisfaction WHERE case_id = h.case_id AND person_id = h.person_id AND voided_seq IS NULL ORDER BY seq DESC LIMIT 1
     ) s ON true
     WHERE ${conditions.sql} GROUP BY s.answer`,
    conditions.values,
  );
  const of = (answer: string | null) => rows.find((row) => row.answer === answer)?.people ?? 0;
  const [satisfied, fairly, dissatisfied] = [of('satisfied'), of('fairly'), of('dissatisfied')];
  const asked = satisfied + fairly + dissatisfied;
  const targetPercent = targetOf(policies, reader.region, dayOf(now()));
  return {
    helped: asked + of(null), asked, satisfied, fairly, dissatisfied,
    ...(asked > 0 ? { permille: Math.floor((satisfied * 1000) / asked) } : {}),
    ...(targetPercent === undefined ? {} : { targetPercent }),
    met: asked > 0 && targetPercent !== undefined && satisfied * 100 >= targetPercent * asked,
  };
}

function targetOf(policies: readonly Policy[], region: string, day: string): number | undefined {
  try {
    return policyOf('employment-assistance', policyFor(policies, 'employment-assistance', region, day)).satisfaction.targetPercent;
  } catch {
    return undefined; // a region above all jurisdictions, or one without a policy
  }
}
