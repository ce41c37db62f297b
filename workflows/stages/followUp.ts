import { dayOf } from '../../src/calendar/days.ts';
import type { JobRef } from '../../src/cases/facts.ts';
import type { CallMemory, Clock, Job, PlannedCall } from '../../src/cases/state.ts';
import type { FollowUpStage } from '../../src/programmes/programme.ts';
import { isStable, nextPlannedCall } from '../../src/rules/call-plan.ts';
import type { Change } from '../change.ts';
import { openFinding } from '../findings.ts';
import { trackOf, type StageKind } from './kind.ts';

/** Calls after placement until employment is stable; what they find is dealt with by a date (C-10 to C-14). */
export const followUp: StageKind<FollowUpStage> = {
  enter(change, _spec, track) {
    if (track) planNextCall(change, track, undefined);
  },

  actions: {
    recordCall: {
      by: () => ['mentor', 'community-caseworker'],
      wrong: (asked) => {
        const { job } = trackOf(asked);
        return job && dayOf(asked.at) < job.day ? { code: 'call.before-placement', rule: 'C-10', field: 'happenedAt' } : undefined;
      },
      do(change, asked, { codes }) {
        const { id } = trackOf(asked);
        const calls = callsOf(change, id);
        const today = dayOf(change.at);
        const plan = planFor(calls, today);
        const enteredLate = plan !== undefined && plan !== calls.planned;
        const call = change.newId('c');
        change.record({ type: 'call-recorded', track: id, call, outcome: codes.outcome, answers: codes, enteredLate, ...(plan ? { plan } : {}), rules: ['C-10', 'C-11'] });

        countTowardsStable(calls, plan, today, codes.outcome);
        countUnreachable(change, id, calls, codes.outcome === 'unreachable');
        for (const kind of codes.findings) openFinding(change, id, kind);
        if (codes.outcome === 'unstable' && !codes.findings.includes('unstable')) openFinding(change, id, 'unstable');

        if (codes.outcome === 'job-lost') loseJob(change, asked.spec, id);
        else if (isStableNow(change, id, calls, today) && showsIt(change, codes.outcome)) concludeStable(change, id, calls);
        else if (plan && plan === calls.planned) planNextCall(change, id, plan);
        else if (plan) calls.missed = calls.missed.filter((missed) => missed !== plan);
      },
    },

    loseJob: {
      by: () => ['mentor', 'community-caseworker'],
      do: (change, asked) => loseJob(change, asked.spec, trackOf(asked).id),
    },
  },

  due: {
    call(change, _spec, clock) {
      const { track: id } = clock;
      const planned = id && callsOf(change, id).planned;
      if (!id || !planned) return;
      const calls = callsOf(change, id);
      change.record({ type: 'call-missed', track: id, call: change.newId('m'), plan: planned, rules: ['C-10', 'X-06'] });
      change.tell({ to: { user: change.track(id).mentor }, template: 'call-missed', track: id, rule: 'X-06', hours: clock.hours });
      calls.missed = [...calls.missed, planned].slice(-keepMissed);
      planNextCall(change, id, planned); // a missed call is recorded and never made up
    },
  },
};

/** Missed calls stay open for a late entry; older ones than these are beyond any backdating limit. */
const keepMissed = 8;

function callsOf(change: Change, id: string): CallMemory {
  const { job } = change.track(id);
  if (!job) throw new Error(`track ${id} is followed up without a job`);
  return job.calls;
}

/** The planned call that a call on this day fulfils: the open one, or one missed and now entered late. */
function planFor(calls: CallMemory, day: string): PlannedCall | undefined {
  const fits = (plan: PlannedCall) => plan.from <= day && day <= plan.to;
  if (calls.planned && fits(calls.planned)) return calls.planned;
  return calls.missed.find(fits);
}

/** @rule C-10 only calls at the weekly pace count; unreachable neither counts nor breaks; unstable starts again. */
function countTowardsStable(calls: CallMemory, plan: PlannedCall | undefined, day: string, outcome: CallMemory['row'][number]['outcome']): void {
  if (outcome === 'unstable' || outcome === 'job-lost') calls.row = [];
  else if (outcome === 'stable' && plan?.phase === 'interval') calls.row = [...calls.row, { day, outcome }].sort((a, b) => (a.day < b.day ? -1 : 1)).slice(-60);
}

/** @rule X-06 unreachable three times in a row goes to the supervisor. */
function countUnreachable(change: Change, id: string, calls: CallMemory, unreachable: boolean): void {
  calls.unreachableInARow = unreachable ? calls.unreachableInARow + 1 : 0;
  if (calls.unreachableInARow !== change.policyPart('calls').unreachableInARow) return;
  change.record({ type: 'unreachable-in-a-row', track: id, times: calls.unreachableInARow, rules: ['X-06'] });
  change.tell({ to: { role: 'supervisor' }, template: 'unreachable-in-a-row', track: id, rule: 'X-06', hours: 'working' });
}

function isStableNow(change: Change, id: string, { row }: CallMemory, today: string): boolean {
  const { job } = change.track(id);
  return job !== undefined && isStable({ weeklyCalls: row, placedDay: job.day, today, policy: { calls: change.policyPart('calls') } });
}

/** @rule C-10 a call that reached nobody shows nothing: the next one that finds the job stable concludes it. */
function showsIt(change: Change, outcome: CallMemory['row'][number]['outcome']): boolean {
  return outcome === 'stable' || !change.revised('stable-by-a-stable-call');
}

function concludeStable(change: Change, id: string, { row }: CallMemory): void {
  const { job } = change.track(id);
  if (job) change.record({ type: 'employment-stable', track: id, job: refOf(job), calls: row.length, months: change.policyPart('calls').stable.months, rules: ['C-10', 'C-19'] });
  change.closeTrack(id, 'stable-employment');
}

/** @rule C-12 a lost job goes back to placement with a new clock. */
function loseJob(change: Change, spec: FollowUpStage, id: string): void {
  const track = change.track(id);
  if (track.job) change.record({ type: 'job-lost', track: id, job: refOf(track.job), rules: ['C-12'] });
  delete track.job;
  change.stopClock(`call:${id}`);
  change.trackTo(id, spec.lost);
}

function refOf({ placement, day }: Job): JobRef {
  return { ...(placement ? { placement } : {}), day };
}

function planNextCall(change: Change, id: string, previous: PlannedCall | undefined): void {
  const { job } = change.track(id);
  if (!job) return;
  const calls = change.policyPart('calls');
  const plan = nextPlannedCall({ categories: categoriesFor(change, id), placedDay: job.day, previous, policy: { calls } });
  job.calls.planned = plan;
  const daily = plan.phase === 'daily';
  const clock: Pick<Clock, 'kind' | 'owner'> & Partial<Clock> = {
    kind: 'call', owner: 'mentor', track: id,
    window: { from: plan.from, to: plan.to, offDaysOff: !daily && calls.moveOffDaysOff },
  };
  change.startClock(`call:${id}`, { span: { unit: 'calendarDays', count: 0 }, remind: calls.remind, hours: daily ? 'daily' : calls.hours, rule: 'C-10', citation: 'C-10' }, clock);
  change.record({ type: 'call-planned', track: id, call: `${id}:${job.day}:${plan.phase}:${plan.n}`, plan, rules: ['C-10'] });
}

/** A member of a zero-employment household is followed as one, besides the own categories. */
function categoriesFor(change: Change, id: string): string[] {
  const own = change.state.people[id]?.categories ?? [];
  return change.state.zeroEmployment && !own.includes('zero-employment') ? [...own, 'zero-employment'] : own;
}
