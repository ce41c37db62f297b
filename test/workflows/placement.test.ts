import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { CaseDriver } from '../support/caseDriver.ts';
import { keepHistory } from '../support/histories.ts';
import { useLab } from '../support/lab.ts';

const lab = useLab();
const one = { at: '2031-03-03 09:00', people: { li: { categories: ['4050'] } } };

async function recognised(): Promise<CaseDriver> {
  const c = await CaseDriver.open(lab(), one);
  await c.toRecognition();
  return c;
}

test('C-09: the third refusal asks the street, which may find the person deemed employed; it is never automatic', async () => {
  const c = await recognised();
  await c.offerAndRefuse('li');
  await c.offerAndRefuse('li');
  expect((await c.track('li')).deemedQuestion).toBeUndefined();
  await c.offerAndRefuse('li');
  expect((await c.track('li')).deemedQuestion).toBeDefined();
  expect(await c.track('li')).toMatchObject({ stage: 'placement' });
  expect(await c.refused('mentor', 'decideDeemed', { deemed: true, notifiedOn: '2031-03-17', documents: [randomUUID()] }, { track: 'li' })).toMatchObject({ code: 'action.other-role' });
  await c.give('street', 'decideDeemed', { deemed: true, notifiedOn: '2031-03-17', documents: [randomUUID()] }, { track: 'li' });
  expect((await c.state()).closed).toMatchObject({ reason: 'deemed-employed' });
  expect(await c.rows('placements')).toEqual([]); // counted apart from placements
  expect((await c.rows('decisions'))[0]).toMatchObject({ kind: 'deemed-employed' });
  await c.agrees();
  await keepHistory(lab(), c, 'three-refusals');
});

test('C-09: a contested refusal does not count until decided; one found justified never does', async () => {
  const c = await recognised();
  const first = await c.offerAndRefuse('li');
  await c.offerAndRefuse('li');
  await c.offerAndRefuse('li');
  await c.give('intake', 'contestRefusal', { offer: first }, { track: 'li' });
  expect((await c.track('li')).deemedQuestion).toBeUndefined();
  expect(await c.refused('street', 'decideDeemed', { deemed: true, notifiedOn: '2031-03-17', documents: [randomUUID()] }, { track: 'li' })).toMatchObject({ code: 'deemed.not-asked' });
  await c.give('street', 'decideContest', { offer: first, justified: true }, { track: 'li' });
  expect((await c.track('li')).deemedQuestion).toBeUndefined();
  await c.offerAndRefuse('li');
  expect((await c.track('li')).deemedQuestion).toBeDefined();
  await c.agrees();
  await keepHistory(lab(), c, 'refusal-overturned');
});

test('C-09: the same vacancy refused twice counts once; silence is not a refusal; a job taken up starts the count anew', async () => {
  const c = await recognised();
  const vacancy = randomUUID();
  await c.offerAndRefuse('li', vacancy);
  await c.offerAndRefuse('li', vacancy);
  await c.give('mentor', 'offer', { vacancy: randomUUID(), documents: [] }, { track: 'li' });
  await c.offerAndRefuse('li');
  expect((await c.track('li')).deemedQuestion).toBeUndefined();
  await c.place('li');
  await c.give('mentor', 'loseJob', { documents: [] }, { track: 'li' });
  await c.offerAndRefuse('li');
  expect((await c.track('li')).deemedQuestion).toBeUndefined();
});

test('C-12: a lost job goes back to placement with a new clock; the calls of the next job start anew', async () => {
  const c = await recognised();
  await c.place('li');
  await c.call('li', 'stable');
  await c.until('2031-04-01 10:00');
  await c.call('li', 'job-lost');
  expect(await c.track('li')).toMatchObject({ stage: 'placement' });
  expect(await c.due('call:li')).toBeUndefined();
  expect(await c.due('placement:li:4050')).toBe('2031-04-08 24:00');
  await c.until('2031-04-03 10:00');
  await c.place('li');
  expect(await c.track('li')).toMatchObject({ stage: 'followUp', jobs: 2, job: { day: '2031-04-03' } });
  expect(await c.due('call:li')).toBe('2031-04-10 24:00');
  await c.agrees();
  await keepHistory(lab(), c, 'job-lost-placed-again');
});

test('C-08: when nobody of a zero-employment household works any more, it has 24 hours again', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', people: { li: { categories: ['4050'] } }, zeroEmployment: true });
  await c.toRecognition();
  await c.place('li');
  expect((await c.state()).clocks['placement:household']).toBeUndefined();
  await c.until('2031-04-01 10:00');
  await c.give('mentor', 'loseJob', { documents: [] }, { track: 'li' });
  expect(await c.due('placement:household')).toMatch(/^2031-04-02 10:00/);
});

