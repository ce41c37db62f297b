import { dayKind, forRegion, lastWorkingDay, type Calendar } from '../calendar/calendar.ts';
import { endOfDay } from '../calendar/days.ts';
import { deadline, type Explanation } from '../calendar/deadline.ts';
import { moments } from '../calendar/moments.ts';
import type { CaseState, Clock, Instant } from './state.ts';

/** What scheduling adds to a case's clocks; small, because it travels back to the workflow. */
export interface Scheduled {
  clocks: Record<string, Pick<Clock, 'due' | 'moments' | 'provisional'>>;
  /** Clocks that a shorter one of the same person made superfluous (C-08). */
  dropped: string[];
}

export interface ScheduledCase extends Scheduled {
  /** Why each newly scheduled clock falls due when it does, for the records only; a planned call is explained by its window. */
  explanations: Record<string, Explanation>;
  calendarVersion: string;
}

/**
 * Works out when the clocks that have no due instant fall due, and when somebody must be told on the way there.
 * Changes the state's clocks in place. Paused clocks stay without one.
 * @param now reminders that would lie before it are left out; a due instant never is
 */
export function schedule(state: CaseState, calendar: Calendar, now: Instant): ScheduledCase {
  const local = forRegion(calendar, state.region);
  const result: ScheduledCase = { clocks: {}, dropped: [], explanations: {}, calendarVersion: calendar.version };
  for (const [id, clock] of Object.entries(state.clocks)) {
    if (!needsSchedule(clock)) continue;
    const { due, provisional, explanation } = dueOf(clock, local);
    const moved = clock.reschedule === true && clock.due !== undefined;
    const coming = moments({ startedAt: clock.startedAt, due, remind: clock.remind, escalateAfter: clock.escalateAfter, hours: clock.hours, calendar: local })
      .filter((moment) => moment.kind !== 'remind' || moment.at > now)
      .map((moment) => (moment.kind === 'due' && clock.window ? { ...moment, at: endOfDay(clock.window.to) } : moment));
    delete clock.reschedule;
    if (moved && clock.overdue && due > now) delete clock.overdue;
    clock.due = due;
    clock.moments = moved && clock.overdue ? coming.filter((moment) => moment.at > now) : coming;
    if (provisional) clock.provisional = true;
    else delete clock.provisional;
    result.clocks[id] = { due, moments: clock.moments, ...(provisional ? { provisional } : {}) };
    if (explanation) result.explanations[id] = explanation;
  }
  dropLongerPlacementClocks(state, result);
  return result;
}

/** Puts the result of {@link schedule}, which was worked out elsewhere, into the state that it was worked out for. */
export function applySchedule(state: CaseState, scheduled: Scheduled): void {
  for (const [id, { due, moments: coming, provisional }] of Object.entries(scheduled.clocks)) {
    const clock = state.clocks[id];
    if (!clock || due === undefined) continue;
    if (clock.reschedule && clock.overdue && coming.some((moment) => moment.kind === 'due')) delete clock.overdue;
    delete clock.reschedule;
    clock.due = due;
    clock.moments = coming;
    if (provisional) clock.provisional = true;
    else delete clock.provisional;
  }
  for (const id of scheduled.dropped) drop(state, id);
}

/** Drops a clock; the step that made it superfluous can be undone, and then it goes on. */
function drop(state: CaseState, id: string): void {
  const { undo } = state;
  const place = `clocks/${id}`;
  if (undo?.seq === state.seq && !Object.hasOwn(undo.before, place)) undo.before[place] = state.clocks[id] ?? null;
  delete state.clocks[id];
}

function needsSchedule(clock: Clock): boolean {
  const pause = clock.pauses.at(-1);
  const paused = pause !== undefined && pause.to === undefined;
  return !paused && (clock.due === undefined || clock.reschedule === true);
}

function dueOf(clock: Clock, calendar: Calendar): { due: Instant; provisional: boolean; explanation?: Explanation } {
  const { window } = clock;
  if (window) {
    // A planned call is due on the last day of its window, or on the last working day in it where policy says so;
    // it is missed only when the whole window has passed.
    const day = window.offDaysOff ? (lastWorkingDay(calendar, window.from, window.to) ?? window.to) : window.to;
    const provisional = window.offDaysOff && dayKind(calendar, window.to).provisional;
    return { due: endOfDay(day), provisional };
  }
  const result = deadline({ from: clock.startedAt, span: clock.span, pauses: clock.pauses, calendar });
  if (result.due === null) throw new Error('a running clock has a due instant');
  return { due: result.due, provisional: result.provisional, explanation: result.explanation };
}

/**
 * Of a person's placement clocks only the one that falls due first runs on, compared by the instant.
 * @rule C-08 · rulebook, decision 3
 */
function dropLongerPlacementClocks(state: CaseState, result: ScheduledCase): void {
  const byTrack = new Map<string, [string, Instant][]>();
  for (const [id, clock] of Object.entries(state.clocks)) {
    if (clock.kind !== 'placement' || !clock.track || !clock.due) continue;
    byTrack.set(clock.track, [...(byTrack.get(clock.track) ?? []), [id, clock.due]]);
  }
  for (const clocks of byTrack.values()) {
    const [, ...longer] = clocks.sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0));
    for (const [id] of longer) {
      drop(state, id);
      delete result.clocks[id];
      delete result.explanations[id];
      result.dropped.push(id);
    }
  }
}
