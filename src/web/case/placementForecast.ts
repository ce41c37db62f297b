import { decide, refusal, type Standing } from '../../../workflows/core.ts';
import type { Calendar } from '../../calendar/calendar.ts';
import type { By } from '../../cases/actor.ts';
import { casePolicy, type CommandOf } from '../../cases/command.ts';
import type { CaseInScope } from '../../cases/read/detail.ts';
import { schedule } from '../../cases/schedule.ts';
import type { Instant } from '../../cases/state.ts';
import { programmeOf } from '../../programmes/index.ts';

/** When a placement clock would fall due, were the determination recorded now. */
export interface ForecastClock {
  /** Absent for the clock of the household as a whole. */
  person?: string;
  /** The category whose clock it is: the shortest of the person's. */
  category: string;
  due: Instant;
  rule: string;
  provisional: boolean;
}

/**
 * What the determining officer sees before confirming. The core itself decides and schedules, on a copy, so that the
 * page shows nothing else than what will happen.
 * @rule C-08
 */
export function placementForecast({ state, policy }: Pick<CaseInScope, 'state' | 'policy'>, by: By, calendar: Calendar, now: Instant): ForecastClock[] {
  const standing: Standing = { state, programme: programmeOf(state.programme), policy: casePolicy(policy), now };
  const seekers = Object.keys(state.people).filter((id) => state.people[id]?.seeksRecognition);
  const command: CommandOf<'pass'> = { id: 'forecast', action: 'pass', by, codes: { mentors: Object.fromEntries(seekers.map((id) => [id, by.id])) } };
  if (refusal(standing, command)) return [];
  const { state: after } = decide(standing, command);
  schedule(after, calendar, now);
  return Object.entries(after.clocks)
    .filter(([, { kind }]) => kind === 'placement')
    .map(([id, { due, rule, track, provisional }]) => ({
      ...(track ? { person: track } : {}), category: id.split(':').at(-1) ?? '', due: due ?? now, rule, provisional: provisional ?? false,
    }))
    .sort((one, other) => (one.due < other.due ? -1 : 1));
}
