import { describe, expect, test } from 'vitest';
import { actions } from '../../src/cases/actions.ts';
import type { By } from '../../src/cases/actor.ts';
import type { EmploymentPolicy } from '../../src/programmes/employment-assistance/policy.ts';
import { refusal } from '../../workflows/core.ts';
import { callAnswers, shown } from '../support/caseDriver.ts';
import { demoPolicies } from '../support/policies.ts';
import { commandOf, PureCase } from '../support/pureCase.ts';

/** Rules that the core decides alone, each with a case made for it; no engine, no database. */

const intake: By = { id: 'intake', role: 'community-caseworker' };
const reviewer: By = { id: 'reviewer', role: 'community-caseworker' };
const street: By = { id: 'street', role: 'street-reviewer' };
const district: By = { id: 'district', role: 'district-officer' };
const supervisor: By = { id: 'supervisor', role: 'supervisor' };
const mentor: By = { id: 'mentor', role: 'mentor' };
const resident: By = { id: 'public:1', role: 'public' };
const documents = ['00000000-0000-4000-8000-000000000001'];
const call = callAnswers('stable');

type People = Record<string, { categories: string[]; seeksRecognition?: boolean }>;

function applied(people: People = { li: { categories: ['4050'] } }, options: { zeroEmployment?: boolean; policy?: EmploymentPolicy } = {}): PureCase {
  return PureCase.open({ at: '2031-03-03 09:00', by: intake, people, ...options });
}

/** Submitted to the street on Tuesday the 11th. */
function submitted(c = applied()): PureCase {
  return c.give(reviewer, 'pass', {}).give(reviewer, 'postNotice', { documents: [] }).until('2031-03-11 09:00').give(intake, 'submit', { documents: [] });
}

function toDetermination(c = applied()): PureCase {
  return submitted(c).give(street, 'receive', {}).give(street, 'pass', {}).give(street, 'submit', { documents: [] }).give(district, 'receive', {});
}

function recognised(c = applied()): PureCase {
  toDetermination(c);
  return c.give(district, 'pass', { mentors: Object.fromEntries(Object.keys(c.state.people).map((id) => [id, 'mentor'])) });
}

function place(c: PureCase, track = 'li'): PureCase {
  return c.give(mentor, 'place', { kind: 'employment', documents, lastResort: false }, { track });
}

function refuse(c: PureCase, vacancy: string, track = 'li'): string {
  c.give(mentor, 'offer', { vacancy, documents: [] }, { track });
  const offer = `f${c.state.seq}`;
  c.give(mentor, 'refuseOffer', { offer, documents }, { track });
  return offer;
}

function due(c: PureCase, clock: string): string | undefined {
  const at = c.state.clocks[clock]?.due;
  return at && shown(at);
}

const policy = (): EmploymentPolicy => structuredClone(demoPolicies()[0]!);

