import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { CaseDriver } from '../support/caseDriver.ts';
import { keepHistory } from '../support/histories.ts';
import { useLab } from '../support/lab.ts';

const lab = useLab();
const one = { people: { li: { categories: ['4050'] } } };

test('X-04: a returned file stands still; neither the day of returning nor that of resubmitting is used up', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  expect(await c.due('communityReview')).toBe('2031-03-10 18:00');
  await c.until('2031-03-05 10:00');
  await c.give('reviewer', 'return', { missing: ['identity-card', 'unemployment-registration'] });
  expect(await c.state()).toMatchObject({ step: 'returned' });
  expect(await c.due('communityReview')).toBeUndefined();
  expect(await c.refused('reviewer', 'pass', {})).toMatchObject({ code: 'action.not-open' });

  await c.until('2031-03-20 16:00');
  expect((await c.record())['overdue']).toBe(false);
  await c.give('intake', 'resubmit', { documents: [] });
  // used up before: Tue 4; left: 4 days, from Fri 21
  expect(await c.due('communityReview')).toBe('2031-03-26 18:00');
  await c.give('reviewer', 'pass', {});
  await c.agrees();
  await keepHistory(lab(), c, 'returned-and-resubmitted');
});

test('X-04: nobody passes the case they entered, and nobody passes twice in one chain', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  expect(await c.refused('intake', 'pass', {})).toMatchObject({ code: 'chain.same-person', rule: 'X-04' });
  await c.toNotice();
  await c.advance({ days: 14 });
  await c.give('intake', 'submit', { documents: [] });
  await c.give('street', 'receive', {});
  const twice = { id: lab().office.reviewer.id, role: 'street-reviewer' as const };
  expect(await c.refused(twice, 'pass', {})).toMatchObject({ code: 'chain.same-person' });
  expect((await c.state()).stage).toBe('streetReview');
});

test('X-03: a dismissed objection lets the case go on; the notice runs its full period all the same', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  await c.toNotice();
  const { seq } = await c.give({ id: 'public:1', role: 'public' }, 'object', { anonymous: false });
  await c.until('2031-03-11 09:00');
  // the period is over, the gate behind it stays closed until the objection is decided
  expect(await c.state()).toMatchObject({ stage: 'notice', step: 'notice-ended' });
  expect(await c.refused('reviewer', 'decideObjection', { objection: `o${seq}`, outcome: 'dismissed', then: 'review' })).toMatchObject({ code: 'objection.own-case' });
  expect(await c.refused('intake', 'decideObjection', { objection: `o${seq}`, outcome: 'dismissed', then: 'review' })).toMatchObject({ code: 'objection.own-case' });

  await c.until('2031-03-12 11:00');
  await c.give('supervisor', 'decideObjection', { objection: `o${seq}`, outcome: 'dismissed', then: 'review' });
  // C-04: the clock starts when notice and objections are both over
  expect(await c.state()).toMatchObject({ stage: 'submission' });
  expect(await c.due('submission')).toBe('2031-03-19 18:00');
  await c.agrees();
  await keepHistory(lab(), c, 'objection-dismissed');
});

test('X-03: an upheld objection sends the case back to review, takes the notice down, and a new chain begins', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  await c.toNotice();
  const { seq } = await c.give({ id: 'public:1', role: 'public' }, 'object', { anonymous: true });
  await c.give('supervisor', 'decideObjection', { objection: `o${seq}`, outcome: 'upheld', then: 'review' });
  expect(await c.state()).toMatchObject({ stage: 'communityReview', step: 'open' });
  expect((await c.rows('notices'))[0]).toMatchObject({ why: 'upheld' });
  expect(await c.refused('intake', 'pass', {})).toMatchObject({ code: 'chain.same-person' });
  await c.toNotice();
  expect((await c.rows('notices'))).toHaveLength(2);
  await c.agrees();
  await keepHistory(lab(), c, 'objection-upheld');
});

