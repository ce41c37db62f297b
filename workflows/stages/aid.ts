import { dayOf, instantAt } from '../../src/calendar/days.ts';
import { levels, roleOf, type Level, type Role } from '../../src/cases/actor.ts';
import type { GrantState, Judged } from '../../src/cases/aidState.ts';
import type { AidStage } from '../../src/programmes/programme.ts';
import { aidOf, cancelGrant, isOpen, judgedOf, tierOf } from '../aid.ts';
import type { Change } from '../change.ts';
import type { StageKind } from './kind.ts';

/** Grants from proposal to payment (B-05 to B-11, B-15, B-20). Each has a chain of approval and a clock of its own. */
export const aid: StageKind<AidStage> = {
  enter(change) {
    if (change.state.details?.['takenIn'] === true) return; // back from an exit visit
    change.state.details = { ...change.state.details, takenIn: true };
    change.record({ type: 'taken-in', rules: ['B-01', 'B-24'] });
  },

  actions: {
    proposeGrant: {
      by: ({ spec }) => proposers(spec),
      closed: ({ state }) => (tierOf(state) === 'none' ? { code: 'tier.none', rule: 'B-08' } : undefined),
      do(change, { spec }, command) {
        const { kind, amount, fund, student, topUp, documents } = command.codes;
        const judged = judgedOf(command);
        const { state } = change;
        const id = change.newId('g');
        const needs: Level[] = [spec.approvedBy, ...(judged.levels ?? [])];
        const tier = judged.tier ?? tierOf(state);
        const more = { ...(student ? { student } : {}), ...(topUp ? { topUp } : {}) };
        const all = aidOf(state);
        all.grants[id] = { kind, tier, amount, fund, ...more, proposedBy: change.by.id, proposedAt: change.at, needs, given: [], state: 'proposed', returned: 0 };
        all.revision += 1;
        change.record({ type: 'grant-proposed', grant: id, kind, tier, amount, fund, project: judged.project ?? kind, ...more, needs, documents, rules: ['B-01', 'B-20'] });
        askLevel(change, spec, id, spec.approvedBy);
      },
    },

    decideGrant: {
      by: ({ spec }) => [spec.approvedBy, ...higherLevels(spec)].map(roleOf),
      closed: ({ state, by }) => (Object.values(state.aid?.grants ?? {}).some((grant) => awaits(grant) !== undefined && roleOf(awaits(grant) ?? 'community') === by.role) ? undefined : { code: 'grant.none', rule: 'X-04' }),
      wrong({ state, by }, { grant: id }) {
        const grant = state.aid?.grants[id];
        const level = grant && awaits(grant);
        if (!grant || !level) return { code: 'grant.none', rule: 'X-04', field: 'grant' };
        if (roleOf(level) !== by.role) return { code: 'action.other-role', rule: 'B-06', values: { by: roleOf(level) } };
        return grant.proposedBy === by.id || grant.given.some((one) => one.by === by.id) ? { code: 'chain.same-person', rule: 'X-04' } : undefined;
      },
      do(change, { spec }, command) {
        const { grant: id, approve } = command.codes;
        const all = aidOf(change.state);
        const grant = all.grants[id];
        const level = grant && awaits(grant);
        if (!grant || !level) return;
        grant.given.push({ level, by: change.by.id });
        change.stopClock(`grant:${id}`);
        change.record({ type: 'grant-opinion', grant: id, level, approve, rules: ['B-06', 'X-04'] });
        all.revision += 1;
        if (approve) asJudged(grant, judgedOf(command));
        if (!approve) refuse(change, id, grant);
        else if (awaits(grant)) askLevel(change, spec, id, awaits(grant) ?? level);
        else approved(change, spec, id, grant);
      },
    },

    payGrant: {
      by: ({ spec }) => [roleOf(spec.approvedBy)],
      closed: ({ state }) => (Object.values(state.aid?.grants ?? {}).some((grant) => grant.state === 'approved') ? undefined : { code: 'grant.none', rule: 'B-20' }),
      wrong({ state, at }, { grant: id, paidOn }) {
        const grant = state.aid?.grants[id];
        if (grant?.state !== 'approved') return { code: 'grant.none', rule: 'B-20', field: 'grant' };
        return paidOn > dayOf(at) ? { code: 'time.future', rule: 'X-10', field: 'paidOn' } : undefined;
      },
      do(change, _asked, { codes: { grant: id, paidOn, documents } }) {
        const all = aidOf(change.state);
        const grant = all.grants[id];
        if (!grant) return;
        const clock = change.stopClock(`payment:${id}`);
        grant.state = 'paid';
        all.revision += 1;
        const late = clock?.due !== undefined && paidOn > dayOf(instantAt(Date.parse(clock.due) - 1));
        change.record({ type: 'grant-paid', grant: id, amount: grant.amount, fund: grant.fund, paidOn, late, documents, rules: ['B-20'] });
      },
    },

    cancelGrant: {
      by: ({ spec }) => proposers(spec),
      closed: ({ state }) => (Object.values(state.aid?.grants ?? {}).some(isOpen) ? undefined : { code: 'grant.none', rule: 'B-20' }),
      wrong: ({ state }, { grant: id }) => (state.aid?.grants[id] && isOpen(state.aid.grants[id]) ? undefined : { code: 'grant.none', rule: 'B-20', field: 'grant' }),
      do(change, _asked, { codes: { grant: id } }) {
        const grant = aidOf(change.state).grants[id];
        if (!grant) return;
        change.stopClock(`payment:${id}`);
        cancelGrant(change, id, grant);
      },
    },

    beginExit: {
      by: ({ spec }) => [roleOf(spec.by), 'street-reviewer'],
      closed: ({ state }) => (Object.values(state.aid?.grants ?? {}).some(isOpen) ? { code: 'grant.open', rule: 'B-14' } : undefined),
      do: (change, { spec }) => change.goTo(spec.exit),
    },
  },
};

