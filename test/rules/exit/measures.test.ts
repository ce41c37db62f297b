import { expect, test } from 'vitest';
import { nationalCalendar } from '../../../src/calendar/national.ts';
import { measuresOf, referralOf } from '../../../src/rules/exit/measures.ts';
import { exitPolicy, refusedBy } from '../shipped.ts';

const policy = exitPolicy();

test('D-05: there are ten groups of measures, and every measure has a lead unit and a clock', () => {
  expect(policy.unitMeasures.groups).toHaveLength(10);
  for (const { code } of measuresOf(policy)) {
    const { lead, deadline } = referralOf(code, '2026-06-01T02:00:00.000Z', policy, nationalCalendar);
    expect(lead.title.zh).not.toBe('');
    expect(deadline.due > '2026-06-01').toBe(true);
  }
});

test('D-05: every measure of the rulebook is there', () => {
  const codes = measuresOf(policy).map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining([
    'job-help', 'public-welfare-post', 'start-up-loan', 'dibao', 'destitute-support', 'mutual-medical-insurance', 'long-term-care-insurance', 'charity', 'public-housing', 'student-aid',
    'pension-subsidy', 'social-insurance-transfer', 'legal-aid', 'paired-contact', 'counselling', 'honours', 'skills-training', 'wage-guarantee', 'income-growth',
  ]));
});

test('D-05: a referral names who leads, who helps and until when; the day of the referral and the holidays do not count', () => {
  // Wednesday 11 February 2026; 14 and 28 February are worked, 15 to 23 are the Spring Festival: the tenth working day is 3 March
  const referral = referralOf('job-help', '2026-02-11T01:00:00.000Z', policy, nationalCalendar);
  expect(referral).toMatchObject({ rule: 'D-05', measure: 'job-help', group: 'employment', lead: { code: 'human-resources' }, responsible: [{ code: 'towns' }] });
  expect(referral.deadline.due).toBe('2026-03-03T10:00:00.000Z');
  expect(referral.zh).toBe('就业援助：转县人社局办理，2026-03-03 前答复。');
});

test('D-05: the due date follows the clock of the measure’s group', () => {
  const changed = exitPolicy();
  const housing = changed.unitMeasures.groups.find(({ code }) => code === 'housing');
  if (!housing) throw new Error('no group for housing');
  housing.referral.span = { unit: 'calendarDays', count: 1 };
  expect(referralOf('public-housing', '2026-06-01T02:00:00.000Z', changed, nationalCalendar).deadline.due).toBe('2026-06-02T16:00:00.000Z');
  expect(referralOf('job-help', '2026-06-01T02:00:00.000Z', changed, nationalCalendar).deadline.due).toBe('2026-06-15T10:00:00.000Z');
});

test('D-05: a measure that policy does not know is refused', () => {
  expect(refusedBy('D-05', () => referralOf('prayer', '2026-06-01T02:00:00.000Z', policy, nationalCalendar))).toEqual({ measure: 'not-an-option' });
});
