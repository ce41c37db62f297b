import { dayOf } from '../../src/calendar/days.ts';
import { roleOf } from '../../src/cases/actor.ts';
import { policyPart, type CasePolicy } from '../../src/cases/command.ts';
import type { SupportStage } from '../../src/programmes/programme.ts';
import { countedMonths } from './incomeLedger.ts';
import { notOpen, type StageKind } from './kind.ts';

/**
 * The household is helped, by paired helpers too, until the grassroots union reports that it can leave.
 * @rule D-03 · D-04 · D-06
 */
export const support: StageKind<SupportStage> = {
  enter(change, spec) {
    delete change.state.exit;
    change.tell({ to: { level: spec.by }, template: 'your-move', rule: spec.rules[0] ?? 'D-05', hours: 'working' });
  },

  actions: {
    proposeExit: {
      by: ({ spec }) => [roleOf(spec.by)],
      wrong({ state, policy, at }, { exit, causeGoneOn }) {
        if (exit === 'exit-2') return undefined; // judged by what the form says, before the command is given
        const { months: needed } = policyPart(policy, 'firstExit');
        const counted = countedMonths(state, policyPart(policy, 'firstExit'), at);
        if (counted < needed) return { code: 'exit.row-too-short', rule: 'D-03', field: 'exit', values: { counted, needed } };
        return causeGoneOn === undefined || causeGoneOn > dayOf(at) ? { code: 'exit.cause-not-gone', rule: 'D-03', field: 'causeGoneOn' } : undefined;
      },
      do(change, { spec }, { codes: { exit, causeGoneOn, documents } }) {
        const { state } = change;
        const counted = countedMonths(state, change.policyPart('firstExit'), change.at);
        state.exit = { kind: exit, reportedAt: change.at };
        state.chain = [{ stage: state.stage, by: change.by.id, seq: state.seq }]; // a chain of its own: who approved the entry may re-check the exit
        delete state.notice;
        change.stopClock('exitReport');
        change.record({ type: 'exit-reported', exit, counted, ...(causeGoneOn ? { causeGoneOn } : {}), documents, rules: [exit === 'exit-1' ? 'D-03' : 'D-04'] });
        change.goTo(spec.proposed);
      },
    },

    pairHelper: {
      by: ({ spec }) => [roleOf(spec.by), 'district-officer'],
      wrong({ state, policy }, { kind, helper }) {
        if (most(policy, kind) === undefined) return { code: 'code.unknown', rule: 'D-06', field: 'kind' };
        return Object.values(state.helpers ?? {}).some((pair) => pair.helper === helper) ? { code: 'pair.known', rule: 'D-06', field: 'helper' } : undefined;
      },
      do(change, _asked, { codes: { kind, helper } }) {
        const pair = change.newId('h');
        change.state.helpers = { ...change.state.helpers, [pair]: { kind, helper } };
        change.record({ type: 'helper-paired', pair, kind, helper, most: most(change.policy, kind) ?? 0, rules: ['D-06'] });
      },
    },

    endPairing: {
      by: ({ spec }) => [roleOf(spec.by), 'district-officer'],
      closed: ({ state }) => (Object.keys(state.helpers ?? {}).length > 0 ? undefined : notOpen(state.stage, 'D-06')),
      wrong: ({ state }, { pair }) => (state.helpers?.[pair] ? undefined : { code: 'code.unknown', rule: 'D-06', field: 'pair' }),
      do(change, _asked, { codes: { pair } }) {
        const { [pair]: ended, ...others } = change.state.helpers ?? {};
        change.state.helpers = others;
        change.record({ type: 'pairing-ended', pair, kind: ended?.kind ?? '', rules: ['D-06'] });
      },
    },
  },
};

/** How many households a helper of a kind may keep contact with; undefined for an unknown kind. @rule D-06 */
function most(policy: CasePolicy, kind: string): number | undefined {
  return policyPart(policy, 'caseload').helpers.find(({ code }) => code === kind)?.households.most;
}