describe('from application to recognition', () => {
  test('C-02: the community station reviews first, in its own time, and only what it passes goes on notice', () => {
    const c = applied();
    expect(c.state).toMatchObject({ stage: 'communityReview', clocks: { communityReview: { rule: 'C-02', owner: 'community' } } });
    c.give(reviewer, 'refuse', { rule: 'C-18' });
    expect(c.state).toMatchObject({ stage: 'closed', closed: { reason: 'refused' } });
    expect(c.facts.map((fact) => fact.type)).not.toContain('notice-posted');
  });

  test('C-03: the notice runs five full working days; nothing shortens it, and a policy may ask for seven calendar days', () => {
    const c = applied().give(reviewer, 'pass', {}).give(reviewer, 'postNotice', { documents: [] });
    expect(due(c, 'notice')).toBe('2031-03-10 24:00');
    expect(c.until('2031-03-10 23:59').state.stage).toBe('notice');
    const week = policy();
    week.clocks.notice = { ...week.clocks.notice, span: { unit: 'calendarDays', count: 7 } };
    const other = applied(undefined, { policy: week }).give(reviewer, 'pass', {}).give(reviewer, 'postNotice', { documents: [] });
    expect(due(other, 'notice')).toBe('2031-03-10 24:00'); // the seventh day from the 3rd
  });

  test('C-04: the ledger and the five days of the submission begin when notice and every objection are over, and end with receipt', () => {
    const c = applied().give(reviewer, 'pass', {}).give(reviewer, 'postNotice', { documents: [] }).give(resident, 'object', { anonymous: false });
    const first = Object.keys(c.state.objections)[0] ?? '';
    c.give(resident, 'object', { anonymous: true }).until('2031-03-11 09:00').give(supervisor, 'decideObjection', { objection: first, outcome: 'dismissed', then: 'review' });
    expect(c.state).toMatchObject({ stage: 'notice' });
    expect(c.facts.map((fact) => fact.type)).not.toContain('ledger-entered');
    const second = Object.keys(c.state.objections)[1] ?? '';
    c.until('2031-03-12 09:00').give(supervisor, 'decideObjection', { objection: second, outcome: 'dismissed', then: 'review' });
    expect(c.facts.map((fact) => fact.type)).toContain('ledger-entered');
    expect(due(c, 'submission')).toBe('2031-03-19 18:00');
    c.give(intake, 'submit', { documents: [] });
    expect(due(c, 'submission')).toBe('2031-03-19 18:00');
    c.give(street, 'receive', {});
    expect(due(c, 'submission')).toBeUndefined();
  });

  test('C-05: the street’s own clock starts with receipt, the five days of the personal file with its passing, and end with the submission', () => {
    const c = submitted().until('2031-03-12 09:00').give(street, 'receive', {});
    expect(due(c, 'streetReview')).toBe('2031-03-19 18:00');
    c.until('2031-03-14 09:00').give(street, 'pass', {});
    expect(due(c, 'streetFile')).toBe('2031-03-21 18:00');
    c.give(street, 'submit', { documents: [] });
    expect(due(c, 'streetFile')).toBeUndefined();
    expect(c.facts.filter((fact) => fact.type === 'file-opened')).toMatchObject([{ person: 'li' }]); // one file for each person
  });

  test('C-06: only the district’s determination recognises anybody', () => {
    const c = toDetermination();
    expect(c.state.tracks).toEqual({});
    const mentors = { mentors: { li: 'mentor' } };
    for (const by of [reviewer, street, supervisor, mentor]) expect(refusal(c.standing, commandOf(by, 'pass', mentors))).toMatchObject({ code: 'action.other-role' });
    c.give(district, 'pass', mentors);
    expect(c.state.tracks['li']).toMatchObject({ recognisedAt: c.now, mentor: 'mentor' });
  });

  test('C-08: nobody is recognised without a mentor, and each member who seeks it gets one', () => {
    const c = toDetermination(applied({ li: { categories: ['4050'] }, wang: { categories: ['graduate'] }, ma: { categories: [], seeksRecognition: false } }));
    expect(refusal(c.standing, commandOf(district, 'pass', { mentors: { li: 'mentor' } }))).toMatchObject({ code: 'mentor.unnamed', rule: 'C-08', field: 'mentors.wang' });
    c.give(district, 'pass', { mentors: { li: 'mentor', wang: 'mentor' } });
    expect(Object.keys(c.state.tracks)).toEqual(['li', 'wang']);
    expect(c.messages.filter((message) => message.template === 'assigned-as-mentor').map((message) => message.track)).toEqual(['li', 'wang']);
  });
});

