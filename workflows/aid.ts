import { freshAid, type AidState, type GrantState, type Judged, type TierCode } from '../src/cases/aidState.ts';
import type { Command } from '../src/cases/command.ts';
import type { CaseState } from '../src/cases/state.ts';
import type { Refusal } from '../src/refusals/refusal.ts';
import type { Change } from './change.ts';
import type { ActionRules, Asked } from './stages/kind.ts';
import { CLOSED, type StageSpec } from '../src/programmes/programme.ts';

/** The part of the state that union aid keeps, made when it is first needed. */
export function aidOf(state: CaseState): AidState {
  state.aid ??= freshAid();
  return state.aid;
}

/** What was worked out before the command must still hold: it was worked out from this very state of file and grants. */
export function staleJudgement(state: CaseState, { judged }: Command): Refusal | undefined {
  return judged && judged.revision !== (state.aid?.revision ?? 0) ? { code: 'state.changed' } : undefined;
}

/** @throws Error when a command that needs the rules' findings came without them */
export function judgedOf({ judged, action }: Command): Judged {
  if (!judged) throw new Error(`${action} came without what the rules found`);
  return judged;
}

export function tierOf(state: CaseState): TierCode {
  const tier = state.details?.['tier'];
  return tier === 'deep' || tier === 'relative' || tier === 'accidental' ? tier : 'none';
}

/** Puts down the tier that the rules found, when it is another than before. */
export function setTier(change: Change, { tier, rapid }: Pick<Judged, 'tier' | 'rapid'>): void {
  const { state } = change;
  if (tier === undefined) return;
  const before = tierOf(state);
  const isRapid = rapid ?? state.details?.['rapid'] === true;
  if (before !== tier) change.record({ type: 'tier-found', tier, before, rapid: isRapid, rules: ['B-02', 'B-03', 'B-04'] });
  state.details = { ...state.details, tier, rapid: isRapid };
}

/** A grant that can still take something: money, or a decision. */
export function isOpen({ state }: GrantState): boolean {
  return state === 'proposed' || state === 'approved';
}

/** Paid money that has not come back although it must. */
export function owes(state: CaseState): boolean {
  return Object.values(state.aid?.grants ?? {}).some(({ reclaimed, amount, returned }) => reclaimed && returned < amount);
}

/** What is not paid when a case ends will not be: its money goes back to the fund (B-20). */
export function cancelOpenGrants(change: Change): void {
  for (const [id, grant] of Object.entries(change.state.aid?.grants ?? {})) if (isOpen(grant)) cancelGrant(change, id, grant);
}

export function cancelGrant(change: Change, id: string, grant: GrantState): void {
  const released = grant.state === 'approved' ? grant.amount : 0;
  grant.state = 'cancelled';
  change.stopClock(`grant:${id}`);
  change.record({ type: 'grant-cancelled', grant: id, fund: grant.fund, released, rules: ['B-20'] });
  aidOf(change.state).revision += 1;
}

/** Everything paid is asked back after a fraud. @rule X-09 */
export function reclaimGrants(change: Change): void {
  for (const [id, grant] of Object.entries(change.state.aid?.grants ?? {})) {
    if (grant.state !== 'paid' || grant.reclaimed || grant.returned >= grant.amount) continue;
    grant.reclaimed = true;
    change.record({ type: 'grant-reclaimed', grant: id, amount: grant.amount - grant.returned, rules: ['X-09', 'B-20'] });
  }
}

/** What any case of union aid can meet, whatever its stage. */
export const anyAidActions: ActionRules<StageSpec> = {
  referOn: {
    by: () => ['street-reviewer', 'district-officer'],
    closed: ({ state, programme }) => {
      if (state.stage === CLOSED) return { code: 'case.closed' };
      const visited = state.aid?.visit?.recorded === true;
      return programme.stages[state.stage]?.kind !== 'aid' && visited && tierOf(state) === 'none' ? undefined : { code: 'tier.qualifies', rule: 'B-13' };
    },
    wrong: (_asked, { targets }) => (targets.includes('routine-relief') ? undefined : { code: 'referral.routine-first', rule: 'B-13', field: 'targets' }),
    do(change, _asked, { codes: { targets } }) {
      change.record({ type: 'referred', targets, rules: ['B-13'] });
      change.record({ type: 'decision-made', decision: change.newId('d'), kind: 'referral', rules: ['B-13', 'X-12'] });
      change.closeCase('referred');
    },
  },

  returnGrant: {
    by: () => ['district-officer', 'city-officer'],
    closed: ({ state }) => (Object.values(state.aid?.grants ?? {}).some((grant) => grant.state === 'paid' && grant.returned < grant.amount) ? undefined : { code: 'grant.none', rule: 'B-20' }),
    wrong({ state }, { grant: id, amount }) {
      const grant = state.aid?.grants[id];
      if (!grant || grant.state !== 'paid') return { code: 'grant.none', rule: 'B-20', field: 'grant' };
      const rest = grant.amount - grant.returned;
      return amount > 0 && amount <= rest ? undefined : { code: 'grant.more-than-paid', rule: 'B-20', field: 'amount', values: { rest } };
    },
    do(change, _asked, { codes: { grant: id, amount, documents } }) {
      const aid = aidOf(change.state);
      const grant = aid.grants[id];
      if (!grant) return;
      grant.returned += amount;
      aid.revision += 1;
      change.record({ type: 'grant-returned', grant: id, amount, fund: grant.fund, rest: grant.amount - grant.returned, documents, rules: grant.reclaimed ? ['B-20', 'X-09'] : ['B-20'] });
    },
  },
};

/** A household in no tier is referred on and not passed. @rule B-13 */
export function notQualified({ state, programme }: Pick<Asked, 'state' | 'programme'>): Refusal | undefined {
  const asksTier = Object.values(programme.stages).some(({ kind }) => kind === 'aid');
  return asksTier && tierOf(state) === 'none' ? { code: 'tier.none', rule: 'B-13' } : undefined;
}

/** What is not decided yet follows the new policy; what is decided or paid stays. @rule B-23 */
export function underNewPolicy(change: Change, { tier, rapid, undecided = {} }: Judged): void {
  setTier(change, { ...(tier === undefined ? {} : { tier }), ...(rapid === undefined ? {} : { rapid }) });
  const aid = aidOf(change.state);
  aid.revision += 1;
  for (const [id, higher] of Object.entries(undecided)) {
    const grant = aid.grants[id];
    if (grant?.state !== 'proposed') continue;
    const county = grant.needs[0];
    const needs = [...(county ? [county] : []), ...higher];
    if (needs.join() === grant.needs.join()) continue;
    grant.needs = needs;
    change.record({ type: 'grant-levels-changed', grant: id, needs, rules: ['B-23', 'B-06'] });
  }
}