test('C-20: a public-welfare post is the last resort and is confirmed as such; every placement needs evidence', async () => {
  const c = await recognised();
  expect(await c.refused('mentor', 'place', { kind: 'public-welfare-post', documents: [randomUUID()], lastResort: false }, { track: 'li' })).toMatchObject({ code: 'placement.last-resort', rule: 'C-20' });
  await c.give('mentor', 'place', { kind: 'public-welfare-post', documents: [randomUUID()], lastResort: true }, { track: 'li' });
  expect((await c.rows('placements'))[0]).toMatchObject({ kind: 'public-welfare-post' });
});

test('C-20: accepting an offer is not yet a placement', async () => {
  const c = await recognised();
  const { seq } = await c.give('mentor', 'offer', { vacancy: randomUUID(), documents: [] }, { track: 'li' });
  await c.give('mentor', 'acceptOffer', { offer: `f${seq}` }, { track: 'li' });
  expect(await c.track('li')).toMatchObject({ stage: 'placement' });
  expect(await c.due('placement:li:4050')).toBeDefined();
  await c.give('mentor', 'place', { kind: 'employment', offer: `f${seq}`, documents: [randomUUID()], lastResort: false }, { track: 'li' });
  expect(await c.track('li')).toMatchObject({ stage: 'followUp' });
});

test('C-08: illness may pause the clock of a category where policy says so, never the 24 hours', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', people: { li: { categories: ['4050'] } }, zeroEmployment: true });
  await c.toNotice();
  await c.toDetermination();
  await c.until('2031-03-20 09:00');
  await c.recognise();
  await c.until('2031-03-21 08:00');
  await c.give('mentor', 'pauseTrack', { reason: 'illness', documents: [randomUUID()] }, { track: 'li' });
  expect(await c.due('placement:li:4050')).toBeUndefined();
  expect(await c.due('placement:household')).toMatch(/^2031-03-21 09:00/);
  await c.until('2031-03-31 08:00');
  await c.give('mentor', 'resumeTrack', {}, { track: 'li' });
  expect(await c.due('placement:li:4050')).toBe('2031-04-06 24:00'); // 27 March and the ten days of the pause
  await c.agrees();
  await keepHistory(lab(), c, 'paused-for-illness');
});

test('C-08: a category discovered later counts from its discovery, and takes over where it falls due earlier', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', people: { li: { categories: ['graduate'] } } });
  await c.toNotice();
  await c.toDetermination();
  await c.until('2031-03-20 09:00');
  await c.recognise();
  expect(await c.due('placement:li:graduate')).toBe('2031-04-20 24:00');
  await c.until('2031-03-25 09:00');
  await c.give('intake', 'addCategory', { category: '4050', documents: [randomUUID()] }, { track: 'li' });
  expect(await c.due('placement:li:4050')).toBe('2031-04-01 24:00');
  expect(await c.due('placement:li:graduate')).toBeUndefined();
  await c.agrees();
});

test('C-07: plan and agreement run beside the placement clock and never delay it', async () => {
  const c = await recognised();
  const due = await c.due('placement:li:4050');
  await c.give('mentor', 'recordPlan', {}, { track: 'li' });
  expect(await c.due('plan:li')).toBeDefined();
  await c.give('mentor', 'signAgreement', { signedOn: '2031-03-17', documents: [randomUUID()] }, { track: 'li' });
  expect(await c.due('plan:li')).toBeUndefined();
  expect(await c.due('placement:li:4050')).toBe(due);
  expect(await c.rows('agreements')).toHaveLength(1);
});

test('C-07: a person has one mentor; another mentor is turned away until the person is reassigned', async () => {
  const c = await recognised();
  await c.place('li');
  expect(await c.refused('mentor2', 'recordCall', (await import('../support/caseDriver.ts')).callAnswers('stable'), { track: 'li' })).toMatchObject({ code: 'mentor.other' });
  await c.give('supervisor', 'reassign', { mentor: lab().office.mentor2.id }, { track: 'li' });
  await c.call('li', 'stable', { by: 'mentor2' });
  const running = (await c.rows('clocks')).filter((row) => row['stopped_at'] === null && row['track'] !== null);
  expect(running.map((row) => row['mentor_id'])).toEqual(running.map(() => lab().office.mentor2.id));
  await c.agrees();
  await keepHistory(lab(), c, 'mentor-reassigned');
});

test('C-19: recognition ends with a written reason; reaching the end of working age is brought to the district, never automatic', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', people: { li: { categories: ['4050'], eligibleUntil: '2031-05-31' } } });
  await c.toRecognition();
  await c.until('2031-06-01 09:00');
  expect((await c.state()).clocks[c.named('age:li')]?.overdue).toBe(true);
  expect(await c.track('li')).toMatchObject({ stage: 'placement' });
  await c.give('district', 'endRecognition', { reason: 'retirement-age', documents: [randomUUID()] }, { track: 'li' });
  expect((await c.state()).closed).toMatchObject({ reason: 'retirement-age' });
  expect((await c.rows('decisions'))[0]).toMatchObject({ kind: 'end-of-recognition' });
});