test('X-03: an objection that shows the case does not qualify refuses it, with a written decision that is delivered', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  await c.toNotice();
  const { seq } = await c.give({ id: 'public:1', role: 'public' }, 'object', { anonymous: true });
  await c.give('supervisor', 'decideObjection', { objection: `o${seq}`, outcome: 'upheld', then: 'refuse' });
  expect((await c.state()).closed).toMatchObject({ reason: 'refused' });
  const [decision] = await c.rows('decisions');
  expect(decision).toMatchObject({ kind: 'refusal', delivered_on: null });
  await c.give('intake', 'recordDelivery', { decision: String(decision?.['id']), way: 'in-person', deliveredOn: '2031-03-03', documents: [] });
  expect((await c.rows('decisions'))[0]?.['delivery_way']).toBe('in-person');
});

test('X-03: an objection after the notice has ended is too late', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  await c.toNotice();
  await c.until('2031-03-11 00:01');
  expect(await c.refused({ id: 'public:1', role: 'public' }, 'object', { anonymous: false })).toMatchObject({ code: expect.stringMatching(/not-running|not-open/) as string });
});

test('X-02: a corrected notice is posted anew, for its full period', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  await c.toNotice();
  expect(await c.due('notice')).toBe('2031-03-10 24:00');
  await c.until('2031-03-06 10:00');
  await c.give('reviewer', 'correctNotice', {});
  expect(await c.due('notice')).toBe('2031-03-13 24:00');
  expect((await c.rows('notices')).map((row) => row['why']).sort()).toEqual(['corrected', null]);
});

test('X-04: a late street is reminded, flagged, and brought to the district; nothing is approved by it', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  await c.toNotice();
  await c.advance({ days: 14 });
  await c.give('intake', 'submit', { documents: [] });
  await c.give('street', 'receive', {});
  await c.advance({ days: 30 });
  const { office, pool } = lab();
  const state = await c.state();
  expect(state).toMatchObject({ stage: 'streetReview', step: 'open' });
  expect(state.clocks['streetReview']?.overdue).toBe(true);
  const { rows } = await pool.query<{ template: string; user_id: string }>(`SELECT template, user_id FROM messages WHERE case_id = $1 AND clock = 'streetReview' ORDER BY id`, [c.id]);
  const told = (user: string) => rows.filter((row) => row.user_id === user).map((row) => row.template);
  expect(told(office.street.id)).toEqual(['your-move', 'clock-reminder', 'clock-overdue', 'clock-escalated-owner']);
  expect(told(office.district.id)).toEqual(['clock-escalated']);
  expect(told(office.supervisor.id)).toContain('clock-overdue');
  expect(await c.refused('district', 'pass', {})).toMatchObject({ code: 'action.other-role' }); // authority does not move
  expect((await c.rows('clocks')).find((row) => row['clock'] === 'streetReview')).toMatchObject({ overdue: true, escalated: true });
  await c.give('street', 'pass', {});
  await c.agrees();
  await keepHistory(lab(), c, 'late-at-street');
});

test('X-10: a review entered late but made in time is not late; nothing is entered from before its stage or from the future', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  await c.until('2031-03-11 09:00');
  expect((await c.state()).clocks['communityReview']?.overdue).toBe(true);
  expect(await c.refused('reviewer', 'pass', {}, { happenedAt: '2031-03-01 09:00' })).toMatchObject({ code: 'time.before-stage' });
  expect(await c.refused('reviewer', 'pass', {}, { happenedAt: '2031-03-12 09:00' })).toMatchObject({ code: 'time.future' });
  await c.give('reviewer', 'pass', {}, { happenedAt: '2031-03-10 17:30' });
  const clock = (await c.rows('clocks')).find((row) => row['clock'] === 'communityReview');
  expect((clock?.['stopped_at'] as Date) < (clock?.['due_at'] as Date)).toBe(true);
  expect(await c.refused('reviewer', 'postNotice', { documents: [] }, { happenedAt: '2031-03-11 08:00' })).toMatchObject({ code: 'time.now-only' });
});

