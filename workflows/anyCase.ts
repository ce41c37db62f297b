import { officers } from '../src/cases/actor.ts';
import type { CaseState } from '../src/cases/state.ts';
import { CLOSED, type StageSpec } from '../src/programmes/programme.ts';
import type { Refusal } from '../src/refusals/refusal.ts';
import { anyAidActions, reclaimGrants, underNewPolicy } from './aid.ts';
import { campaignActions } from './campaignActions.ts';
import { putBack, type Change } from './change.ts';
import type { ActionRules, Asked } from './stages/kind.ts';
import { takeDown } from './stages/notice.ts';

/** What any case can meet, whatever its stage: ways out, ways on, complaint, correction, policy, calendar. */
export const anyCaseActions: ActionRules<StageSpec> = {
  ...anyAidActions,

  withdraw: {
    by: () => ['community-caseworker', 'mentor'],
    closed: whenClosed,
    do(change) {
      takeDown(change, 'left');
      change.closeCase('withdrawn');
    },
  },

  recordDeath: {
    by: () => ['community-caseworker', 'mentor'],
    closed: whenClosed,
    wrong({ state }, { person, newApplicant }) {
      if (!state.people[person]) return { code: 'person.unknown', rule: 'X-07', field: 'person' };
      const others = Object.entries(state.people).some(([id, other]) => id !== person && other.seeksRecognition);
      if (newApplicant === undefined) return person === state.applicant && others ? { code: 'applicant.needed', rule: 'X-07', field: 'newApplicant' } : undefined;
      return state.people[newApplicant] && newApplicant !== person ? undefined : { code: 'person.unknown', rule: 'X-07', field: 'newApplicant' };
    },
    do(change, _asked, { codes: { person, newApplicant, documents } }) {
      const { state } = change;
      change.record({ type: 'death-recorded', person, documents, ...(newApplicant ? { newApplicant } : {}), rules: ['X-07', 'C-19'] });
      delete state.people[person];
      if (person === state.applicant && newApplicant) succeed(change, newApplicant);
      if (!Object.values(state.people).some((other) => other.seeksRecognition)) {
        takeDown(change, 'left');
        change.closeCase('death');
      } else if (state.tracks[person] && state.tracks[person].stage !== CLOSED) change.closeTrack(person, 'death');
    },
  },

  transfer: {
    by: () => ['supervisor', 'district-officer'],
    closed: (asked) => whenClosed(asked) ?? whenPosted(asked),
    wrong: ({ state }, { region }) => (region === state.region ? { code: 'transfer.same-region', rule: 'X-07', field: 'region' } : undefined),
    do(change, _asked, { codes }) {
      change.record({ type: 'transferred', from: change.state.region, to: codes.region, rules: ['X-07'] });
      change.state.region = codes.region;
      change.tell({ to: { level: 'community' }, template: 'handed-over', rule: 'X-07', hours: 'working' });
    },
  },

  splitHousehold: {
    by: () => ['community-caseworker'],
    closed: (asked) => whenClosed(asked) ?? whenPosted(asked),
    wrong({ state, programme }, { people, newApplicant }) {
      const unknown = people.findIndex((person, position) => !state.people[person] || people.indexOf(person) < position);
      if (unknown >= 0) return { code: 'person.unknown', rule: 'X-07', field: `people.${unknown}` };
      const stay = Object.keys(state.people).filter((person) => !people.includes(person));
      const goesOn = programme.helps === 'household' ? stay.length > 0 : stay.some((person) => isHelped(state, person));
      if (!goesOn) return { code: 'split.nobody-left', rule: 'X-07', field: 'people' };
      if (newApplicant === undefined) return people.includes(state.applicant) ? { code: 'applicant.needed', rule: 'X-07', field: 'newApplicant' } : undefined;
      return stay.includes(newApplicant) ? undefined : { code: 'person.unknown', rule: 'X-07', field: 'newApplicant' };
    },
    do(change, _asked, { codes: { people, newApplicant, documents } }) {
      const { state } = change;
      change.record({ type: 'household-split', people, documents, ...(newApplicant ? { newApplicant } : {}), rules: ['X-07'] });
      if (newApplicant) succeed(change, newApplicant);
      for (const person of people) {
        delete state.people[person];
        if (state.tracks[person] && state.tracks[person].stage !== CLOSED) change.closeTrack(person, 'moved-away');
      }
    },
  },

  mergeInto: {
    by: () => ['community-caseworker'],
    closed: (asked) => whenClosed(asked) ?? whenPosted(asked),
    do(change, _asked, { codes: { into, documents } }) {
      change.record({ type: 'merged', into, documents, rules: ['X-07'] });
      change.closeCase('merged');
    },
  },

  complain: {
    by: () => [...officers, 'supervisor'],
    closed: ({ state }) => (state.complaint ? { code: 'complaint.open', rule: 'X-09' } : undefined),
    do(change) {
      const complaint = change.newId('x');
      change.state.complaint = { id: complaint, since: change.at };
      change.record({ type: 'complaint-received', complaint, rules: ['X-09'] });
      change.startClock(`complaint:${complaint}`, 'complaint', { kind: 'complaint', owner: 'district' });
      change.tell({ to: { level: 'district' }, template: 'complaint-received', clock: `complaint:${complaint}`, rule: 'X-09', hours: 'working' });
    },
  },

  decideComplaint: {
    by: () => ['district-officer'],
    closed: ({ state }) => (state.complaint ? undefined : { code: 'complaint.none', rule: 'X-09' }),
    do(change, _asked, { codes: { upheld, heardOn, documents } }) {
      const { state } = change;
      const complaint = state.complaint?.id ?? '';
      delete state.complaint;
      change.stopClock(`complaint:${complaint}`);
      change.record({ type: 'complaint-decided', complaint, upheld, heardOn, documents, rules: ['X-09', 'X-12'] });
      if (state.stage === CLOSED) change.startClosingClock(); // time to deliver this decision too
      if (!upheld) return;
      change.record({ type: 'ledger-revoked', rules: ['X-09'] });
      change.record({ type: 'decision-made', decision: change.newId('d'), kind: 'revocation', rules: ['X-09', 'X-12'] });
      reclaimGrants(change);
      if (state.stage === CLOSED) return;
      takeDown(change, 'left');
      change.closeCase('fraud');
    },
  },

  recordDelivery: {
    by: () => officers,
    do(change, _asked, { codes: { decision, way, deliveredOn, documents } }) {
      change.record({ type: 'decision-delivered', decision, way, deliveredOn, documents, rules: ['X-12'] });
    },
  },

  requestReview: {
    by: () => [...officers, 'supervisor'],
    wrong: ({ state }, { decision }) => (state.reviews?.[decision] ? { code: 'review.open', rule: 'X-12', field: 'decision' } : undefined),
    do(change, _asked, { codes: { decision, requestedOn, documents } }) {
      const clock = reviewClock(decision);
      change.state.reviews = { ...change.state.reviews, [decision]: { since: change.at } };
      change.record({ type: 'review-requested', decision, requestedOn, documents, rules: ['X-12'] });
      change.startClock(clock, 'complaint', { kind: 'reconsideration', owner: 'district' }); // as long as a complaint may take: policy has no time of its own for it
      change.tell({ to: { level: 'district' }, template: 'review-requested', clock, rule: 'X-12', hours: 'working' });
    },
  },

  decideReview: {
    by: () => ['district-officer', 'city-officer', 'supervisor'],
    closed: ({ state }) => (state.reviews ? undefined : { code: 'review.none', rule: 'X-12' }),
    wrong: ({ state }, { decision }) => (state.reviews?.[decision] ? undefined : { code: 'review.none', rule: 'X-12', field: 'decision' }),
    do(change, _asked, { codes: { decision, outcome, heardOn, documents } }) {
      const { state } = change;
      const { [decision]: _decided, ...others } = state.reviews ?? {};
      if (Object.keys(others).length > 0) state.reviews = others;
      else delete state.reviews;
      change.stopClock(reviewClock(decision));
      change.record({ type: 'review-decided', decision, outcome, heardOn, documents, rules: ['X-12'] });
      change.record({ type: 'decision-made', decision: change.newId('d'), kind: 'review', rules: ['X-12'] });
      if (outcome === 'set-aside') change.tell({ to: { level: 'community' }, template: 'review-set-aside', rule: 'X-12', hours: 'working' });
      if (state.stage === CLOSED) change.startClosingClock(); // time to deliver this decision too
    },
  },

  undo: {
    by: () => [...officers, 'mentor', 'teacher', 'supervisor'],
    closed({ state, by }) {
      const { undo } = state;
      if (!undo) return { code: 'undo.nothing', rule: 'X-11' };
      return undo.by === by.id || by.role === 'supervisor' ? undefined : { code: 'undo.not-yours', rule: 'X-11' };
    },
    wrong: ({ state }, { seq }) => (state.undo?.seq === seq ? undefined : { code: 'undo.nothing', rule: 'X-11', field: 'seq' }),
    do(change) {
      const { undo } = change.state;
      if (!undo) return;
      takeDownWhenUndone(change, undo.action);
      putBack(change.state, undo.before);
      delete change.state.undo;
      change.record({ type: 'undone', seq: undo.seq, action: undo.action as never, rules: ['X-11'] });
    },
  },

  movePolicy: {
    by: () => ['district-officer', 'admin'],
    closed: whenClosed,
    wrong: ({ state }, { policyId }) => (policyId === state.policyId ? { code: 'policy.same', rule: 'B-23', field: 'policyId' } : undefined),
    do(change, _asked, { codes, policy, judged }) {
      if (!policy) throw new Error('movePolicy came without the policy');
      change.record({ type: 'policy-moved', from: change.state.policyId, to: codes.policyId, rules: ['B-23'] });
      change.state.policyId = codes.policyId;
      change.policy = policy;
      if (judged) underNewPolicy(change, judged);
    },
  },

  addNote: {
    by: () => [...officers, 'mentor', 'supervisor'],
    do: (change) => change.record({ type: 'note-added', rules: [] }),
  },

  recompute: {
    by: () => ['system', 'admin'],
    do(change, _asked, { codes }) {
      for (const clock of Object.values(change.state.clocks)) if (clock.due) clock.reschedule = true;
      change.record({ type: 'deadlines-recomputed', calendarVersion: codes.calendarVersion, rules: ['X-01'] });
    },
  },

  ...campaignActions,
};

