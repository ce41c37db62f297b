import { describe, expect, test } from 'vitest';
import { actions, trackActions, type ActionName, type Codes } from '../../src/cases/actions.ts';
import { aidActions } from '../../src/cases/actions/aid.ts';
import { exitActions } from '../../src/cases/actions/exit.ts';
import { monitoringActions } from '../../src/cases/actions/monitoring.ts';
import { tutoringActions } from '../../src/cases/actions/tutoring.ts';
import { roleOf, type By } from '../../src/cases/actor.ts';
import type { CaseState, OfferState, Step } from '../../src/cases/state.ts';
import { programmeOf } from '../../src/programmes/index.ts';
import { CLOSED, TRACKS } from '../../src/programmes/programme.ts';
import { closedReason, decide, refusal } from '../../workflows/core.ts';
import { commandOf, PureCase } from '../support/pureCase.ts';
import { reliefBody, reliefDates, reliefSituations } from './table/relief.ts';

/**
 * Who may do what where, written from the rulebook by hand: every stage and step × every colleague × every action.
 * What a row does not name is closed. A new action or stage fails the last three tests until it has its entry.
 */
const colleagues = {
  caseworker: { role: 'community-caseworker' }, // had no hand in the case
  intake: { role: 'community-caseworker' }, // entered it
  reviewer: { role: 'community-caseworker' }, // passed it
  street: { role: 'street-reviewer' }, // passed it there
  street2: { role: 'street-reviewer' },
  district: { role: 'district-officer' },
  supervisor: { role: 'supervisor' },
  mentor: { role: 'mentor' },
  standIn: { role: 'mentor', standsInFor: 'mentor' },
  otherMentor: { role: 'mentor' },
  admin: { role: 'admin' },
  auditor: { role: 'auditor' },
  public: { role: 'public' },
  system: { role: 'system' },
} as const;
type Name = keyof typeof colleagues;
const by = (name: Name): By => ({ id: name, ...colleagues[name] });

type Row = Partial<Record<ActionName, string>>;

const community = 'caseworker intake reviewer';
const street = 'street street2';
const ownMentor = 'mentor standIn';
const anyMentor = `${ownMentor} otherMentor`; // before recognition there is no mentor yet; which cases a mentor reaches is for the access rules

/** What any open case can meet (X-07, X-09, X-12, B-23, X-01); who may undo follows from the last step. */
const anyOpenCase: Row = {
  withdraw: `${community} ${anyMentor}`,
  recordDeath: `${community} ${anyMentor}`,
  transfer: 'supervisor district',
  splitHousehold: community,
  mergeInto: community,
  complain: `${community} ${street} district supervisor`,
  recordDelivery: `${community} ${street} district`,
  requestReview: `${community} ${street} district supervisor`,
  movePolicy: 'district admin',
  recompute: 'system admin',
  addNote: `${community} ${street} district supervisor ${anyMentor}`,
};

/** What can be done for any recognised person (C-07, C-08, C-15 to C-17, C-19, X-06). */
const anyPerson: Row = {
  ...anyOpenCase,
  recordPlan: `${community} ${ownMentor}`,
  signAgreement: `${community} ${ownMentor}`,
  recordService: `${community} ${ownMentor}`,
  recordSatisfaction: `${community} supervisor`,
  reassign: `${community} district supervisor`,
  addCategory: `${community} ${street} district`,
  endRecognition: `${street} district`,
};

const inPlacement: Row = {
  ...anyPerson,
  offer: `${community} ${ownMentor}`,
  place: `${community} ${ownMentor}`,
  pauseTrack: `${community} ${ownMentor}`,
};

const inFollowUp: Row = { ...anyPerson, recordCall: `${community} ${ownMentor}`, loseJob: `${community} ${ownMentor}` };

/** A closed case is still corrected, answered for and complained about until its closing clock has run. */
const afterClosing: Row = {
  complain: `${community} ${street} district supervisor`,
  recordDelivery: `${community} ${street} district`,
  requestReview: `${community} ${street} district supervisor`,
  addNote: `${community} ${street} district supervisor ${anyMentor}`,
  recompute: 'system admin',
};

interface Situation {
  stage: string;
  step: Step;
  make(): PureCase;
  open: Row;
}

const evidence = ['00000000-0000-4000-8000-000000000001'];
const answers: Codes<'recordCall'> = {
  outcome: 'stable', way: 'phone', findings: [], familyEmployment: 'same', familyHealth: 'same', socialInsurance: 'paid', performance: 'good', learning: 'yes', livingStandard: 'better',
};

