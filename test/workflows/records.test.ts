import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { dayOf } from '../../src/calendar/days.ts';
import { CaseDriver, callAnswers } from '../support/caseDriver.ts';
import { useLab } from '../support/lab.ts';

const lab = useLab();
const documents = [randomUUID()];

async function recognised(categories = ['4050'], zeroEmployment = false): Promise<CaseDriver> {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', people: { li: { categories } }, zeroEmployment });
  await c.toRecognition();
  return c;
}

/** The placements of a case, oldest first. */
async function placements(c: CaseDriver) {
  return (await c.rows('placements')).sort((one, other) => Number(one['seq']) - Number(other['seq']));
}

test('C-12: each placement keeps its own end: losing the second job leaves the first as it was, and only the last becomes stable', async () => {
  const c = await recognised();
  await c.place('li');
  await c.until('2031-03-20 10:00');
  await c.give('mentor', 'loseJob', { documents: [] }, { track: 'li' });
  await c.until('2031-03-24 10:00');
  await c.place('li');
  await c.until('2031-03-27 10:00');
  await c.call('li', 'job-lost');
  const [first, second] = await placements(c);
  expect([first, second].map((row) => row?.['ended_at'] instanceof Date && dayOf(row['ended_at'].toISOString()))).toEqual(['2031-03-20', '2031-03-27']);

  await c.until('2031-03-28 10:00');
  await c.place('li');
  await c.until('2031-04-03 10:00'); // the first call
  await c.call('li', 'stable');
  while ((await c.state()).stage !== 'closed') {
    await c.advance({ days: 7 });
    await c.call('li', 'stable');
  }
  expect((await placements(c)).map((row) => row['stable_at'] !== null)).toEqual([false, false, true]);
  expect((await placements(c)).map((row) => row['ended_at'] !== null)).toEqual([true, true, false]);
}, 60_000);

test('X-11: a job loss recorded by mistake is undone: the placement has no end any more, and the call plan goes on', async () => {
  const c = await recognised();
  await c.place('li');
  const due = await c.due('call:li');
  const { seq } = await c.give('mentor', 'loseJob', { documents: [] }, { track: 'li' });
  await c.give('mentor', 'undo', { seq });
  expect(await placements(c)).toMatchObject([{ ended_at: null, voided_seq: null }]);
  expect(await c.due('call:li')).toBe(due);
  expect(await c.track('li')).toMatchObject({ stage: 'followUp' });
  await c.agrees();
});

test('X-11: a clock that goes on is the same clock, from its original start, and is not counted twice', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', people: { li: { categories: ['4050'] } } });
  const [original] = await c.rows('clocks');
  await c.until('2031-03-05 09:00');
  const { seq } = await c.give('reviewer', 'pass', {});
  await c.give('reviewer', 'undo', { seq });
  const clocks = (await c.rows('clocks')).filter((row) => row['clock'] === 'communityReview');
  expect(clocks).toMatchObject([{ id: original?.['id'], started_at: original?.['started_at'], stopped_at: null }]);
});

test('X-11: a category added by mistake is taken back everywhere', async () => {
  const c = await recognised(['graduate']);
  const { seq } = await c.give('intake', 'addCategory', { category: '4050', documents }, { track: 'li' });
  expect((await c.rows('case_people'))[0]?.['categories']).toEqual(['graduate', '4050']);
  await c.give('intake', 'undo', { seq });
  expect((await c.rows('case_people'))[0]?.['categories']).toEqual(['graduate']);
  expect(Object.keys((await c.state()).clocks).filter((id) => id.startsWith('placement:'))).toEqual([c.named('placement:li:graduate')]);
  await c.agrees();
});

test('X-11: the ledger is closed again when the decision on the last objection is undone', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', people: { li: { categories: ['4050'] } } });
  await c.toNotice();
  const { seq: objected } = await c.give({ id: 'public:1', role: 'public' }, 'object', { anonymous: false });
  await c.until('2031-03-11 09:00');
  const { seq } = await c.give('supervisor', 'decideObjection', { objection: `o${objected}`, outcome: 'dismissed', then: 'review' });
  expect((await c.record())['ledger_at']).not.toBeNull();
  await c.give('supervisor', 'undo', { seq });
  expect(await c.record()).toMatchObject({ ledger_at: null, stage: 'notice' });
  expect((await c.rows('objections'))[0]).toMatchObject({ outcome: null, decided_by: null });
});