const reviewClock = (decision: string): string => `reconsideration:${decision}`;

/** While a complaint is open the case is suspended: only what cannot wait, or ends it, goes on. */
export const openWhileSuspended = new Set(['decideComplaint', 'recordCall', 'recordMonitoring', 'answerReferral', 'recordSession', 'changeTeacher', 'closeFinding', 'recordService', 'recordDelivery', 'requestReview', 'decideReview', 'recordDeath', 'withdraw', 'reassign', 'addNote', 'recompute', 'returnGrant', 'endCampaign']);

/** Actions that stay open on a closed case until its closing clock has run. */
export const openWhenClosed = new Set(['complain', 'decideComplaint', 'recordDelivery', 'requestReview', 'decideReview', 'giveBack', 'undo', 'addNote', 'recompute', 'recordSatisfaction', 'returnGrant']);

/** Actions that a counter-action can undo; the others have counter-actions of their own, or are facts of the outside. */
export const undoable = new Set([
  'receive', 'pass', 'return', 'refuse', 'resubmit', 'postNotice', 'decideObjection', 'submit', 'recordPlan', 'signAgreement', 'offer', 'acceptOffer',
  'refuseOffer', 'contestRefusal', 'decideContest', 'decideDeemed', 'place', 'pauseTrack', 'resumeTrack', 'recordCall', 'loseJob', 'closeFinding',
  'addCategory', 'endRecognition', 'withdraw', 'recordDeath', 'splitHousehold', 'mergeInto', 'recordMonitoring',
  'recordSession', 'recordTalk', 'recordSchoolThings', 'reviewTerm', 'list', 'recordPaper', 'handOver', 'giveBack',
  'recordIncomeMonth', 'refer', 'answerReferral', 'closeReferral', 'pairHelper', 'endPairing', 'proposeExit',
]);

