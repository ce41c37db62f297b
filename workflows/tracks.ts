import { CLOSED } from '../src/programmes/programme.ts';
import type { Change } from './change.ts';

/** Id of the clock that belongs to a zero-employment household as a whole. */
export const HOUSEHOLD_CLOCK = 'placement:household';

/**
 * The determination is recorded: everybody seeking recognition goes on alone, with a mentor and a clock.
 * @rule C-06 recognition · C-07 mentor · C-08 clocks start now
 */
export function beginTracks(change: Change, mentors: Record<string, string>): void {
  const { state, programme } = change;
  const begin = programme.tracks;
  if (!begin) throw new Error(`programme ${programme.id} has no tracks`);
  state.stage = 'tracks';
  state.step = 'open';
  state.stageSince = change.at;
  state.chain = [];
  for (const [person, { seeksRecognition, categories, eligibleUntil }] of Object.entries(state.people)) {
    if (!seeksRecognition) continue;
    const mentor = mentors[person];
    if (!mentor) throw new Error(`no mentor named for ${person}`);
    state.tracks[person] = {
      stage: begin.first, since: change.at, mentor, recognisedAt: change.at, offers: {}, jobs: 0, findings: {},
    };
    change.record({ type: 'recognised', track: person, person, categories, mentor, rules: ['C-06', 'C-07'] });
    change.tell({ to: { user: mentor }, template: 'assigned-as-mentor', track: person, rule: 'C-07', hours: 'daily' });
    if (eligibleUntil) watchAge(change, person, eligibleUntil);
    for (const stage of [begin.first, ...begin.beside]) change.entered.push({ stage, track: person });
  }
  startHouseholdClock(change);
}

/**
 * @rule C-08 the 24 hours belong to the household: they run while nobody in it works, and end with its first placement.
 */
export function startHouseholdClock(change: Change): void {
  const { state } = change;
  const someoneWorks = Object.values(state.tracks).some((track) => track.job && (track.stage !== CLOSED || track.outcome === 'stable-employment'));
  if (!state.zeroEmployment || someoneWorks || state.clocks[HOUSEHOLD_CLOCK]) return;
  change.startClock(HOUSEHOLD_CLOCK, change.policyPart('placement').household, { kind: 'placement', owner: 'mentor' });
}

/** @rule C-19 when the statutory working age ends, the district is asked to end the recognition; nothing ends by itself. */
function watchAge(change: Change, track: string, lastDay: string): void {
  change.startClock(`age:${track}`, 'age', { kind: 'age', owner: 'district', track, window: { from: lastDay, to: lastDay, offDaysOff: false } });
}

/** The mentors of the people still helped, each once. */
export function mentorsOf(change: Change): string[] {
  return [...new Set(Object.values(change.state.tracks).filter((track) => track.stage !== CLOSED).map((track) => track.mentor))];
}
