import { dayOf } from '../../src/calendar/days.ts';
import type { OfferState, Track } from '../../src/cases/state.ts';
import type { PlacementStage } from '../../src/programmes/programme.ts';
import type { Refusal } from '../../src/refusals/refusal.ts';
import type { Change } from '../change.ts';
import { placementClocks } from '../../src/rules/placement-clock.ts';
import { HOUSEHOLD_CLOCK, startHouseholdClock } from '../tracks.ts';
import { trackOf, type Asked, type StageKind } from './kind.ts';

/** A job within the shortest clock that applies; offers, refusals, and the question they raise (C-08, C-09, C-20). */
export const placement: StageKind<PlacementStage> = {
  enter(change, _spec, track) {
    if (!track) return;
    startPlacementClocks(change, track, change.state.people[track]?.categories ?? []);
    startHouseholdClock(change);
  },

  actions: {
    offer: {
      by: () => ['mentor', 'community-caseworker'],
      do(change, asked, { codes }) {
        const { id } = trackOf(asked);
        const offer = change.newId('f');
        change.track(id).offers[offer] = { vacancy: codes.vacancy, offeredAt: change.at, state: 'open' };
        change.record({ type: 'offer-made', track: id, offer, vacancy: codes.vacancy, rules: ['C-09', 'C-17'] });
      },
    },

    acceptOffer: {
      by: () => ['mentor', 'community-caseworker'],
      closed: (asked) => needsOffer(asked, 'open'),
      wrong: (asked, { offer }) => offerIs(asked, offer, ['open']),
      do(change, asked, { codes }) {
        setOffer(change, trackOf(asked).id, codes.offer, 'accepted');
        change.record({ type: 'offer-accepted', track: trackOf(asked).id, offer: codes.offer, rules: ['C-20'] });
      },
    },

    refuseOffer: {
      by: () => ['mentor', 'community-caseworker'],
      closed: (asked) => needsOffer(asked, 'open', 'accepted'), // accepting is not yet placement (C-20)
      wrong: (asked, { offer }) => offerIs(asked, offer, ['open', 'accepted']),
      do(change, asked, { codes }) {
        const { id } = trackOf(asked);
        setOffer(change, id, codes.offer, 'refused');
        const counted = countedRefusals(change.track(id));
        change.record({
          type: 'offer-refused', track: id, offer: codes.offer, counted, needed: change.policyPart('refusals').count, documents: codes.documents, rules: ['C-09'],
        });
        askWhetherDeemed(change, id);
      },
    },

    contestRefusal: {
      by: () => ['community-caseworker', 'mentor'],
      closed: (asked) => needsOffer(asked, 'refused'),
      wrong: (asked, { offer }) => offerIs(asked, offer, ['refused']),
      do(change, asked, { codes }) {
        const { id } = trackOf(asked);
        setOffer(change, id, codes.offer, 'contested');
        change.record({ type: 'refusal-contested', track: id, offer: codes.offer, rules: ['C-09'] });
        change.startClock(`contest:${codes.offer}`, 'refusalContest', { kind: 'contest', owner: 'street', track: id });
        withdrawQuestionWhenBelow(change, id);
      },
    },

    decideContest: {
      by: () => ['street-reviewer'],
      closed: (asked) => needsOffer(asked, 'contested'),
      wrong: (asked, { offer }) => offerIs(asked, offer, ['contested']),
      do(change, asked, { codes }) {
        const { id } = trackOf(asked);
        setOffer(change, id, codes.offer, codes.justified ? 'justified' : 'refused');
        change.stopClock(`contest:${codes.offer}`);
        change.record({ type: 'contest-decided', track: id, offer: codes.offer, justified: codes.justified, rules: ['C-09'] });
        askWhetherDeemed(change, id);
      },
    },

    decideDeemed: {
      by: () => ['street-reviewer'],
      closed: (asked) => (trackOf(asked).deemedQuestion ? undefined : { code: 'deemed.not-asked', rule: 'C-09' }),
      wrong: (asked, { notifiedOn }) =>
        notifiedOn > dayOf(asked.at) ? { code: 'deemed.not-notified', rule: 'C-09', field: 'notifiedOn' } : undefined,
      do(change, asked, { codes }) {
        const { id } = trackOf(asked);
        delete change.track(id).deemedQuestion;
        change.stopClock(`deemed:${id}`);
        change.record({ type: 'deemed-decided', track: id, deemed: codes.deemed, notifiedOn: codes.notifiedOn, documents: codes.documents, rules: ['C-09', 'X-12'] });
        if (!codes.deemed) return;
        change.record({ type: 'decision-made', track: id, decision: change.newId('d'), kind: 'deemed-employed', person: id, rules: ['C-09', 'X-12'] });
        change.closeTrack(id, 'deemed-employed');
      },
    },

    place: {
      by: () => ['mentor', 'community-caseworker'],
      wrong: (asked, { kind, lastResort, offer }) => {
        if (kind === 'public-welfare-post' && !lastResort) return { code: 'placement.last-resort', rule: 'C-20', field: 'lastResort' };
        return offer === undefined ? undefined : offerIs(asked, offer, ['accepted', 'open']);
      },
      do(change, asked, { codes }) {
        const { id } = trackOf(asked);
        const track = change.track(id);
        const late = runningPlacementClocks(change, id).some(({ due }) => due !== undefined && change.at > due);
        track.jobs += 1;
        const placement = change.newId('j');
        track.job = { placement, kind: codes.kind, day: dayOf(change.at), calls: { missed: [], row: [], unreachableInARow: 0 } };
        track.offers = {};
        delete track.deemedQuestion;
        delete track.paused;
        change.stopClocks((clockId, clock) => clock.track === id && /^(placement|contest|deemed):/.test(clockId));
        change.stopClock(HOUSEHOLD_CLOCK);
        change.record({
          type: 'placed', track: id, placement, kind: codes.kind, day: track.job.day, late, documents: codes.documents,
          ...(codes.offer ? { offer: codes.offer } : {}), rules: ['C-08', 'C-20'],
        });
        change.trackTo(id, asked.spec.placed);
      },
    },

    pauseTrack: {
      by: () => ['mentor', 'community-caseworker'],
      closed: (asked) => {
        const { id, paused } = trackOf(asked);
        if (paused) return { code: 'clock.paused-already', rule: 'C-08' };
        const clocks = Object.entries(asked.state.clocks).filter(([clockId]) => clockId.startsWith(`placement:${id}`));
        return clocks.length > 0 && clocks.every(([, clock]) => clock.pausable) ? undefined : { code: 'clock.not-pausable', rule: 'C-08' };
      },
      do(change, asked, { codes }) {
        const { id } = trackOf(asked);
        change.track(id).paused = { since: change.at, reason: codes.reason };
        for (const clock of placementClockIds(change, id)) {
          change.pauseClock(clock);
          change.record({ type: 'clock-paused', track: id, clock, reason: codes.reason, rules: ['C-08'] });
        }
      },
    },

    resumeTrack: {
      by: () => ['mentor', 'community-caseworker'],
      closed: (asked) => (trackOf(asked).paused ? undefined : { code: 'clock.not-paused', rule: 'C-08' }),
      do(change, asked) {
        const { id } = trackOf(asked);
        delete change.track(id).paused;
        for (const clock of placementClockIds(change, id)) {
          change.resumeClock(clock);
          change.record({ type: 'clock-resumed', track: id, clock, rules: ['C-08'] });
        }
      },
    },
  },
};

