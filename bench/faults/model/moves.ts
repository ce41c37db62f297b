import type { Colleague } from '../../../test/support/office.ts';
import { goOnWhenClear, type Figures, type Help, type Model, type Move, type MoveName } from './model.ts';

/** One thing that can be done, by the rulebook. */
export interface Rules {
  who(model: Model): readonly Colleague[];
  open?(model: Model, move: Move): boolean;
  do(next: Model, move: Move, figures: Figures): void;
  /** it can be undone; it leaves the step before it as the one to undo. */
  undo?: 'can' | 'keeps';
  whenClosed?: true;
  /** what cannot wait for the complaint. */
  whenSuspended?: true;
}

const community: readonly Colleague[] = ['intake', 'reviewer'];
const street: readonly Colleague[] = ['street', 'street2'];
const district: readonly Colleague[] = ['district', 'district2'];
const levels = [...community, ...street, ...district];
/** The colleagues that courses are walked with. */
export const colleagues: readonly Colleague[] = [...levels, 'supervisor', 'mentor', 'mentor2'];

const judges: Partial<Record<Model['stage'], readonly Colleague[]>> = { communityReview: community, streetReview: street, determination: district };
const judging = ({ stage }: Model) => judges[stage] ?? [];
/** nobody judges twice in one chain, or what they entered. */
const judgeable = ({ step, chain }: Model, { who }: Move) => step === 'open' && !chain.includes(who);

const senders: Partial<Record<Model['stage'], readonly Colleague[]>> = { submission: community, streetFile: street };
const receivers: Partial<Record<Model['stage'], readonly Colleague[]>> = { submission: street, streetFile: district };
const onward: Partial<Record<Model['stage'], [Model['stage'], Model['step']]>> = {
  communityReview: ['notice', 'to-post'], submission: ['streetReview', 'open'], streetReview: ['streetFile', 'to-submit'], streetFile: ['determination', 'open'],
};

/** So few that the same one is offered again. */
export const VACANCIES = 3;

/** Who helps: the community, and the person's own mentor (C-07). */
const helpers = ({ help }: Model): readonly Colleague[] => (help ? [...community, help.mentor] : []);
const placing = ({ help }: Model) => help?.at === 'placement';
const following = ({ help }: Model) => help?.at === 'followUp';

const offers = ({ help }: Model, ...states: Help['offers'][number]['state'][]) => (help?.offers ?? []).filter(({ state }) => states.includes(state));
/** The offer that a move is about, the newest that it can be about. */
export const offerOf = (model: Model, { move }: Move) => offers(model, ...(aboutOffers[move] ?? [])).at(-1);
const aboutOffers: Partial<Record<MoveName, Help['offers'][number]['state'][]>> = {
  acceptOffer: ['open'], refuseOffer: ['open', 'accepted'], contestRefusal: ['refused'], findJustified: ['contested'], findUnjustified: ['contested'],
};