describe('placement', () => {
  const household: People = { li: { categories: ['4050'] }, wang: { categories: ['graduate'] }, zhao: { categories: ['dibao'] } };

  test('C-08: the household’s 24 hours end with its first placement; the others keep the clocks of their own categories', () => {
    const c = recognised(applied(household, { zeroEmployment: true }));
    const own = ['placement:li:4050', 'placement:wang:graduate', 'placement:zhao:default'].map((id) => due(c, id));
    expect(own).toEqual(['2031-03-18 24:00', '2031-04-11 24:00', '2031-04-11 24:00']);
    place(c, 'wang');
    expect(due(c, 'placement:household')).toBeUndefined();
    expect([due(c, 'placement:li:4050'), due(c, 'placement:wang:graduate'), due(c, 'placement:zhao:default')]).toEqual([own[0], undefined, own[2]]);
    c.until('2031-03-19 00:01');
    expect(c.state.clocks['placement:li:4050']?.overdue).toBe(true);
    expect(c.state.clocks['placement:zhao:default']?.overdue).toBeUndefined();
  });

  test('C-08: a member who dies or moves away does not count as somebody who works: the next lost job gives the household its 24 hours', () => {
    const c = recognised(applied(household, { zeroEmployment: true }));
    place(c, 'li');
    place(c, 'wang');
    c.give(district, 'endRecognition', { reason: 'moved-away', documents }, { track: 'li' });
    c.give(mentor, 'loseJob', { documents: [] }, { track: 'wang' });
    expect(c.state.clocks['placement:household']).toBeDefined();
  });

  test('C-08: a household found later to be without employment has its 24 hours from the discovery', () => {
    const c = recognised().until('2031-03-13 15:00').give(intake, 'addCategory', { category: 'zero-employment', documents }, { track: 'li' });
    expect(due(c, 'placement:household')).toBe('2031-03-14 15:00');
    expect(due(c, 'placement:li:4050')).toBe('2031-03-18 24:00'); // the member’s own clock goes on
    place(c);
    expect(due(c, 'call:li')).toBe('2031-03-14 24:00'); // and is called every day of the first week
  });

  test('C-08: a category that policy does not name has the default clock also beside a named one, and the shorter counts', () => {
    const short = policy();
    short.placement.default = { ...short.placement.default, span: { unit: 'calendarDays', count: 3 } };
    const c = recognised(applied({ li: { categories: ['4050', 'disabled'] } }, { policy: short }));
    expect(due(c, 'placement:li:default')).toBe('2031-03-14 24:00');
    expect(due(c, 'placement:li:4050')).toBeUndefined();
  });

  test('C-09: the same vacancy counts once, an open offer never, and the third different refusal asks the street', () => {
    const c = recognised();
    refuse(c, 'v1');
    refuse(c, 'v1');
    refuse(c, 'v1');
    c.give(mentor, 'offer', { vacancy: 'v2', documents: [] }, { track: 'li' }); // silence
    expect(c.state.tracks['li']?.deemedQuestion).toBeUndefined();
    refuse(c, 'v3');
    expect(c.state.tracks['li']?.deemedQuestion).toBeUndefined();
    refuse(c, 'v4');
    expect(c.state.tracks['li']?.deemedQuestion).toBeDefined();
    expect(due(c, 'deemed:li')).toBeDefined();
    expect(c.messages.at(-1)).toMatchObject({ to: { level: 'street' }, template: 'deemed-question' });
    expect(c.state.tracks['li']?.outcome).toBeUndefined(); // never automatic
  });

  test('C-09: how many refusals it takes is the policy’s', () => {
    const two = policy();
    two.refusals.count = 2;
    const c = recognised(applied(undefined, { policy: two }));
    refuse(c, 'v1');
    expect(c.state.tracks['li']?.deemedQuestion).toBeUndefined();
    refuse(c, 'v2');
    expect(c.state.tracks['li']?.deemedQuestion).toBeDefined();
  });

  test('C-09: not found deemed employed, the person stays in placement; every offer and refusal needs its evidence', () => {
    const c = recognised();
    for (const vacancy of ['v1', 'v2', 'v3']) refuse(c, vacancy);
    c.give(street, 'decideDeemed', { deemed: false, notifiedOn: '2031-03-11', documents }, { track: 'li' });
    expect(c.state.tracks['li']).toMatchObject({ stage: 'placement' });
    expect(refusal(c.standing, commandOf(street, 'decideDeemed', { deemed: true, notifiedOn: '2031-03-11', documents }, { track: 'li' }))).toMatchObject({ code: 'deemed.not-asked' });
    for (const action of ['refuseOffer', 'place', 'decideDeemed', 'signAgreement', 'endRecognition'] as const) {
      expect(actions[action].codes.shape.documents.safeParse([]).success, action).toBe(false);
    }
    expect(actions.refuseOffer.form.safeParse({ reason: '' }).success).toBe(false);
  });

  test('C-09: deemed employed only after notice to the person, and not on a day that is still to come', () => {
    const c = recognised();
    for (const vacancy of ['v1', 'v2', 'v3']) refuse(c, vacancy);
    expect(refusal(c.standing, commandOf(street, 'decideDeemed', { deemed: true, notifiedOn: '2031-03-12', documents }, { track: 'li' }))).toMatchObject({ code: 'deemed.not-notified' });
  });

  test('C-20: somebody who has accepted a job may still turn it down, and that is a refusal', () => {
    const c = recognised().give(mentor, 'offer', { vacancy: 'v1', documents: [] }, { track: 'li' });
    const offer = `f${c.state.seq}`;
    c.give(mentor, 'acceptOffer', { offer }, { track: 'li' }).give(mentor, 'refuseOffer', { offer, documents }, { track: 'li' });
    expect(c.facts.at(-1)).toMatchObject({ type: 'offer-refused', counted: 1 });
  });
});