const applied = () => PureCase.open({ at: '2031-03-03 09:00', by: by('intake'), people: { li: { categories: ['4050'] }, wang: { categories: ['graduate'] } } });
const reviewed = () => applied().give(by('reviewer'), 'pass', {});
const posted = () => reviewed().give(by('reviewer'), 'postNotice', { documents: [] });
const objected = () => posted().give(by('public'), 'object', { anonymous: false });
const noticed = () => posted().until('2031-03-11 09:00');
const submitted = () => noticed().give(by('intake'), 'submit', { documents: [] });
const atStreet = () => submitted().give(by('street2'), 'receive', {});
const passedByStreet = () => atStreet().give(by('street'), 'pass', {});
const sentToDistrict = () => passedByStreet().give(by('street2'), 'submit', { documents: [] });
const atDistrict = () => sentToDistrict().give(by('district'), 'receive', {});
const recognised = () => atDistrict().give(by('district'), 'pass', { mentors: { li: 'mentor', wang: 'mentor' } });
const offered = () => recognised().give(by('mentor'), 'offer', { vacancy: 'v1', documents: [] }, { track: 'li' });
const refused = () => {
  const c = offered();
  return c.give(by('mentor'), 'refuseOffer', { offer: offerIn(c.state, ['open']), documents: evidence }, { track: 'li' });
};
const placed = () => recognised().give(by('mentor'), 'place', { kind: 'employment', documents: evidence, lastResort: false }, { track: 'li' });
const called = (findings: Codes<'recordCall'>['findings']) => placed().until('2031-03-13 10:00').give(by('mentor'), 'recordCall', { ...answers, findings }, { track: 'li' });

