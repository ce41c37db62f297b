import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../src/calendar/days.ts';
import { driveOn, drivesOf } from '../../../src/rules/exit/season.ts';
import { exitPolicy } from '../shipped.ts';

const policy = exitPolicy();

test.each([
  ['2026-03-01', 'spring-jobs'], ['2026-05-31', 'spring-jobs'], ['2026-06-01', 'summer-cooling'], ['2026-08-31', 'summer-cooling'],
  ['2026-09-01', 'autumn-schooling'], ['2026-11-30', 'autumn-schooling'], ['2026-12-01', 'winter-warmth'], ['2027-02-28', 'winter-warmth'],
])('D-07: %s lies in the drive %s', (day, code) => {
  expect(driveOn(day, policy)?.code).toBe(code);
});

test('D-07: the winter drive begins in one year and ends in the next, in a leap year a day later', () => {
  expect(driveOn('2027-01-15', policy)).toMatchObject({ rule: 'D-07', from: '2026-12-01', to: '2027-02-28', zh: '冬送温暖：2026-12-01 至 2027-02-28。' });
  expect(driveOn('2028-02-29', policy)?.to).toBe('2028-02-29');
});

test('D-07: the drives of a year follow each other', () => {
  expect(drivesOf(2026, policy).map(({ code }) => code)).toEqual(['spring-jobs', 'summer-cooling', 'autumn-schooling', 'winter-warmth']);
});

test('D-07: every day lies in exactly the drive whose first and last day enclose it', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 3_000 }), (offset) => {
    const day = addDays('2025-01-01', offset);
    const drive = driveOn(day, policy);
    expect(drive && drive.from <= day && day <= drive.to).toBe(true);
  }));
});

test('D-07: a month that policy leaves out has no drive', () => {
  const changed = exitPolicy();
  changed.seasons.drives = changed.seasons.drives.filter(({ code }) => code !== 'summer-cooling');
  expect(driveOn('2026-07-01', changed)).toBeUndefined();
});
