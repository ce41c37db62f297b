import type { Calendar } from '../../calendar/calendar.ts';
import { deadline, type RunningDeadline } from '../../calendar/deadline.ts';
import { lastDayBefore, type Instant } from '../../calendar/days.ts';
import type { LongTermExitPolicy } from '../../programmes/long-term-exit/policy.ts';
import type { ClockPolicy } from '../../programmes/policy/clock.ts';
import type { Text } from '../../programmes/programme.ts';
import { refuseInput } from '../../refusals/input.ts';
import { codeProblems } from '../wrong-input.ts';

type Group = LongTermExitPolicy['unitMeasures']['groups'][number];
export type Measure = Group['measures'][number] & { group: string };
/** A kind of unit, such as the county's department of civil affairs. */
export type Unit = LongTermExitPolicy['unitMeasures']['units'][number];

/** A measure with the group that it belongs to; undefined when the policy has no such one. @rule D-05 */
export function measureNamed(measure: string, { unitMeasures }: Partial<Pick<LongTermExitPolicy, 'unitMeasures'>>): (Group['measures'][number] & { group: Group }) | undefined {
  for (const group of unitMeasures?.groups ?? []) {
    const found = group.measures.find(({ code }) => code === measure);
    if (found) return { ...found, group };
  }
  return undefined;
}

/** A measure handed to its lead unit: who answers, who helps, until when. */
export interface Referral extends Text {
  rule: 'D-05';
  measure: string;
  group: string;
  title: Text;
  lead: Unit;
  responsible: Unit[];
  clock: ClockPolicy;
  deadline: RunningDeadline;
}

/** Every measure of the policy in its order, with the group it belongs to. @rule D-05 */
export function measuresOf({ unitMeasures }: Pick<LongTermExitPolicy, 'unitMeasures'>): Measure[] {
  return unitMeasures.groups.flatMap((group) => group.measures.map((measure) => ({ ...measure, group: group.code })));
}

/**
 * A referral as it begins. Its due instant follows from the group's clock; several may run side by side in a case.
 * @param openedAt the instant of the referral; its day does not count
 * @throws InputError when the policy has no such measure
 * @rule D-05
 */
export function referralOf(measure: string, openedAt: Instant, policy: LongTermExitPolicy, calendar: Calendar): Referral {
  const found = measuresOf(policy).find(({ code }) => code === measure);
  const group = policy.unitMeasures.groups.find(({ code }) => code === found?.group);
  if (!found || !group) return refuseInput(codeProblems('measure', measure, measuresOf(policy), 'D-05'));
  const due = deadline({ from: openedAt, span: group.referral.span, calendar });
  if (due.due === null) throw new Error('a span without pauses always falls due');
  const lead = unitOf(found.lead, policy);
  const day = lastDayBefore(due.due);
  return {
    rule: 'D-05', measure, group: group.code, title: found.title, lead, responsible: found.responsible.map((code) => unitOf(code, policy)), clock: group.referral, deadline: due,
    zh: `${found.title.zh}：转${lead.title.zh}办理，${day} 前答复。`, en: `${found.title.en}: referred to ${lead.title.en}, to be answered by ${day}.`,
  };
}

function unitOf(code: string, { unitMeasures }: LongTermExitPolicy): Unit {
  const unit = unitMeasures.units.find((one) => one.code === code);
  if (!unit) throw new Error(`the policy names no unit “${code}”`);
  return unit;
}
