import { actions } from '../../cases/actions.ts';
import type { ActionOffer, ClockView } from '../../cases/read/model.ts';
import type { Refusal } from '../../refusals/refusal.ts';
import { hasForm, type FormAction } from '../forms/actionForms.ts';

/** An action that the reader may take now, with the form it needs. */
export interface OpenAction {
  action: FormAction;
  track?: string;
}

export interface SortedActions {
  /** The one to take next; absent while the next move is somebody else's. */
  next?: OpenAction;
  /** The other open ones: first what moves the case on, last the ways out. */
  others: OpenAction[];
  /** What is not open, each with its reason. */
  closed: ActionOffer[];
}

const weights = { primary: 0, secondary: 1, grave: 2 } as const;

/** Of the primary actions the one that a case waits for most; what can be done at any time is never the next step. */
const anyTime = new Set<FormAction>(['addNote', 'recordService', 'recordSatisfaction', 'undo', 'movePolicy', 'reassign']);

/** What a running clock waits for; the first of them that is open is the next step. */
const answers: Record<string, readonly FormAction[]> = {
  review: ['pass', 'resubmit'], submission: ['submit', 'receive'], objection: ['decideObjection'], complaint: ['decideComplaint'], reconsideration: ['decideReview'], contest: ['decideContest'],
  deemed: ['decideDeemed'], call: ['recordCall'], finding: ['closeFinding'], placement: ['place', 'offer', 'resumeTrack'], plan: ['recordPlan', 'signAgreement'],
  pairing: ['pairStudent'], 'tutoring-week': ['recordSession'], 'term-review': ['reviewTerm'],
};

/**
 * Which action comes next, which else are open, and which are closed, in the order in which pages show them. Next is
 * what answers the clock that falls due first; where none waits for the reader, the first primary action.
 */
export function sortActions(offers: readonly ActionOffer[], clocks: readonly ClockView[] = []): SortedActions {
  const open: OpenAction[] = [];
  for (const { action, track, open: isOpen } of offers) {
    if (isOpen && hasForm(action)) open.push({ action, ...(track === undefined ? {} : { track }) });
  }
  open.sort((a, b) => weights[weightOf(a.action)] - weights[weightOf(b.action)]);
  const next = answerTo(clocks, open) ?? open.find(({ action }) => weightOf(action) === 'primary' && !anyTime.has(action));
  return {
    ...(next ? { next } : {}),
    others: open.filter((one) => one !== next),
    closed: offers.filter(({ action, open: isOpen }) => !isOpen && hasForm(action)),
  };
}

function answerTo(clocks: readonly ClockView[], open: readonly OpenAction[]): OpenAction | undefined {
  const running = clocks.filter(({ stoppedAt, dueAt }) => !stoppedAt && dueAt).sort((one, other) => ((one.dueAt ?? '') < (other.dueAt ?? '') ? -1 : 1));
  for (const { kind, track } of running) {
    for (const action of answers[kind] ?? []) {
      const found = open.find((one) => one.action === action && (track === undefined || one.track === undefined || one.track === track));
      if (found) return found;
    }
  }
  return undefined;
}

/** Why the clock that falls due first does not wait for this reader: nobody's own work is theirs to approve, or it is another role's. */
export function whyNotMine(offers: readonly ActionOffer[], clock: ClockView): Refusal | undefined {
  const awaited = answers[clock.kind] ?? [];
  return offers.find(({ action, track, open, refusal }) =>
    !open && awaited.some((one) => one === action) && (clock.track === undefined || track === clock.track) && (refusal?.code === 'chain.same-person' || refusal?.code === 'action.other-role'))?.refusal;
}

export function weightOf(action: FormAction): keyof typeof weights {
  const spec = actions[action];
  return 'weight' in spec ? spec.weight : 'secondary';
}

/** Path of an action's form. */
export function actionPath(caseId: string, { action, track }: OpenAction): string {
  return `/cases/${caseId}/actions/${action}${track === undefined ? '' : `?track=${track}`}`;
}
