import { instantAt } from '../src/calendar/days.ts';
import type { Moment } from '../src/calendar/moments.ts';
import { levelAbove, roleOf, type Level } from '../src/cases/actor.ts';
import type { Message, MessageTemplate } from '../src/cases/facts.ts';
import type { CaseState, Clock, Instant } from '../src/cases/state.ts';
import type { StageSpec } from '../src/programmes/programme.ts';
import { owes } from './aid.ts';
import { Change, isLevel } from './change.ts';
import { finish, type Decision, type Standing } from './core.ts';
import { kindOf } from './stages/index.ts';
import { mentorsOf } from './tracks.ts';

export interface NextMoment {
  clockId: string;
  clock: Clock;
  moment: Moment;
}

/** The nearest moment of a case: the one timer it needs is set to this. */
export function nextMoment(state: CaseState): NextMoment | undefined {
  let nearest: NextMoment | undefined;
  for (const [clockId, clock] of Object.entries(state.clocks)) {
    const [moment] = clock.moments;
    if (moment && (!nearest || moment.at < nearest.moment.at)) nearest = { clockId, clock, moment };
  }
  return nearest;
}

/** Decides the nearest moment once it has come; `undefined` when nothing is due. */
export function decideMoment(standing: Standing): Decision | undefined {
  const { state, programme, policy, now, revised } = standing;
  const next = nextMoment(state);
  if (!next || next.moment.at > now) return undefined;
  const { clockId, moment } = next;
  const change = new Change({ before: state, programme, policy, at: onItsDay(moment.at), by: { id: 'clock', role: 'system' }, ...(revised ? { revised } : {}) });
  const clock = change.state.clocks[clockId];
  if (!clock) return undefined;
  clock.moments.shift();
  if (moment.kind === 'remind') remind(change, clockId, clock);
  else if (moment.kind === 'escalate') escalate(change, clockId, clock);
  else fallDue(change, clockId, clock);
  return finish(change);
}

/** What ends at 24:00 ends on that day, not on the next: the following clocks count from the right day. */
function onItsDay(at: Instant): Instant {
  return at.endsWith('16:00:00.000Z') ? instantAt(Date.parse(at) - 1) : at;
}

function remind(change: Change, clockId: string, clock: Clock): void {
  change.record({ type: 'reminded', clock: clockId, due: clock.due ?? change.at, ...ofTrack(clock), rules: [clock.rule, 'X-06'] });
  tellOwner(change, clockId, clock, clock.kind === 'call' ? 'call-reminder' : 'clock-reminder');
}

function fallDue(change: Change, clockId: string, clock: Clock): void {
  if (clock.kind === 'closing') {
    change.stopClock(clockId);
    if (owes(change.state)) change.startClosingClock(); // money is still to come back
    else if (!change.state.complaint && !change.state.reviews) change.state.finished = true; // else its decision gives the case its time again
    return;
  }
  const spec = stageOf(change, clock);
  const takes = spec && kindOf(spec).due?.[clock.kind];
  if (spec && takes) {
    takes(change, spec, clock, clockId);
    delete change.state.undo; // the case has moved on by itself: what was done before is not the last step any more
    return;
  }
  clock.overdue = true;
  change.record({ type: 'overdue', clock: clockId, due: clock.due ?? change.at, ...ofTrack(clock), rules: [clock.rule, 'X-04'] });
  tellOwner(change, clockId, clock, 'clock-overdue');
  change.tell({ ...about(clockId, clock), to: { role: 'supervisor' }, template: 'clock-overdue' });
}

/** @rule X-04 a late level is brought to the level above; nothing is approved and no authority moves. */
function escalate(change: Change, clockId: string, clock: Clock): void {
  const from = levelResponsible(clock.owner);
  const to = levelAbove(from);
  change.record({ type: 'escalated', clock: clockId, to, ...ofTrack(clock), rules: [clock.rule, 'X-04'] });
  // where the level above acts through those who are late themselves, or does not see such cases, whoever supervises them is told
  const told = roleOf(to) === roleOf(from) || change.programme.privacy ? { role: 'supervisor' as const } : { level: to };
  change.tell({ ...about(clockId, clock), to: told, template: 'clock-escalated' });
  tellOwner(change, clockId, clock, 'clock-escalated-owner');
}

/** Mentors help for the community; objections and units that are late go from the street’s place to the district. */
function levelResponsible(owner: Clock['owner']): Level {
  if (isLevel(owner)) return owner;
  return owner === 'supervisor' || owner === 'unit-officer' ? 'street' : 'community';
}

function stageOf(change: Change, clock: Clock): StageSpec | undefined {
  const name = clock.stage ?? (clock.track ? change.state.tracks[clock.track]?.stage : change.state.stage);
  return name ? change.programme.stages[name] : undefined;
}

function tellOwner(change: Change, clockId: string, clock: Clock, template: MessageTemplate): void {
  for (const to of owners(change, clock)) change.tell({ ...about(clockId, clock), to, template });
}

function owners(change: Change, clock: Clock): Message['to'][] {
  if (isLevel(clock.owner)) return [{ level: clock.owner }];
  if (clock.unit !== undefined) return [{ unit: clock.unit }];
  if (clock.owner !== 'mentor' && clock.owner !== 'teacher') return [{ role: clock.owner }];
  const mentors = clock.track ? [change.track(clock.track).mentor] : mentorsOf(change);
  return mentors.map((user) => ({ user }));
}

function about(clockId: string, clock: Clock): Pick<Message, 'clock' | 'due' | 'track' | 'rule' | 'hours'> {
  return { clock: clockId, ...(clock.due ? { due: clock.due } : {}), ...ofTrack(clock), rule: clock.rule, hours: clock.hours };
}

function ofTrack(clock: Clock): { track?: string } {
  return clock.track ? { track: clock.track } : {};
}