describe('follow-up', () => {
  test('C-10: the day of placement is day 0: a call on it fulfils no planned one', () => {
    const c = place(recognised(applied(undefined, { zeroEmployment: true })));
    c.give(mentor, 'recordCall', call, { track: 'li' });
    expect(c.facts.findLast((fact) => fact.type === 'call-recorded')).not.toHaveProperty('plan');
    expect(due(c, 'call:li')).toBe('2031-03-12 24:00');
  });

  test('C-10: a missed day is recorded and never made up: the plan goes on with the next day', () => {
    const c = place(recognised(applied(undefined, { zeroEmployment: true }))).until('2031-03-14 00:01');
    expect(c.facts.filter((fact) => fact.type === 'call-missed')).toMatchObject([{ plan: { n: 1 } }, { plan: { n: 2 } }]);
    expect(c.state.tracks['li']?.job?.calls.planned).toMatchObject({ phase: 'daily', n: 3, from: '2031-03-14', to: '2031-03-14' });
    c.until('2031-03-19 00:01');
    expect(c.state.tracks['li']?.job?.calls.planned).toMatchObject({ phase: 'interval', n: 1 }); // seven days, however few calls
  });

  test('C-12: one unstable finding at a time, with its due date, and the row of stable calls begins anew', () => {
    const c = place(recognised()).until('2031-03-18 10:00').give(mentor, 'recordCall', { ...call, outcome: 'unstable' }, { track: 'li' });
    c.give(mentor, 'recordCall', { ...call, outcome: 'unstable', findings: ['unstable'] }, { track: 'li' });
    const findings = Object.keys(c.state.tracks['li']?.findings ?? {});
    expect(findings).toHaveLength(1);
    expect(due(c, `finding:${findings[0]}`)).toBe('2031-03-25 24:00');
  });

  test('C-14: benefits that nobody uses are a finding with a due date of its own', () => {
    const c = place(recognised()).until('2031-03-18 10:00').give(mentor, 'recordCall', { ...call, findings: ['benefits-unused'] }, { track: 'li' });
    const [id, finding] = Object.entries(c.state.tracks['li']?.findings ?? {})[0] ?? [];
    expect(finding).toMatchObject({ kind: 'benefits-unused' });
    expect(due(c, `finding:${id}`)).toBe('2031-04-01 24:00');
    expect(c.messages.at(-1)).toMatchObject({ to: { user: 'mentor' }, template: 'finding-opened', rule: 'C-14' });
  });

  test('C-11: a call asks for everything the rule names', () => {
    expect(Object.keys({ ...actions.recordCall.codes.shape, ...actions.recordCall.form.shape })).toEqual(expect.arrayContaining([
      'outcome', 'familyEmployment', 'familyHealth', 'monthlyPayFen', 'socialInsurance', 'performance', 'learning', 'livingStandard',
    ]));
  });
});