test('X-11: a stable end recorded by a mistaken call is undone, and the person is followed again', async () => {
  const c = await recognised();
  await c.place('li');
  await c.until('2031-03-24 10:00');
  await c.call('li', 'stable');
  let last = 0;
  while ((await c.state()).stage !== 'closed') {
    await c.advance({ days: 7 });
    last = (await c.call('li', 'stable')).seq;
  }
  await c.give('mentor', 'undo', { seq: last });
  expect(await placements(c)).toMatchObject([{ stable_at: null }]);
  expect(await c.state()).toMatchObject({ stage: 'tracks' });
  expect((await c.rows('calls')).find((row) => row['seq'] === last)?.['voided_seq']).toBe(last + 1);
  expect((await c.rows('tracks'))[0]).toMatchObject({ stage: 'followUp', outcome: null });
  await c.agrees();
}, 60_000);

test('X-06: a reassignment moves what is still running; what has ended stays with the mentor it was done by', async () => {
  const c = await recognised();
  await c.place('li');
  await c.give('supervisor', 'reassign', { mentor: lab().office.mentor2.id }, { track: 'li' });
  const clocks = (await c.rows('clocks')).filter((row) => row['track'] !== null);
  const { mentor, mentor2 } = lab().office;
  expect(clocks.filter((row) => row['stopped_at'] === null).map((row) => row['mentor_id'])).toEqual([mentor2.id, mentor2.id]); // plan and call
  expect(clocks.filter((row) => row['stopped_at'] !== null).map((row) => row['mentor_id'])).toEqual([mentor.id]);
});

test('X-07: a transfer moves what is still running; notices and clocks of the past stay with the office that had them', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', people: { li: { categories: ['4050'] } } });
  await c.toNotice();
  await c.until('2031-03-11 09:00');
  const before = (await c.record())['region'];
  await c.give('district', 'transfer', { region: '990102001002' });
  const clocks = await c.rows('clocks');
  expect(clocks.filter((row) => row['stopped_at'] !== null).every((row) => row['region'] === before)).toBe(true);
  expect(clocks.filter((row) => row['stopped_at'] === null).map((row) => row['region'])).toEqual(['990102001002']);
  expect((await c.rows('notices'))[0]).toMatchObject({ region: before });
});

test('C-11: a call keeps stability, family, health, insurance, performance, learning and living standard as they were told', async () => {
  const c = await recognised();
  await c.place('li');
  await c.until('2031-03-20 10:00');
  const told = { ...callAnswers('unstable'), familyEmployment: 'worse', familyHealth: 'better', socialInsurance: 'partly', performance: 'poor', learning: 'no', livingStandard: 'worse' } as const;
  await c.give('mentor', 'recordCall', told, { track: 'li' });
  expect((await c.rows('calls'))[0]).toMatchObject({ outcome: 'unstable', answers: told });
});

test('C-10: two calls on one day count once, also towards stable employment', async () => {
  const c = await recognised();
  await c.place('li');
  await c.until('2031-03-20 10:00');
  await c.call('li', 'stable'); // the first call, within the first week
  for (let week = 1; week <= 2; week += 1) {
    await c.advance({ days: 7 });
    await c.call('li', 'stable');
    await c.call('li', 'stable');
  }
  expect((await c.track('li')).job?.calls.row).toHaveLength(2);
});

test('C-16: whoever was helped is asked, as often as wanted, and every answer stays on record', async () => {
  const c = await recognised();
  await c.give('intake', 'recordSatisfaction', { answer: 'dissatisfied' }, { track: 'li' });
  await c.give('intake', 'withdraw', {});
  await c.give('intake', 'recordSatisfaction', { answer: 'satisfied' }, { track: 'li' });
  expect((await c.rows('satisfaction')).map((row) => row['answer'])).toEqual(['dissatisfied', 'satisfied']);
});

test('C-15: a service is kept with its result, for the person it was given to', async () => {
  const c = await recognised();
  await c.give('mentor', 'place', { kind: 'business-licence', documents, lastResort: false }, { track: 'li' });
  await c.give('mentor', 'recordService', { service: 'guaranteed-loan', result: 'applied' }, { track: 'li' });
  await c.give('mentor', 'recordService', { service: 'guaranteed-loan', result: 'granted' }, { track: 'li' });
  expect((await c.rows('services')).map((row) => [row['person_id'], row['service'], row['result']])).toEqual([
    [c.people['li'], 'guaranteed-loan', 'applied'], [c.people['li'], 'guaranteed-loan', 'granted'],
  ]);
});