const situations: Record<string, Situation> = {
  'handed in, under review by the community': {
    stage: 'communityReview', step: 'open', make: applied,
    // who entered it does not pass it
    open: { ...anyOpenCase, pass: 'caseworker reviewer', return: 'caseworker reviewer', refuse: 'caseworker reviewer' },
  },
  'returned by the community': {
    stage: 'communityReview', step: 'returned', make: () => applied().give(by('reviewer'), 'return', { missing: ['identity-card'] }),
    open: { ...anyOpenCase, resubmit: community, undo: 'reviewer supervisor' },
  },
  'passed, the notice to be posted': {
    stage: 'notice', step: 'to-post', make: reviewed,
    open: { ...anyOpenCase, postNotice: community, undo: 'reviewer supervisor' },
  },
  'on public notice': {
    stage: 'notice', step: 'posted', make: posted,
    open: { ...anyOpenCase, transfer: '', splitHousehold: '', mergeInto: '', correctNotice: community, object: `public ${community} supervisor`, undo: 'reviewer supervisor' },
  },
  'on public notice, with an objection': {
    stage: 'notice', step: 'posted', make: objected,
    // decided by somebody who neither entered nor passed it. X-11: what others have acted on since is not undone
    open: { ...anyOpenCase, transfer: '', splitHousehold: '', mergeInto: '', correctNotice: community, object: `public ${community} supervisor`, decideObjection: 'caseworker supervisor' },
  },
  'the notice over, an objection open': {
    stage: 'notice', step: 'notice-ended', make: () => objected().until('2031-03-11 09:00'),
    open: { ...anyOpenCase, decideObjection: 'caseworker supervisor' },
  },
  'to be submitted to the street': { stage: 'submission', step: 'to-submit', make: noticed, open: { ...anyOpenCase, submit: community } },
  'on its way to the street': {
    stage: 'submission', step: 'awaiting-receipt', make: submitted,
    open: { ...anyOpenCase, receive: street, undo: 'intake supervisor' },
  },
  'under review by the street': {
    stage: 'streetReview', step: 'open', make: atStreet,
    open: { ...anyOpenCase, pass: street, return: street, refuse: street, undo: 'street2 supervisor' },
  },
  'returned by the street': {
    stage: 'streetReview', step: 'returned', make: () => atStreet().give(by('street'), 'return', { missing: ['identity-card'] }),
    open: { ...anyOpenCase, resubmit: community, undo: 'street supervisor' },
  },
  'the personal file to be opened and submitted': {
    stage: 'streetFile', step: 'to-submit', make: passedByStreet,
    open: { ...anyOpenCase, submit: street, undo: 'street supervisor' },
  },
  'on its way to the district': {
    stage: 'streetFile', step: 'awaiting-receipt', make: sentToDistrict,
    open: { ...anyOpenCase, receive: 'district', undo: 'street2 supervisor' },
  },
  'under determination by the district': {
    stage: 'determination', step: 'open', make: atDistrict,
    open: { ...anyOpenCase, pass: 'district', return: 'district', refuse: 'district', undo: 'district supervisor' },
  },
  'returned by the district': {
    stage: 'determination', step: 'returned', make: () => atDistrict().give(by('district'), 'return', { missing: ['identity-card'] }),
    open: { ...anyOpenCase, resubmit: community, undo: 'district supervisor' },
  },
  'recognised, in placement': { stage: TRACKS, step: 'open', make: recognised, open: { ...inPlacement, undo: 'district supervisor' } },
  'offered a job': {
    stage: TRACKS, step: 'open', make: offered,
    open: { ...inPlacement, acceptOffer: `${community} ${ownMentor}`, refuseOffer: `${community} ${ownMentor}`, undo: 'mentor supervisor' },
  },
  // C-20: accepting is not yet placement, so the person may still refuse
  'accepted an offer': {
    stage: TRACKS, step: 'open',
    make() {
      const c = offered();
      return c.give(by('mentor'), 'acceptOffer', { offer: offerIn(c.state, ['open']) }, { track: 'li' });
    },
    open: { ...inPlacement, refuseOffer: `${community} ${ownMentor}`, undo: 'mentor supervisor' },
  },
  'refused an offer': {
    stage: TRACKS, step: 'open', make: refused,
    open: { ...inPlacement, contestRefusal: `${community} ${ownMentor}`, undo: 'mentor supervisor' },
  },
  'contested the refusal': {
    stage: TRACKS, step: 'open',
    make() {
      const c = refused();
      return c.give(by('intake'), 'contestRefusal', { offer: offerIn(c.state, ['refused']) }, { track: 'li' });
    },
    open: { ...inPlacement, decideContest: street, undo: 'intake supervisor' },
  },
  'refused three times': {
    stage: TRACKS, step: 'open',
    make() {
      const c = recognised();
      for (const vacancy of ['v1', 'v2', 'v3']) {
        c.give(by('mentor'), 'offer', { vacancy, documents: [] }, { track: 'li' });
        c.give(by('mentor'), 'refuseOffer', { offer: offerIn(c.state, ['open']), documents: evidence }, { track: 'li' });
      }
      return c;
    },
    open: { ...inPlacement, contestRefusal: `${community} ${ownMentor}`, decideDeemed: street, undo: 'mentor supervisor' },
  },
  'ill, the clock paused': {
    stage: TRACKS, step: 'open', make: () => recognised().give(by('mentor'), 'pauseTrack', { reason: 'illness', documents: evidence }, { track: 'li' }),
    open: { ...inPlacement, pauseTrack: '', resumeTrack: `${community} ${ownMentor}`, undo: 'mentor supervisor' },
  },
  'the agreement signed': {
    stage: TRACKS, step: 'open', make: () => recognised().give(by('mentor'), 'signAgreement', { signedOn: '2031-03-11', documents: evidence }, { track: 'li' }),
    open: { ...inPlacement, signAgreement: '', undo: 'mentor supervisor' },
  },
  'handed to another mentor since': {
    stage: TRACKS, step: 'open', make: () => offered().give(by('supervisor'), 'reassign', { mentor: 'otherMentor' }, { track: 'li' }),
    // C-07: one mentor; X-11: the offer is not undone over the reassignment
    open: Object.fromEntries(Object.entries({ ...inPlacement, acceptOffer: `${community} ${ownMentor}`, refuseOffer: `${community} ${ownMentor}` }).map(([action, who]) =>
      [action, trackActions.has(action as ActionName) ? who.replace(ownMentor, 'otherMentor') : who])),
  },
  'placed, in follow-up': { stage: TRACKS, step: 'open', make: placed, open: { ...inFollowUp, undo: 'mentor supervisor' } },
  'in follow-up, with a finding': {
    stage: TRACKS, step: 'open', make: () => called(['employer-breach']),
    open: { ...inFollowUp, closeFinding: `${community} ${ownMentor} supervisor`, undo: 'mentor supervisor' },
  },
  // only what cannot wait, or ends it, goes on
  'suspended by a complaint': {
    stage: TRACKS, step: 'open', make: () => called(['employer-breach']).give(by('supervisor'), 'complain', {}),
    open: {
      decideComplaint: 'district', recordCall: `${community} ${ownMentor}`, closeFinding: `${community} ${ownMentor} supervisor`, recordService: `${community} ${ownMentor}`,
      recordDelivery: anyOpenCase.recordDelivery ?? '', requestReview: anyOpenCase.requestReview ?? '', recordDeath: anyOpenCase.recordDeath ?? '', withdraw: anyOpenCase.withdraw ?? '',
      reassign: `${community} district supervisor`, addNote: anyOpenCase.addNote ?? '', recompute: 'system admin',
    },
  },
  'left, while another member goes on': {
    stage: TRACKS, step: 'open', make: () => recognised().give(by('district'), 'endRecognition', { reason: 'moved-away', documents: evidence }, { track: 'li' }),
    open: { ...anyOpenCase, recordSatisfaction: `${community} supervisor`, recordService: `${community} ${ownMentor}`, undo: 'district supervisor' },
  },
  'withdrawn before recognition': {
    stage: CLOSED, step: 'open', make: () => applied().give(by('intake'), 'withdraw', {}),
    open: { ...afterClosing, undo: 'intake supervisor' },
  },
  'closed after recognition': {
    stage: CLOSED, step: 'open', make: () => recognised().give(by('intake'), 'withdraw', {}),
    open: { ...afterClosing, recordSatisfaction: `${community} supervisor`, undo: 'intake supervisor' },
  },
  'refused, and asked to be reviewed': {
    stage: CLOSED, step: 'open', make: () => applied().give(by('reviewer'), 'refuse', { rule: 'C-18' }).give(by('intake'), 'requestReview', { decision: 'd1', requestedOn: '2031-03-03', documents: [] }),
    open: { ...afterClosing, decideReview: 'district supervisor' }, // another decision may be asked about
  },
  'closed, and complained about': {
    stage: CLOSED, step: 'open', make: () => recognised().give(by('intake'), 'withdraw', {}).give(by('supervisor'), 'complain', {}),
    open: { decideComplaint: 'district', recordDelivery: afterClosing.recordDelivery ?? '', requestReview: afterClosing.requestReview ?? '', addNote: afterClosing.addNote ?? '', recompute: 'system admin' },
  },
  ...reliefSituations(by, evidence, anyOpenCase, afterClosing),
};

