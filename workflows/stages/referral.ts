import { roleOf } from '../../src/cases/actor.ts';
import type { CaseState } from '../../src/cases/state.ts';
import type { ReferralState } from '../../src/cases/support.ts';
import type { ReferralStage } from '../../src/programmes/programme.ts';
import { measureNamed } from '../../src/rules/exit/measures.ts';
import type { StageKind } from './kind.ts';

const clockOf = (referral: string) => `referral:${referral}`;

/**
 * Measures handed to units, several at once: each has its due date, its answer and its outcome, and is closed by the
 * community that asked.
 * @rule D-05
 */
export const referral: StageKind<ReferralStage> = {
  enter(change) {
    change.state.referrals ??= {};
  },

  actions: {
    refer: {
      by: ({ spec }) => [roleOf(spec.by), 'district-officer'],
      wrong({ state, policy }, { measures }) {
        const unknown = measures.findIndex((measure) => !measureNamed(measure, policy));
        if (unknown >= 0) return { code: 'code.unknown', rule: 'D-05', field: `measures.${unknown}` };
        const open = new Set(openOf(state).map(([, { measure }]) => measure));
        const again = measures.findIndex((measure, position) => open.has(measure) || measures.indexOf(measure) < position);
        return again < 0 ? undefined : { code: 'referral.open', rule: 'D-05', field: `measures.${again}` };
      },
      do(change, _asked, { codes: { measures, documents } }) {
        for (const measure of measures) {
          const found = measureNamed(measure, change.policy);
          if (!found) throw new Error(`no measure ${measure} in ${change.policy.id}`);
          const id = change.newId('r');
          const { group, lead, responsible } = found;
          change.state.referrals = { ...change.state.referrals, [id]: { measure, unit: lead, openedAt: change.at } };
          change.record({ type: 'referral-opened', referral: id, measure, group: group.code, unit: lead, responsible, documents, rules: ['D-05'] });
          change.startClock(clockOf(id), group.referral, { kind: 'referral', owner: 'unit-officer', unit: lead, stage: stageOf(change.programme.stages) });
          change.tell({ to: { unit: lead }, template: 'referral-opened', clock: clockOf(id), rule: 'D-05', hours: 'working' });
        }
      },
    },

    answerReferral: {
      by: () => ['unit-officer'],
      closed: ({ state, by }) => (openOf(state).some(([, { unit }]) => unit === by.unit) ? undefined : { code: 'referral.none', rule: 'D-05' }),
      wrong: ({ state, by }, { referral: id }) =>
        openOf(state).some(([one, { unit }]) => one === id && unit === by.unit) ? undefined : { code: 'referral.none', rule: 'D-05', field: 'referral' },
      do(change, _asked, { codes: { referral: id, outcome, documents } }) {
        const found = known(change.state, id);
        found.outcome = outcome;
        const clock = change.stopClock(clockOf(id));
        const late = clock?.due !== undefined && change.at > clock.due;
        change.record({ type: 'referral-answered', referral: id, measure: found.measure, outcome, late, documents, rules: ['D-05'] });
        change.tell({ to: { level: 'community' }, template: 'referral-answered', rule: 'D-05', hours: 'working' });
      },
    },

    closeReferral: {
      by: ({ spec }) => [roleOf(spec.by)],
      closed: ({ state }) => (answered(state).length > 0 ? undefined : { code: 'referral.none-answered', rule: 'D-05' }),
      wrong: ({ state }, { referral: id }) => (answered(state).includes(id) ? undefined : { code: 'referral.none-answered', rule: 'D-05', field: 'referral' }),
      do(change, _asked, { codes: { referral: id } }) {
        const { measure } = known(change.state, id);
        const { [id]: _closed, ...others } = change.state.referrals ?? {};
        change.state.referrals = others;
        change.record({ type: 'referral-closed', referral: id, measure, rules: ['D-05'] });
      },
    },
  },

  /** What nobody waits for any more is closed without an answer. */
  leave(change) {
    for (const [id, { measure }] of openOf(change.state)) {
      change.stopClock(clockOf(id));
      change.record({ type: 'referral-closed', referral: id, measure, rules: ['D-05'] });
    }
    change.state.referrals = {};
  },
};

function openOf({ referrals = {} }: CaseState): [string, ReferralState][] {
  return Object.entries(referrals).filter(([, { outcome }]) => outcome === undefined);
}

function answered({ referrals = {} }: CaseState): string[] {
  return Object.entries(referrals).flatMap(([id, { outcome }]) => (outcome === undefined ? [] : [id]));
}

function known({ id: caseId, referrals }: CaseState, id: string): ReferralState {
  const found = referrals?.[id];
  if (!found) throw new Error(`case ${caseId} has no referral ${id}`);
  return found;
}

/** The page's own name for this stage: its clocks run beside whichever stage the case is in. */
function stageOf(stages: Readonly<Record<string, { kind: string }>>): string {
  const name = Object.keys(stages).find((one) => stages[one]?.kind === 'referral');
  if (!name) throw new Error('a referral without a stage of its kind');
  return name;
}