test('X-07: a case withdrawn during its notice leaves the board at once', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  await c.toNotice();
  await c.give('intake', 'withdraw', {});
  expect((await c.state()).closed).toMatchObject({ reason: 'withdrawn' });
  expect((await c.rows('notices'))[0]).toMatchObject({ why: 'left' });
  expect(await c.refused('reviewer', 'pass', {})).toMatchObject({ code: 'case.closed' });
  await c.agrees();
  await keepHistory(lab(), c, 'withdrawn-during-notice');
});

test('X-11: a mistaken pass is undone by a counter-action; the review clock goes on from its original start', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  await c.until('2031-03-05 09:00');
  const { seq } = await c.give('reviewer', 'pass', {});
  expect(await c.refused('intake', 'undo', { seq })).toMatchObject({ code: 'undo.not-yours' });
  await c.give('reviewer', 'undo', { seq });
  expect(await c.state()).toMatchObject({ stage: 'communityReview', step: 'open' });
  expect(await c.due('communityReview')).toBe('2031-03-10 18:00');
  expect((await c.rows('opinions'))[0]?.['voided_seq']).toBe(seq + 1);
  expect(await c.refused('reviewer', 'undo', { seq })).toMatchObject({ code: 'undo.nothing' });
  await c.give('reviewer', 'pass', {});
  await c.agrees();
  await keepHistory(lab(), c, 'undone-pass');
});

test('X-11: a refusal can be undone while the closing clock runs, and the case is open again', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  const { seq } = await c.give('reviewer', 'refuse', { rule: 'C-18' });
  expect((await c.record())['closed_at']).not.toBeNull();
  await c.give('reviewer', 'undo', { seq });
  expect((await c.record())['closed_at']).toBeNull();
  expect((await c.rows('case_people'))[0]?.['open']).toBe(true);
  expect(await c.due('communityReview')).toBe('2031-03-10 18:00');
});

test('X-09: a late complaint suspends the case; upheld, the ledger entry is marked revoked and the case closed', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  await c.toRecognition();
  await c.give('supervisor', 'complain', {});
  expect(await c.refused('mentor', 'place', { kind: 'employment', documents: [randomUUID()], lastResort: false }, { track: 'li' })).toMatchObject({ code: 'case.suspended' });
  await c.give('district', 'decideComplaint', { upheld: true, heardOn: '2031-03-17', documents: [randomUUID()] });
  expect((await c.state()).closed).toMatchObject({ reason: 'fraud' });
  expect((await c.record())['ledger_revoked_at']).not.toBeNull();
  expect((await c.rows('decisions'))[0]).toMatchObject({ kind: 'revocation' });
  await c.agrees();
  await keepHistory(lab(), c, 'complaint-upheld');
});

test('X-07: a case moved to another community keeps its clocks and answers to the new office', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  await c.toNotice();
  expect(await c.refused('district', 'transfer', { region: '990102001002' })).toMatchObject({ code: 'notice.running' });
  await c.until('2031-03-11 09:00');
  await c.give('district', 'transfer', { region: '990102001002' });
  expect(await c.record()).toMatchObject({ region: '990102001002', stage: 'submission' });
  expect(await c.due('submission')).toBe('2031-03-17 18:00');
  expect((await c.rows('clocks')).find((row) => row['clock'] === 'submission')).toMatchObject({ region: '990102001002' });
  await c.agrees();
  await keepHistory(lab(), c, 'transferred');
});

test('X-07: when the applicant dies the household goes on with a new applicant; with nobody left the case closes', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', people: { li: { categories: ['4050'] }, wang: { categories: ['4050'] } } });
  const [li, wang] = [c.people['li'] ?? '', c.people['wang'] ?? ''];
  expect(await c.refused('intake', 'recordDeath', { person: li, documents: [randomUUID()] })).toMatchObject({ code: 'applicant.needed' });
  await c.give('intake', 'recordDeath', { person: li, newApplicant: wang, documents: [randomUUID()] });
  expect(await c.state()).toMatchObject({ applicant: wang, stage: 'communityReview' });
  await c.give('intake', 'recordDeath', { person: wang, documents: [randomUUID()] });
  expect((await c.state()).closed).toMatchObject({ reason: 'death' });
  await c.agrees();
  await keepHistory(lab(), c, 'applicant-died');
});