function proposers(spec: AidStage): Role[] {
  return [spec.by, 'street' as const, spec.approvedBy].map(roleOf);
}

function higherLevels({ higher }: AidStage): Level[] {
  return levels.filter((level) => higher[level] !== undefined);
}

/** What was granted or changed since it was proposed counts: tier and levels are those of today. @rule B-06 · B-08 */
function asJudged(grant: GrantState, { tier, levels: higher }: Judged): void {
  if (tier) grant.tier = tier;
  const [county] = grant.needs;
  if (county && higher) grant.needs = [county, ...higher];
}

/** The level whose decision a grant awaits. @rule B-06 */
export function awaits({ state, needs, given }: GrantState): Level | undefined {
  return state === 'proposed' ? needs.find((level) => !given.some((one) => one.level === level)) : undefined;
}

function askLevel(change: Change, spec: AidStage, id: string, level: Level): void {
  const clock = `grant:${id}`;
  change.startClock(clock, spec.higher[level] ?? spec.clock, { kind: `grant-${level}`, owner: level });
  change.tell({ to: { level }, template: 'your-move', clock, rule: 'B-06', hours: 'working' });
}

function approved(change: Change, spec: AidStage, id: string, grant: GrantState): void {
  grant.state = 'approved';
  change.record({ type: 'grant-approved', grant: id, tier: grant.tier, needs: grant.needs, amount: grant.amount, fund: grant.fund, rules: ['B-06', 'B-20'] });
  const clock = `payment:${id}`;
  change.startClock(clock, spec.paymentClock, { kind: 'payment', owner: spec.approvedBy });
  change.tell({ to: { level: spec.approvedBy }, template: 'your-move', clock, rule: 'B-20', hours: 'working' });
}

/** The applicant learns why, in writing. @rule X-12 */
function refuse(change: Change, id: string, grant: GrantState): void {
  grant.state = 'refused';
  change.record({ type: 'grant-refused', grant: id, rules: ['X-04'] });
  change.record({ type: 'decision-made', decision: change.newId('d'), kind: 'aid-refused', rules: ['X-12'] });
}
