import { roleOf } from '../../src/cases/actor.ts';
import type { CaseState } from '../../src/cases/state.ts';
import type { NoticeStage } from '../../src/programmes/programme.ts';
import type { Refusal } from '../../src/refusals/refusal.ts';
import type { Change } from '../change.ts';
import { notOpen, type StageKind } from './kind.ts';
import { postedTooLate } from './lastPosting.ts';

/** Posted, shown for the full period, taken down; the gate behind it waits for the objections. */
export const notice: StageKind<NoticeStage> = {
  enter(change, spec) {
    change.state.step = 'to-post';
    change.tell({ to: { level: spec.by }, template: 'your-move', rule: spec.rules[0] ?? 'X-02', hours: 'working' });
  },

  actions: {
    postNotice: {
      by: ({ spec }) => [roleOf(spec.by)],
      closed: (asked) => (asked.state.step === 'to-post' ? postedTooLate(asked) : notOpen(asked.state.stage, asked.spec.rules[0])),
      do: (change, { spec }, { codes }) => post(change, spec, codes.documents),
    },

    correctNotice: {
      by: ({ spec }) => [roleOf(spec.by)],
      closed: ({ state }) => (state.step === 'posted' ? undefined : notOpen(state.stage, 'X-03')),
      do(change, { spec }) {
        takeDown(change, 'corrected');
        post(change, spec, []);
      },
    },

    object: {
      by: () => ['public', 'community-caseworker', 'supervisor'],
      closed: ({ state }) => (state.step === 'posted' ? undefined : { code: 'notice.not-running', rule: 'X-03' }),
      do(change, { spec }, { codes }) {
        const { state } = change;
        const objection = change.newId('o');
        state.objections[objection] = { noticeId: state.notice?.id ?? '', receivedAt: change.at };
        change.record({ type: 'objection-received', objection, notice: state.notice?.id ?? '', anonymous: codes.anonymous, rules: ['X-03'] });
        startObjectionClock(change, spec, objection);
        change.tell({ to: { role: 'supervisor' }, template: 'objection-received', clock: `objection:${objection}`, rule: 'X-03', hours: 'working' });
      },
    },

    decideObjection: {
      by: () => ['supervisor', 'community-caseworker'],
      closed: ({ state, by }) => {
        if (openObjections(state).length === 0) return { code: 'objection.none', rule: 'X-03' };
        return passedIt(state, by.id);
      },
      wrong: ({ state }, { objection }) =>
        openObjections(state).includes(objection) ? undefined : { code: 'objection.none', rule: 'X-03', field: 'objection' },
      do(change, { spec }, { codes }) {
        const { state } = change;
        const objection = state.objections[codes.objection];
        if (!objection) return;
        objection.outcome = codes.outcome;
        change.stopClock(`objection:${codes.objection}`);
        change.record({ type: 'objection-decided', objection: codes.objection, outcome: codes.outcome, then: codes.then, rules: ['X-03'] });
        if (codes.outcome === 'upheld') uphold(change, spec, codes.then);
        else goOnWhenClear(change, spec);
      },
    },
  },

  due: {
    notice(change, spec) {
      const { state } = change;
      change.stopClock(state.stage);
      state.step = 'notice-ended';
      change.record({ type: 'notice-ended', notice: state.notice?.id ?? '', rules: [...spec.rules.slice(0, 1), 'X-02'] });
      goOnWhenClear(change, spec);
    },
  },
};

function post(change: Change, spec: NoticeStage, documents: string[]): void {
  const { state } = change;
  const id = change.newId('n');
  state.notice = { id, postedAt: change.at, postedBy: change.by.id };
  state.step = 'posted';
  change.record({ type: 'notice-posted', notice: id, documents, rules: [...spec.rules.slice(0, 1), 'X-02'] });
  change.startClock(state.stage, spec.clock, { kind: 'notice', owner: 'system' });
  // one left open by an earlier notice still closes the gate behind this one, so it has its time again
  for (const objection of openObjections(state)) if (!state.clocks[`objection:${objection}`]) startObjectionClock(change, spec, objection);
}

function startObjectionClock(change: Change, spec: NoticeStage, objection: string): void {
  change.startClock(`objection:${objection}`, spec.objectionClock, { kind: 'objection', owner: 'supervisor' });
}

/** Takes a running notice off the board before its time; a closing case does so too. */
export function takeDown(change: Change, why: 'corrected' | 'left' | 'upheld' | 'undone'): void {
  const { state } = change;
  if (state.step !== 'posted' || !state.notice) return;
  change.record({ type: 'notice-taken-down', notice: state.notice.id, why, rules: ['X-02'] });
  change.stopClock(state.stage);
}

function uphold(change: Change, spec: NoticeStage, then: 'review' | 'refuse'): void {
  takeDown(change, 'upheld');
  change.stopClocks((_, clock) => clock.kind === 'objection');
  if (then === 'refuse' && !spec.neverCloses) {
    change.record({ type: 'decision-made', decision: change.newId('d'), kind: 'refusal', rules: ['X-12'] });
    change.closeCase('refused');
    return;
  }
  delete change.state.notice;
  change.state.chain = change.state.chain.slice(0, 1); // a new chain of approval begins; who entered it stays known
  change.goTo(spec.upheld);
}

/** @rule C-04 the ledger opens, and the clock of the submission starts, when notice and objections are both over. */
function goOnWhenClear(change: Change, spec: NoticeStage): void {
  if (change.state.step !== 'notice-ended' || openObjections(change.state).length > 0) return;
  if (spec.ledger) change.record({ type: 'ledger-entered', rules: ['C-04'] });
  change.leadTo(spec.clear, 'completed');
}

function openObjections(state: CaseState): string[] {
  return Object.entries(state.objections).filter(([, objection]) => !objection.outcome).map(([id]) => id);
}

/** @rule X-03 an objection is looked into by somebody other than those who entered or passed the case. */
function passedIt(state: CaseState, by: string): Refusal | undefined {
  return state.chain.some((link) => link.by === by) ? { code: 'objection.own-case', rule: 'X-03' } : undefined;
}
