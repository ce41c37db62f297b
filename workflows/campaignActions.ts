import type { CaseState } from '../src/cases/state.ts';
import { CLOSED, type StageSpec } from '../src/programmes/programme.ts';
import type { ActionRules } from './stages/kind.ts';
import { takeDown } from './stages/notice.ts';

/** What a campaign brings about in its cases, whatever their stage. */
export const campaignActions: ActionRules<StageSpec> = {
  /** Paid out by mistake or fraud: the money comes back to its village, the case stays closed. @rule X-09 */
  giveBack: {
    by: () => ['street-reviewer', 'district-officer'],
    closed: ({ state }) => (state.stage === CLOSED && state.relief?.place?.handed ? undefined : { code: 'relief.none', rule: 'A-03' }),
    wrong: (_asked, { reason }) => (reason === 'reclaimed' ? undefined : { code: 'relief.reclaim-only', rule: 'X-09', field: 'reason' }),
    do(change, _asked, { codes: { reason, documents } }) {
      const { relief } = change.state;
      if (!relief?.place) return;
      change.record({ type: 'relief-returned', place: relief.place.id, reason, fen: relief.place.fen, documents, rules: ['A-03', 'X-09'] });
      delete relief.place;
    },
  },

  /**
   * The campaign has closed. What the town has in hand goes on; whoever an objection held up waits and goes on alone;
   * everybody else was not reached, by a written decision.
   * @rule A-05 · X-03
   */
  endCampaign: {
    by: () => ['system'],
    closed: ({ state, programme }) => (state.stage === CLOSED || !hasList(programme.stages) ? { code: 'case.closed' } : undefined),
    do(change, { programme, state: before }, { codes: { campaign } }) {
      const outcome = standingAtEnd(before, programme.stages[before.stage]);
      change.record({ type: 'campaign-ended', campaign, outcome, rules: ['A-05'] });
      if (outcome === 'waits' && change.state.relief) change.state.relief.waits = true;
      if (outcome !== 'over') return;
      takeDown(change, 'left');
      change.record({ type: 'decision-made', decision: change.newId('d'), kind: 'refusal', rules: ['A-05', 'X-12'] });
      change.closeCase('campaign-over');
    },
  },
};

function standingAtEnd(state: CaseState, spec: StageSpec | undefined): 'stays' | 'waits' | 'over' {
  if (spec?.kind === 'delivery' || state.relief?.paperOn) return 'stays';
  if (state.relief?.place && (Object.keys(state.objections).length > 0 || state.step === 'posted')) return 'waits';
  return 'over';
}

function hasList(stages: Readonly<Record<string, StageSpec>>): boolean {
  return Object.values(stages).some(({ kind }) => kind === 'allotment');
}
