import type { Colleague } from '../../../test/support/office.ts';

/**
 * A small reference of one jobless person's case, from the application to the end, written from the rulebook and not
 * from the product's code: who may do what when, and what becomes of the case (C-01 to C-10, C-12, C-19, C-20, X-03,
 * It knows no clocks but the notice's end and the weeks of the calls.
 */
export interface Model {
  stage: 'communityReview' | 'notice' | 'submission' | 'streetReview' | 'streetFile' | 'determination' | 'tracks' | 'closed';
  step: 'open' | 'returned' | 'to-post' | 'posted' | 'notice-ended' | 'to-submit' | 'awaiting-receipt';
  /** Days since the application. */
  day: number;
  /** Who entered or passed something in the present chain. */
  chain: Colleague[];
  /** Objections that are not decided yet. */
  objections: number;
  /** A complaint is open. */
  suspended: boolean;
  /** Once recognised. */
  help?: Help;
  closed?: string;
  /** What was noted and offered so far; that it was stays when a step is undone. */
  notes: number;
  offered: number;
  /** The last step, which can still be undone; `unsure` once time has passed, which may or may not have moved the case. */
  undo?: { by: Colleague; before: Model } | 'unsure';
}

export interface Help {
  at: 'placement' | 'followUp';
  mentor: 'mentor' | 'mentor2';
  offers: { no: number; vacancy: number; state: 'open' | 'accepted' | 'refused' | 'contested' | 'justified' }[];
  /** The street is asked whether the person is deemed employed. */
  asked: boolean;
  paused: boolean;
  jobs: number;
  job?: { day: number; /** Weeks that had their call. */ called: number[]; /** Stable calls in a row at the weekly pace. */ row: number; unreachable: number };
  /** Something unstable was found and is not answered. */
  unstable: boolean;
  signed: boolean;
  graduate: boolean;
}

/** What policy says, of what the model needs. */
export interface Figures {
  refusals: number;
  stableCalls: number;
  stableMonths: number;
}

/** What can be done, and how often it is chosen where it is open: what leads on more often than what ends a case. */
export const weights = {
  addNote: 0.5, pass: 8, return: 2, resubmit: 4, refuse: 0.05, postNotice: 6, correctNotice: 0.5, object: 1.5, dismissObjection: 2, upholdToReview: 0.5, upholdToRefuse: 0.05, submit: 6, receive: 6,
  recordPlan: 0.5, signAgreement: 1, offer: 5, acceptOffer: 0.7, refuseOffer: 6, contestRefusal: 1, findJustified: 1, findUnjustified: 1, deem: 0.1, doNotDeem: 1, pauseTrack: 0.5, resumeTrack: 2, place: 1,
  callStable: 10, callUnstable: 0.7, callUnreachable: 1, callJobLost: 0.3, loseJob: 0.3, closeFinding: 1, reassign: 0.5, addCategory: 0.5, endRecognition: 0.05, withdraw: 0.02, recordDeath: 0.02,
  complain: 0.2, dismissComplaint: 8, upholdComplaint: 0.1, undo: 1,
} as const;
export type MoveName = keyof typeof weights;

export interface Move {
  move: MoveName;
  who: Colleague;
  /** Chooses where a move has a choice. */
  pick: number;
}

export const beginning = (): Model => ({ stage: 'communityReview', step: 'open', day: 0, chain: ['intake'], objections: 0, suspended: false, notes: 0, offered: 0 });

/** @rule C-04 the way on is free when the notice and every objection are over. */
export function goOnWhenClear(model: Model): Model {
  if (model.step === 'notice-ended' && model.objections === 0) Object.assign(model, { stage: 'submission', step: 'to-submit' });
  return model;
}
