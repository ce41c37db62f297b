import { expect, test } from 'vitest';
import { CaseDriver } from '../support/caseDriver.ts';
import { keepHistory } from '../support/histories.ts';
import { schedule2031 } from '../support/office.ts';
import { useLab } from '../support/lab.ts';

const lab = useLab();
const one = { people: { li: { categories: ['4050'] } } };

test('B-23: a case keeps the policy it was opened under until it is moved; the move is on record and holds for what comes', async () => {
  const [, newer] = lab().policies;
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  expect(await c.record()).toMatchObject({ policy_id: lab().policies[0]?.id });
  const running = await c.due('communityReview');
  await c.give('district', 'movePolicy', { policyId: newer!.id });
  expect(await c.record()).toMatchObject({ policy_id: newer!.id });
  expect(await c.due('communityReview')).toBe(running); // a clock under way keeps what it was started with
  expect(await c.refused('district', 'movePolicy', { policyId: newer!.id })).toMatchObject({ code: 'policy.same' });
  await c.toNotice();
  await c.until('2031-03-17 09:00');
  await c.give('intake', 'submit', { documents: [] });
  await c.give('street', 'receive', {});
  expect(newer!.clocks.streetReview.span.count).toBe(3);
  expect(await c.due('streetReview')).toBe('2031-03-20 18:00'); // three working days under the newer policy, not five
  await c.agrees();
  await keepHistory(lab(), c, 'policy-moved');
});

test('X-01: a schedule imported while a notice runs moves its end, and the record says why', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-04-28 09:00', ...one });
  await c.toNotice();
  expect(await c.due('notice')).toBe('2031-05-07 24:00'); // 1 and 2 May are off by law in any year
  const withMay = {
    ...schedule2031, version: 2,
    holidays: [...schedule2031.holidays, { name: { zh: '劳动节', en: 'Labour Day' }, from: '2031-05-01', to: '2031-05-05' }],
  };
  await lab().pool.query('INSERT INTO calendar_years (year, version, data) VALUES ($1, $2, $3)', [2031, 2, JSON.stringify(withMay)]);
  await c.give({ id: 'system', role: 'system' }, 'recompute', { calendarVersion: '2031.2' });
  // ① 29 ② 30 April, the holiday to 5 May, ③ 6 ④ 7 ⑤ 8 May
  expect(await c.due('notice')).toBe('2031-05-08 24:00');
  await c.until('2031-05-06 00:30');
  expect(await c.state()).toMatchObject({ stage: 'notice', step: 'posted' });
  await c.until('2031-05-09 00:30');
  expect(await c.state()).toMatchObject({ stage: 'submission' });
  await c.agrees();
  await keepHistory(lab(), c, 'calendar-imported');
});
