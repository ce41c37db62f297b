import { expect, test } from 'vitest';
import { CaseDriver, shown } from '../support/caseDriver.ts';
import { keepHistory } from '../support/histories.ts';
import { useLab } from '../support/lab.ts';

const lab = useLab();

test('C-01 to C-08: a 4050 jobseeker goes from application to placement within a week of recognition', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', people: { li: { categories: ['4050'] } } });
  expect((await c.state()).stage).toBe('communityReview');
  expect(await c.due('communityReview')).toBe('2031-03-10 18:00');

  await c.give('reviewer', 'pass', {});
  expect(await c.state()).toMatchObject({ stage: 'notice', step: 'to-post' });

  await c.give('reviewer', 'postNotice', { documents: [] });
  // C-03: five full working days after the day of posting, to 24:00 of the last
  expect(await c.due('notice')).toBe('2031-03-10 24:00');

  await c.until('2031-03-10 23:59');
  expect((await c.state()).stage).toBe('notice');
  await c.until('2031-03-11 00:01');
  // C-04: the notice ended with the 10th, so the 11th is the first of the five days
  expect(await c.state()).toMatchObject({ stage: 'submission', step: 'to-submit' });
  expect(await c.due('submission')).toBe('2031-03-17 18:00');
  expect((await c.record())['ledger_at']).toBeInstanceOf(Date);

  await c.until('2031-03-12 10:00');
  await c.give('intake', 'submit', { documents: [] });
  expect(await c.due('submission')).toBe('2031-03-17 18:00'); // runs until the street has received it
  await c.give('street', 'receive', {});
  expect(await c.due('submission')).toBeUndefined();

  await c.give('street', 'pass', {});
  // C-05: each person's file within five working days of passing
  expect(await c.due('streetFile')).toBe('2031-03-19 18:00');
  await c.give('street2', 'submit', { documents: [] });
  await c.give('district', 'receive', {});
  await c.recognise();

  expect(await c.track('li')).toMatchObject({ stage: 'placement', mentor: lab().office.mentor.id });
  expect(await c.due('placement:li:4050')).toBe('2031-03-19 24:00');

  await c.until('2031-03-18 15:00');
  await c.place('li');
  expect(await c.track('li')).toMatchObject({ stage: 'followUp', job: { day: '2031-03-18', kind: 'employment' } });
  expect(await c.due('placement:li:4050')).toBeUndefined();
  // C-10: once within the first week
  expect(await c.due('call:li')).toBe('2031-03-25 24:00');
  await c.agrees();
  await keepHistory(lab(), c, 'straight-4050');
});

test('C-08: a graduate has one month, and is called once within the first month', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-01-06 09:00', people: { wang: { categories: ['graduate'] } } });
  await c.toNotice();
  await c.toDetermination();
  await c.until('2031-01-31 10:00');
  await c.recognise();
  expect(await c.due('placement:wang:graduate')).toBe('2031-02-28 24:00'); // 31 January + 1 month
  await c.place('wang');
  expect(await c.due('call:wang')).toBe('2031-02-28 24:00');
  await c.agrees();
  await keepHistory(lab(), c, 'straight-graduate');
});

test('C-08: the 24 hours of a zero-employment household run over nights and holidays, from the determination', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-01-20 09:00', people: { zhao: { categories: [] } }, zeroEmployment: true });
  await c.toNotice();
  await c.toDetermination();
  await c.until('2031-02-14 18:00'); // the Friday before the Spring Festival
  await c.recognise();
  const { clocks } = await c.state();
  const household = clocks['placement:household'];
  expect(household && Date.parse(household.due ?? '') - Date.parse(household.startedAt)).toBe(24 * 3_600_000);
  expect(shown(household?.due ?? '')).toMatch(/^2031-02-15 18:00/);

  await c.until('2031-02-15 17:59');
  expect((await c.state()).clocks['placement:household']?.overdue).toBeUndefined();
  await c.until('2031-02-15 18:01');
  expect((await c.state()).clocks['placement:household']?.overdue).toBe(true);
  expect((await c.record())['overdue']).toBe(true);

  await c.place('zhao');
  expect((await c.state()).clocks['placement:household']).toBeUndefined();
  expect((await c.record())['overdue']).toBe(false);
  // C-10: every day of the first week, from the day after placement, holidays included
  expect(await c.due('call:zhao')).toBe('2031-02-16 24:00');
  await c.agrees();
  await keepHistory(lab(), c, 'straight-zero-employment');
});

test('C-08: the household has 24 hours, its members keep the clocks of their own categories, the shortest counts', async () => {
  const c = await CaseDriver.open(lab(), {
    at: '2031-03-03 09:00',
    people: { father: { categories: ['4050', 'graduate'] }, son: { categories: ['graduate'] }, grandmother: { categories: [], seeksRecognition: false } },
    zeroEmployment: true,
  });
  await c.toNotice();
  await c.toDetermination();
  await c.until('2031-03-20 09:00');
  await c.recognise();
  expect(Object.keys((await c.state()).tracks)).toHaveLength(2);
  expect(await c.due('placement:household')).toMatch(/^2031-03-21 09:00/);
  expect(await c.due('placement:father:4050')).toBe('2031-03-27 24:00');
  expect(await c.due('placement:father:graduate')).toBeUndefined();
  expect(await c.due('placement:son:graduate')).toBe('2031-04-20 24:00');

  await c.until('2031-03-20 20:00');
  await c.place('father');
  expect(await c.due('placement:household')).toBeUndefined();
  expect(await c.due('placement:son:graduate')).toBe('2031-04-20 24:00');
  await c.agrees();
  await keepHistory(lab(), c, 'household-two-categories');
});

test('X-01: a notice over the Spring Festival counts the made-up Saturdays and no day of the holiday', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-02-05 09:00', people: { li: { categories: ['4050'] } } });
  await c.toNotice();
  // ① Thu 6 ② Fri 7 ③ Sat 8 (made up) ④ Mon 10 ⑤ Tue 11
  expect(await c.due('notice')).toBe('2031-02-11 24:00');
  const [clock] = (await c.rows('clocks')).filter((row) => row['clock'] === 'notice');
  expect(JSON.stringify(clock?.['explanation'])).toContain('make-up-workday');
});