/** What changes nothing that an earlier step changed, so that this one can still be undone after it. */
export const keepsUndo = new Set(['recordService', 'recordSatisfaction', 'recordDelivery', 'addNote']);

function whenClosed({ state }: Asked): Refusal | undefined {
  return state.stage === CLOSED ? { code: 'case.closed' } : undefined;
}

/** What is on the board stays as it is until the notice has ended. */
function whenPosted({ state }: Asked): Refusal | undefined {
  return state.step === 'posted' ? { code: 'notice.running', rule: 'X-07' } : undefined;
}

/** Who stands for the household from now on; where it is helped as one, in place of whoever was helped before. @rule X-07 */
function succeed({ state, programme }: Change, person: string): void {
  state.applicant = person;
  const successor = state.people[person];
  if (successor && programme.helps === 'household') successor.seeksRecognition = true;
}

/** Whether somebody is still to be helped by this case. */
function isHelped({ people, tracks }: CaseState, person: string): boolean {
  return people[person]?.seeksRecognition === true && tracks[person]?.stage !== CLOSED;
}

function takeDownWhenUndone(change: Change, action: string): void {
  if (action === 'postNotice') takeDown(change, 'undone');
}

/** A case that has been left; nothing of it is on the way any more. */
export function isClosed(state: CaseState): boolean {
  return state.stage === CLOSED;
}
