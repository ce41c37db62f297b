import { expect, test } from 'vitest';
import { CaseDriver, shown } from '../support/caseDriver.ts';
import { keepHistory } from '../support/histories.ts';
import { useLab } from '../support/lab.ts';

const lab = useLab();

/** Friday 14 February 2031, 18:00, before nine days off: the office has just closed. */
const EVE = '2031-02-14 18:00';

test('C-08: recognised on the Friday evening before a long holiday, the household has its 24 real hours, a 4050 member one week, a graduate one month, none of them moved by the holiday', async () => {
  const c = await CaseDriver.open(lab(), {
    at: '2031-01-20 09:00', people: { zhao: { categories: [] }, li: { categories: ['4050'] }, wang: { categories: ['graduate'] } }, zeroEmployment: true,
  });
  await c.toNotice();
  await c.toDetermination();
  await c.until(EVE);
  await c.recognise();
  expect(await c.due('placement:household')).toMatch(/^2031-02-15 18:00/);
  expect(await c.due('placement:li:4050')).toBe('2031-02-21 24:00'); // a day off in the middle of the holiday
  expect(await c.due('placement:wang:graduate')).toBe('2031-03-14 24:00');
  expect(await c.due('placement:zhao:default')).toBe('2031-03-14 24:00');

  await c.until('2031-02-15 17:59');
  expect((await c.state()).clocks['placement:household']?.overdue).toBeUndefined();
  await c.until('2031-02-15 18:01');
  expect((await c.state()).clocks['placement:household']?.overdue).toBe(true);
  await c.until('2031-02-20 12:00');
  expect((await c.state()).clocks[c.named('placement:li:4050')]?.overdue).toBeUndefined();
  await c.until('2031-02-22 00:01');
  expect((await c.state()).clocks[c.named('placement:li:4050')]?.overdue).toBe(true);
  expect((await c.state()).clocks[c.named('placement:wang:graduate')]?.overdue).toBeUndefined();

  // the day of work and every day of it is called about, holiday or not
  await c.place('zhao', { happenedAt: '2031-02-16 10:00' });
  expect((await c.rows('placements'))[0]).toMatchObject({ late: true, placed_on: new Date('2031-02-16T00:00:00Z') });
  expect((await c.state()).clocks['placement:household']).toBeUndefined();
  await c.agrees();
  await keepHistory(lab(), c, 'recognised-before-holiday');
});

test('X-06: over a holiday the mentor is spoken to about the 24 hours between 08:00 and 21:00 of every day, and about anything else in working hours', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-01-20 09:00', people: { zhao: { categories: [] }, li: { categories: ['4050'] } }, zeroEmployment: true });
  await c.toNotice();
  await c.toDetermination();
  await c.until(EVE);
  await c.recognise();
  await c.until('2031-02-25 12:00');
  const { rows } = await lab().pool.query<{ template: string; clock: string; hours: string; send_after: Date }>(
    'SELECT template, clock, hours, send_after FROM messages WHERE case_id = $1 AND created_at >= $2', [c.id, new Date('2031-02-14T10:00:00Z')],
  );
  const times = rows.map(({ template, clock, hours, send_after }) => ({ template, clock, hours, time: shown(send_after.toISOString()) }));
  const household = times.filter(({ clock }) => clock === 'placement:household');
  // 12 hours before is 06:00, so at 08:00; 3 hours before; when it is due; 3 hours later, a moment past 21:00, the level above: told in the morning
  expect(household.filter(({ template }) => template === 'clock-reminder').map(({ time }) => time).sort()).toEqual(['2031-02-15 08:00', '2031-02-15 15:00']);
  expect(household.map(({ time }) => time.slice(11)).every((time) => time >= '08:00' && time <= '21:00')).toBe(true);
  expect(household.some(({ template, time }) => template === 'clock-escalated' && time === '2031-02-16 08:00')).toBe(true);
  const working = times.filter(({ hours }) => hours === 'working');
  expect(working.map(({ clock }) => clock)).toContain(c.named('placement:li:4050')); // due on the 21st, told on the 24th
  expect(working.map(({ time }) => time.slice(0, 10)).filter((day) => day > '2031-02-14' && day < '2031-02-24')).toEqual([]);
});