/** A case begins with its application; it is not an action of one that is there. */
const notOnTheTable: ActionName = 'apply';
const names = Object.keys(colleagues) as Name[];
const everyAction = (Object.keys(actions) as ActionName[]).filter((action) => action !== notOnTheTable);

describe.each(Object.entries(situations))('%s', (_name, { stage, step, make, open }) => {
  const c = make();

  test('X-04: everybody may do exactly what the rulebook gives them here', () => {
    expect(c.state).toMatchObject({ stage, step });
    expect(Object.fromEntries(everyAction.map((action) => [action, whoMay(c, action)]))).toEqual(Object.fromEntries(everyAction.map((action) => [action, listed(open[action])])));
  });

  test('X-04: a command is judged as the menu was, and every open one can be decided', () => {
    for (const action of everyAction) {
      for (const name of names) {
        const command = commandOf(by(name), action, bodyOf(action, c.state) as never, { track: 'li', ...(action === 'list' ? { campaign: reliefDates } : {}) });
        const closed = closedReason(c.standing, by(name), action, command.track);
        const standing = { ...c.standing, policy: c.policy };
        if (closed) expect(refusal(standing, command)?.code, `${name} ${action}`).toBe(closed.code);
        else {
          expect(refusal(standing, command), `${name} ${action}`).toBeUndefined();
          expect(decide(standing, action === 'movePolicy' ? { ...command, policy: c.policy } as typeof command : command).state.seq).toBe(c.state.seq + 1);
        }
      }
    }
  });
});

test('X-04: every stage of the programme’s page, and every step in it, is in the table', () => {
  const page = programmeOf('employment-assistance');
  const steps: Record<string, Step[]> = { review: ['open', 'returned'], notice: ['to-post', 'posted', 'notice-ended'], submission: ['to-submit', 'awaiting-receipt'] };
  const byTrack = new Set(['plan', 'placement', 'followUp']); // these stand under `tracks`
  const expected = Object.entries(page.stages).flatMap(([stage, { kind }]) => (byTrack.has(kind) ? [] : (steps[kind] ?? ['?']).map((step) => `${stage} ${step}`)));
  const shown = new Set(Object.values(situations).map(({ stage, step }) => `${stage} ${step}`));
  expect(expected.filter((place) => !shown.has(place))).toEqual([]);
  const trackStages = new Set(Object.values(situations).map(({ make }) => make().state.tracks['li']?.stage));
  expect(Object.keys(page.stages).filter((stage) => byTrack.has(page.stages[stage]?.kind ?? '') && stage !== 'plan' && !trackStages.has(stage))).toEqual([]);
});