/**
 * One clock for each category; when they are scheduled, only the one that falls due first runs on.
 * @rule C-08
 */
export function startPlacementClocks(change: Change, track: string, categories: readonly string[]): void {
  for (const { category, clock } of placementClocks(categories, change.policyPart('placement'))) {
    change.startClock(`placement:${track}:${category}`, clock, { kind: 'placement', owner: 'mentor', track, pausable: clock.pausable ?? false });
  }
}

/**
 * Refusals that count: of different vacancies, since recognition or the last job, not contested, not found justified.
 * @rule C-09 · rulebook, decision 4
 */
export function countedRefusals(track: Track): number {
  return new Set(Object.values(track.offers).filter((offer) => offer.state === 'refused').map((offer) => offer.vacancy)).size;
}

/** @rule C-09 the third refusal asks the street; it never decides by itself. */
function askWhetherDeemed(change: Change, id: string): void {
  const track = change.track(id);
  const refusals = countedRefusals(track);
  if (refusals < change.policyPart('refusals').count || track.deemedQuestion) return;
  track.deemedQuestion = { openedAt: change.at };
  change.record({ type: 'deemed-question-opened', track: id, refusals, rules: ['C-09'] });
  change.startClock(`deemed:${id}`, 'deemedDetermination', { kind: 'deemed', owner: 'street', track: id });
  change.tell({ to: { level: 'street' }, template: 'deemed-question', clock: `deemed:${id}`, track: id, rule: 'C-09', hours: 'working' });
}

function withdrawQuestionWhenBelow(change: Change, id: string): void {
  const track = change.track(id);
  if (!track.deemedQuestion || countedRefusals(track) >= change.policyPart('refusals').count) return;
  delete track.deemedQuestion;
  change.stopClock(`deemed:${id}`);
}

function setOffer(change: Change, id: string, offerId: string, state: OfferState['state']): void {
  const offer = change.track(id).offers[offerId];
  if (!offer) throw new Error(`no offer ${offerId}`);
  offer.state = state;
}

function needsOffer(asked: Asked, ...states: OfferState['state'][]): Refusal | undefined {
  return Object.values(trackOf(asked).offers).some((offer) => states.includes(offer.state)) ? undefined : { code: 'offer.none', rule: 'C-09' };
}

function offerIs(asked: Asked, id: string, states: readonly OfferState['state'][]): Refusal | undefined {
  const offer = trackOf(asked).offers[id];
  return offer && states.includes(offer.state) ? undefined : { code: 'offer.none', rule: 'C-09', field: 'offer' };
}

function placementClockIds(change: Change, track: string): string[] {
  return Object.keys(change.state.clocks).filter((id) => id.startsWith(`placement:${track}`));
}

function runningPlacementClocks(change: Change, track: string) {
  return [...placementClockIds(change, track), HOUSEHOLD_CLOCK].flatMap((id) => change.state.clocks[id] ?? []);
}