describe('ways out', () => {
  test.each(['retirement-age', 'lost-capacity', 'moved-away', 'fraud'] as const)('C-19: recognition ends on %s by a written decision with its reasons', (reason) => {
    const c = recognised().give(district, 'endRecognition', { reason, documents }, { track: 'li' });
    expect(c.state.closed).toMatchObject({ reason });
    expect(c.facts.find((fact) => fact.type === 'decision-made')).toMatchObject({ kind: 'end-of-recognition', person: 'li' });
    expect(actions.endRecognition.form.safeParse({}).success).toBe(false);
  });

  test('C-19: one member’s end is not the household’s: the case closes with the last', () => {
    const c = recognised(applied({ li: { categories: ['4050'] }, wang: { categories: ['graduate'] } }));
    c.give(district, 'endRecognition', { reason: 'moved-away', documents }, { track: 'li' });
    expect(c.state).toMatchObject({ stage: 'tracks', tracks: { li: { outcome: 'moved-away' }, wang: { stage: 'placement' } } });
    c.give(district, 'endRecognition', { reason: 'lost-capacity', documents }, { track: 'wang' });
    expect(c.state).toMatchObject({ stage: 'closed', closed: { reason: 'lost-capacity' } });
  });

  test('X-12: refusing, revoking, ending and deeming employed each make a written decision that waits to be delivered', () => {
    const kinds = (c: PureCase) => c.facts.flatMap((fact) => (fact.type === 'decision-made' ? [fact.kind] : []));
    expect(kinds(applied().give(reviewer, 'refuse', { rule: 'C-18' }))).toEqual(['refusal']);
    expect(kinds(recognised().give(supervisor, 'complain', {}).give(district, 'decideComplaint', { upheld: true, heardOn: '2031-03-11', documents }))).toEqual(['revocation']);
    const c = recognised();
    for (const vacancy of ['v1', 'v2', 'v3']) refuse(c, vacancy);
    expect(kinds(c.give(street, 'decideDeemed', { deemed: true, notifiedOn: '2031-03-11', documents }, { track: 'li' }))).toEqual(['deemed-employed']);
    c.give(street, 'recordDelivery', { decision: 'd1', way: 'post', deliveredOn: '2031-03-11', documents: [] });
    expect(c.facts.at(-1)).toMatchObject({ type: 'decision-delivered', rules: ['X-12'] });
  });

  test('X-12: a review that was asked for keeps its clock beyond the closing of the case, is decided, and the decision on it is delivered', () => {
    const c = applied().give(reviewer, 'refuse', { rule: 'C-18' });
    c.give(intake, 'requestReview', { decision: 'd1', requestedOn: '2031-03-03', documents: [] });
    expect(c.messages.at(-1)).toMatchObject({ to: { level: 'district' }, template: 'review-requested' });
    expect(refusal(c.standing, commandOf(intake, 'requestReview', { decision: 'd1', requestedOn: '2031-03-04', documents: [] }))).toMatchObject({ code: 'review.open', rule: 'X-12' });
    expect(due(c, 'reconsideration:d1')).toBeDefined();
    c.until('2031-07-01 09:00');
    expect(c.state.finished, 'it waits for the review').toBeUndefined();
    expect(refusal(c.standing, commandOf(street, 'decideReview', { decision: 'd1', outcome: 'confirmed', heardOn: '2031-06-30', documents }))).toMatchObject({ code: 'action.other-role' });
    expect(refusal(c.standing, commandOf(district, 'decideReview', { decision: 'd9', outcome: 'confirmed', heardOn: '2031-06-30', documents }))).toMatchObject({ code: 'review.none' });
    c.give(district, 'decideReview', { decision: 'd1', outcome: 'set-aside', heardOn: '2031-06-30', documents });
    expect(c.facts.filter(({ type }) => type === 'decision-made').at(-1)).toMatchObject({ kind: 'review', rules: ['X-12'] });
    expect(c.messages.at(-1)).toMatchObject({ to: { level: 'community' }, template: 'review-set-aside' });
    expect(due(c, 'reconsideration:d1')).toBeUndefined();
    expect(due(c, 'closing')).toBe('2031-08-30 24:00'); // time to deliver the decision
    expect(c.until('2031-08-31 00:01').state.finished).toBe(true);
  });

  test('X-09: a complaint outlives the closing of its case: it keeps its clock, and the case waits for its decision', () => {
    const c = recognised().give(supervisor, 'complain', {});
    const complaint = c.state.complaint?.id ?? '';
    const promised = due(c, `complaint:${complaint}`);
    c.give(intake, 'withdraw', {});
    expect(due(c, `complaint:${complaint}`)).toBe(promised);
    c.until('2031-07-01 09:00');
    expect(c.state.finished).toBeUndefined();
    c.give(district, 'decideComplaint', { upheld: false, heardOn: '2031-06-30', documents });
    expect(due(c, 'closing')).toBe('2031-08-30 24:00'); // time to deliver the decision
    expect(c.until('2031-08-31 00:01').state.finished).toBe(true);
  });
});