export const moves: Record<MoveName, Rules> = {
  addNote: { who: () => colleagues, do: (next) => (next.notes += 1), undo: 'keeps', whenClosed: true, whenSuspended: true },

  pass: {
    who: judging, open: judgeable, undo: 'can',
    do(next, { who }) {
      next.chain.push(who);
      const to = onward[next.stage];
      if (to) [next.stage, next.step] = to;
      else recognise(next);
    },
  },
  return: { who: judging, open: judgeable, undo: 'can', do: (next) => (next.step = 'returned') },
  resubmit: { who: () => community, open: ({ step }) => step === 'returned', undo: 'can', do: (next) => (next.step = 'open') },
  refuse: { who: judging, open: judgeable, undo: 'can', do: (next) => close(next, 'refused') },

  postNotice: { who: () => community, open: ({ stage, step }) => stage === 'notice' && step === 'to-post', undo: 'can', do: (next) => (next.step = 'posted') },
  correctNotice: { who: () => community, open: isPosted, do: () => undefined },
  object: { who: () => [...community, 'supervisor'], open: isPosted, do: (next) => (next.objections += 1) },
  dismissObjection: {
    who: () => [...community, 'supervisor'], open: mayLookInto, undo: 'can',
    do(next) {
      next.objections -= 1;
      goOnWhenClear(next);
    },
  },
  upholdToReview: {
    who: () => [...community, 'supervisor'], open: mayLookInto, undo: 'can',
    do(next) {
      next.objections -= 1;
      next.chain = next.chain.slice(0, 1);
      [next.stage, next.step] = ['communityReview', 'open'];
    },
  },
  upholdToRefuse: { who: () => [...community, 'supervisor'], open: mayLookInto, undo: 'can', do: (next) => close(next, 'refused') },

  submit: { who: ({ stage }) => senders[stage] ?? [], open: ({ step }) => step === 'to-submit', undo: 'can', do: (next) => (next.step = 'awaiting-receipt') },
  receive: {
    who: ({ stage }) => receivers[stage] ?? [], open: ({ step }) => step === 'awaiting-receipt', undo: 'can',
    do(next) {
      const to = onward[next.stage];
      if (to) [next.stage, next.step] = to;
    },
  },

  recordPlan: { who: helpers, undo: 'can', do: () => undefined },
  signAgreement: { who: helpers, open: ({ help }) => !help?.signed, undo: 'can', do: help((it) => (it.signed = true)) },
  offer: { who: helpers, open: placing, undo: 'can', do: help((it, { pick }, next) => it.offers.push({ no: (next.offered += 1), vacancy: pick % VACANCIES, state: 'open' })) },
  acceptOffer: { who: helpers, open: hasOffer, undo: 'can', do: setOffer('accepted') },
  refuseOffer: { who: helpers, open: hasOffer, undo: 'can', do: setOffer('refused') },
  contestRefusal: { who: helpers, open: hasOffer, undo: 'can', do: setOffer('contested') },
  findJustified: { who: () => street, open: hasOffer, undo: 'can', do: setOffer('justified') },
  findUnjustified: { who: () => street, open: hasOffer, undo: 'can', do: setOffer('refused') },
  deem: { who: () => street, open: isAsked, undo: 'can', do: (next) => close(next, 'deemed-employed') },
  doNotDeem: { who: () => street, open: isAsked, undo: 'can', do: help((it) => (it.asked = false)) },
  pauseTrack: { who: helpers, open: (model) => placing(model) && !model.help?.paused, undo: 'can', do: help((it) => (it.paused = true)) },
  resumeTrack: { who: helpers, open: (model) => placing(model) && model.help?.paused === true, undo: 'can', do: help((it) => (it.paused = false)) },
  place: {
    who: helpers, open: placing, undo: 'can',
    do: help((it, _move, { day }) => Object.assign(it, { at: 'followUp', offers: [], asked: false, paused: false, jobs: it.jobs + 1, job: { day, called: [], row: 0, unreachable: 0 } })),
  },

  callStable: { who: helpers, open: following, undo: 'can', whenSuspended: true, do: call('stable') },
  callUnstable: { who: helpers, open: following, undo: 'can', whenSuspended: true, do: call('unstable') },
  callUnreachable: { who: helpers, open: following, undo: 'can', whenSuspended: true, do: call('unreachable') },
  callJobLost: { who: helpers, open: following, undo: 'can', whenSuspended: true, do: help(loseJob) },
  loseJob: { who: helpers, open: following, undo: 'can', do: help(loseJob) },
  closeFinding: { who: (model) => (model.help ? [...helpers(model), 'supervisor'] : []), open: ({ help: it }) => it?.unstable === true, undo: 'can', whenSuspended: true, do: help((it) => (it.unstable = false)) },

  reassign: {
    who: ({ help: it }) => (it ? [...community, ...district, 'supervisor'] : []), whenSuspended: true,
    do: help((it) => (it.mentor = it.mentor === 'mentor' ? 'mentor2' : 'mentor')),
  },
  addCategory: { who: ({ help: it }) => (it ? levels : []), open: ({ help: it }) => !it?.graduate, undo: 'can', do: help((it) => (it.graduate = true)) },
  endRecognition: { who: ({ help: it }) => (it ? [...street, ...district] : []), undo: 'can', do: (next) => close(next, 'lost-capacity') },

  withdraw: { who: () => [...community, 'mentor', 'mentor2'], undo: 'can', whenSuspended: true, do: (next) => close(next, 'withdrawn') },
  recordDeath: { who: () => [...community, 'mentor', 'mentor2'], undo: 'can', whenSuspended: true, do: (next) => close(next, 'death') },
  complain: { who: () => [...levels, 'supervisor'], open: ({ suspended }) => !suspended, whenClosed: true, do: (next) => (next.suspended = true) },
  dismissComplaint: { who: () => district, open: ({ suspended }) => suspended, whenClosed: true, whenSuspended: true, do: (next) => (next.suspended = false) },
  upholdComplaint: {
    who: () => district, open: ({ suspended }) => suspended, whenClosed: true, whenSuspended: true,
    do(next) {
      next.suspended = false;
      if (next.stage !== 'closed') close(next, 'fraud');
    },
  },

  undo: {
    who: () => colleagues, whenClosed: true,
    open: ({ undo }, { who }) => undo !== undefined && undo !== 'unsure' && (undo.by === who || who === 'supervisor'),
    do: () => undefined, // the case is again what it was before the step
  },
};