/** Actions of stages that employment assistance has none of: closed in every row above, and opened by tests of their own. */
const ofOtherProgrammes = new Set(Object.keys({ ...exitActions, ...monitoringActions, ...tutoringActions, ...aidActions }));

test('X-04: every action is open to somebody somewhere in the table', () => {
  const open = new Set(Object.values(situations).flatMap((one) => Object.entries(one.open).flatMap(([action, who]) => (who ? [action] : []))));
  expect(everyAction.filter((action) => !open.has(action) && !ofOtherProgrammes.has(action))).toEqual([]);
});

test('X-04: every role is in the table', () => {
  const roles = new Set<string>(names.map((name) => colleagues[name].role));
  const acting = (['community', 'street', 'district'] as const).map(roleOf);
  expect([...acting, 'supervisor', 'mentor', 'admin', 'auditor', 'public', 'system'].filter((role) => !roles.has(role))).toEqual([]);
});

function whoMay(c: PureCase, action: ActionName): string[] {
  return names.filter((name) => !closedReason(c.standing, by(name), action, trackActions.has(action) ? 'li' : undefined));
}

function listed(who = ''): string[] {
  const wanted = who.split(' ').filter(Boolean);
  return names.filter((name) => wanted.includes(name));
}

function offerIn(state: CaseState, states: readonly OfferState['state'][]): string {
  return Object.entries(state.tracks['li']?.offers ?? {}).find(([, offer]) => states.includes(offer.state))?.[0] ?? 'none';
}

/** A body that suits the case as it stands. */
function bodyOf(action: ActionName, state: CaseState): unknown {
  const track = state.tracks['li'];
  const bodies: Partial<Record<ActionName, unknown>> = {
    pass: { mentors: { li: 'mentor', wang: 'mentor' } },
    return: { missing: ['identity-card'] },
    refuse: { rule: 'C-18' },
    decideObjection: { objection: Object.keys(state.objections)[0] ?? 'none', outcome: 'dismissed', then: 'review' },
    object: { anonymous: false },
    offer: { vacancy: 'v9', documents: [] },
    acceptOffer: { offer: offerIn(state, ['open']) },
    refuseOffer: { offer: offerIn(state, ['open', 'accepted']), documents: evidence },
    contestRefusal: { offer: offerIn(state, ['refused']) },
    decideContest: { offer: offerIn(state, ['contested']), justified: true },
    decideDeemed: { deemed: true, notifiedOn: '2031-03-11', documents: evidence },
    place: { kind: 'employment', documents: evidence, lastResort: false },
    pauseTrack: { reason: 'illness', documents: evidence },
    recordCall: answers,
    closeFinding: { finding: Object.keys(track?.findings ?? {})[0] ?? 'none', documents: [] },
    recordService: { service: 'career-guidance', result: 'offered' },
    recordSatisfaction: { answer: 'satisfied' },
    reassign: { mentor: track?.mentor === 'otherMentor' ? 'mentor' : 'otherMentor' },
    addCategory: { category: 'disabled', documents: evidence },
    endRecognition: { reason: 'moved-away', documents: evidence },
    signAgreement: { signedOn: '2031-03-11', documents: evidence },
    recordDeath: { person: 'wang', documents: evidence },
    transfer: { region: '990102001002' },
    splitHousehold: track?.stage === CLOSED ? { people: ['li'], newApplicant: 'wang', documents: evidence } : { people: ['wang'], documents: evidence },
    mergeInto: { into: 'BF-2222-3333-4444', documents: evidence },
    decideComplaint: { upheld: true, heardOn: '2031-03-11', documents: evidence },
    recordDelivery: { decision: 'd1', way: 'in-person', deliveredOn: '2031-03-11', documents: [] },
    requestReview: { decision: state.reviews ? 'd2' : 'd1', requestedOn: '2031-03-11', documents: [] },
    decideReview: { decision: Object.keys(state.reviews ?? {})[0] ?? 'd1', outcome: 'confirmed', heardOn: '2031-03-11', documents: evidence },
    undo: { seq: state.undo?.seq ?? 0 },
    movePolicy: { policyId: 'another' },
    recompute: { calendarVersion: '2031.1' },
  };
  return bodies[action] ?? reliefBody(action, state.stage) ?? { documents: [] };
}