describe('time and corrections', () => {
  test('X-10: facts are entered up to the policy’s limit back, and need evidence after its shorter one', () => {
    const c = place(recognised()).until('2031-05-01 10:00');
    const back = (happenedAt: string, evidence: boolean) =>
      refusal(c.standing, { ...commandOf(mentor, 'recordCall', call, { track: 'li', happenedAt }), ...(evidence ? { backdatingEvidence: true } : {}) });
    expect(back('2031-04-24 10:00', false)).toBeUndefined(); // seven days
    expect(back('2031-04-23 10:00', false)).toMatchObject({ code: 'time.evidence-needed', rule: 'X-10' });
    expect(back('2031-04-23 10:00', true)).toBeUndefined();
    expect(back('2031-04-01 10:00', true)).toBeUndefined(); // thirty days
    expect(back('2031-03-31 10:00', true)).toMatchObject({ code: 'time.too-far-back', rule: 'X-10' });
  });

  test('X-10: a clock starts when the thing happened, not when it was entered; a placement made in time is not late', () => {
    const c = recognised().until('2031-03-20 10:00');
    expect(c.state.clocks['placement:li:4050']?.overdue).toBe(true);
    c.give(mentor, 'place', { kind: 'employment', documents, lastResort: false }, { track: 'li', happenedAt: '2031-03-18 10:00' });
    expect(c.facts.find((fact) => fact.type === 'placed')).toMatchObject({ late: false, day: '2031-03-18' });
    expect(due(c, 'call:li')).toBe('2031-03-25 24:00');
  });

  test('X-11: what somebody else has acted on since is not undone any more; a note in between changes nothing', () => {
    const c = recognised().give(mentor, 'offer', { vacancy: 'v1', documents: [] }, { track: 'li' });
    const { seq } = c.state;
    c.give(mentor, 'addNote', {});
    expect(refusal(c.standing, commandOf(mentor, 'undo', { seq }))).toBeUndefined();
    c.give(supervisor, 'reassign', { mentor: 'another' }, { track: 'li' });
    expect(refusal(c.standing, commandOf(mentor, 'undo', { seq }))).toMatchObject({ code: 'undo.nothing' });
  });

  test('X-11: an undone step leaves nothing behind but its two records: the state is as before', () => {
    const c = recognised();
    const before = structuredClone(c.state);
    place(c);
    c.give(mentor, 'undo', { seq: c.state.seq });
    const { seq: _seq, undo: _undo, ...rest } = c.state;
    const { seq: _was, undo: _old, ...original } = before;
    expect(rest).toEqual(original);
  });

  test('X-04: a late level is brought to the one above, up from the district too, and never to itself', () => {
    const told = (c: PureCase) => c.messages.filter((message) => message.template === 'clock-escalated').map((message) => message.to);
    expect(told(applied().until('2031-04-01 09:00'))).toEqual([{ level: 'street' }]);
    expect(told(toDetermination().until('2031-04-10 09:00'))).toEqual([{ level: 'city' }]);
    const objected = applied().give(reviewer, 'pass', {}).give(reviewer, 'postNotice', { documents: [] }).give(resident, 'object', { anonymous: false });
    expect(told(objected.until('2031-04-01 09:00'))).toEqual([{ level: 'district' }]);
  });

  test('X-03: an objection left open by an upheld one closes the gate of the next notice too, with a deadline again', () => {
    const c = applied().give(reviewer, 'pass', {}).give(reviewer, 'postNotice', { documents: [] }).give(resident, 'object', { anonymous: false }).give(resident, 'object', { anonymous: false });
    const [first = '', second = ''] = Object.keys(c.state.objections);
    c.give(supervisor, 'decideObjection', { objection: first, outcome: 'upheld', then: 'review' });
    c.give(reviewer, 'pass', {}).give(reviewer, 'postNotice', { documents: [] });
    expect(due(c, `objection:${second}`)).toBe('2031-03-10 24:00');
    expect(c.until('2031-03-12 09:00').state).toMatchObject({ stage: 'notice', step: 'notice-ended' });
  });
});