function isPosted({ stage, step }: Model): boolean {
  return stage === 'notice' && step === 'posted';
}

/** somebody other than those who entered or passed the case. */
function mayLookInto({ stage, objections, chain }: Model, { who }: Move): boolean {
  return stage === 'notice' && objections > 0 && !chain.includes(who);
}

function recognise(next: Model): void {
  Object.assign(next, { stage: 'tracks', step: 'open', chain: [] });
  next.help = { at: 'placement', mentor: 'mentor', offers: [], asked: false, paused: false, jobs: 0, unstable: false, signed: false, graduate: false };
}

function close(next: Model, reason: string): void {
  Object.assign(next, { stage: 'closed', step: 'open', closed: reason });
}

function help(change: (it: Help, move: Move, next: Model) => unknown): Rules['do'] {
  return (next, move) => {
    if (next.help) change(next.help, move, next);
  };
}

function hasOffer(model: Model, move: Move): boolean {
  return placing(model) && offerOf(model, move) !== undefined;
}

/** C-09: the third refusal of another vacancy asks the street; a contested or justified one does not count. */
function setOffer(state: Help['offers'][number]['state']): Rules['do'] {
  return (next, move, { refusals }) => {
    const offer = offerOf(next, move);
    const it = next.help;
    if (!offer || !it) return;
    offer.state = state;
    const counted = new Set(it.offers.filter((one) => one.state === 'refused').map(({ vacancy }) => vacancy)).size;
    if (state === 'refused' && counted >= refusals) it.asked = true;
    if (counted < refusals) it.asked = false;
  };
}

function isAsked(model: Model): boolean {
  return placing(model) && model.help?.asked === true;
}

/** C-10: the calls of the first week do not count, later ones once a week; C-12: an unstable one begins the row anew. */
function call(outcome: 'stable' | 'unstable' | 'unreachable'): Rules['do'] {
  return (next, _move, { stableCalls, stableMonths }) => {
    const job = next.help?.job;
    if (!next.help || !job) return;
    const week = Math.ceil((next.day - job.day) / 7);
    if (outcome === 'unstable') job.row = 0;
    else if (outcome === 'stable' && week > 1 && !job.called.includes(week)) job.row += 1;
    if (!job.called.includes(week)) job.called.push(week);
    job.unreachable = outcome === 'unreachable' ? job.unreachable + 1 : 0;
    if (outcome === 'unstable') next.help.unstable = true;
    if (outcome === 'stable' && job.row >= stableCalls && next.day >= monthsAfter(job.day, stableMonths)) close(next, 'stable-employment');
  };
}

function loseJob(it: Help): void {
  delete it.job;
  it.at = 'placement';
}

/** The day on which courses begin. */
export const FIRST_DAY = '2031-03-03';
const DAY_MS = 86_400_000;

function monthsAfter(day: number, months: number): number {
  const from = new Date(Date.parse(FIRST_DAY) + day * DAY_MS);
  const length = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).getUTCDate();
  const to = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, Math.min(from.getUTCDate(), length));
  return Math.round((to - Date.parse(FIRST_DAY)) / DAY_MS);
}
