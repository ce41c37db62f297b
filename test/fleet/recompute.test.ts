import { expect, test, vi } from 'vitest';
import { movedDeadlines, recomputations, requestCurrentRecompute, requestRecompute } from '../../src/cases/recompute.ts';
import { CaseDriver } from '../support/caseDriver.ts';
import { schedule2031 } from '../support/office.ts';
import { useFleet } from './fleetLab.ts';

const lab = useFleet();
const one = { people: { li: { categories: ['4050'] } } };

/** Another schedule of the year: a holiday from 1 to 5 May, and one from 9 to 10 June. */
async function importMay(version: number, until = '2031-05-05'): Promise<string> {
  const data = { ...schedule2031, version, holidays: [...schedule2031.holidays, { name: { zh: '劳动节', en: 'Labour Day' }, from: '2031-05-01', to: until }] };
  await lab().pool.query('INSERT INTO calendar_years (year, version, data) VALUES (2031, $1, $2)', [version, JSON.stringify(data)]);
  return (await lab().options.calendar.current()).version;
}

async function recompute(calendarVersion: string): Promise<unknown> {
  const { pool, engine, options } = lab();
  await requestRecompute({ pool, engine }, calendarVersion, options.queues.fleet);
  return engine.client.workflow.getHandle(`recompute:${calendarVersion}`).result();
}

test('X-01: an imported schedule moves every open deadline that it concerns, tells whose move it is, and says so in a list', async () => {
  const onNotice = await CaseDriver.open(lab(), { at: '2031-04-28 09:00', ...one });
  await onNotice.toNotice();
  const inReview = await CaseDriver.open(lab(), { at: '2031-04-28 10:00', ...one, region: lab().office.otherIntake.region, by: 'otherIntake' });
  const untouched = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  const calendarVersion = await importMay(2);
  expect(await recompute(calendarVersion)).toEqual({ done: 3, unreached: 0 });

  expect(await onNotice.due('notice')).toBe('2031-05-08 24:00');
  const moved = await movedDeadlines(lab().pool, calendarVersion, '990102');
  expect(moved).toEqual([{
    caseId: onNotice.id, receipt: expect.stringMatching(/^BF-/), region: '990102001001', clock: 'notice', oldDue: '2031-05-07T16:00:00.000Z', newDue: '2031-05-08T16:00:00.000Z',
  }]);
  expect(await movedDeadlines(lab().pool, calendarVersion, '9901')).toHaveLength(2);

  const told = await onNotice.rows('messages');
  expect(told.filter(({ template }) => template === 'deadline-moved').map(({ clock, due_at, user_id }) => ({ clock, due_at, user_id }))).toEqual(
    expect.arrayContaining([{ clock: 'notice', due_at: new Date('2031-05-08T16:00:00Z'), user_id: lab().office.intake.id }]),
  );
  expect((await inReview.rows('messages')).some(({ template, user_id }) => template === 'deadline-moved' && user_id === lab().office.otherIntake.id)).toBe(true);
  expect((await untouched.rows('messages')).some(({ template }) => template === 'deadline-moved')).toBe(false);

  expect((await recomputations(lab().pool))[0]).toMatchObject({ calendarVersion, cases: 3, unreached: 0, moved: 2, finishedAt: expect.any(String) });
  for (const driver of [onNotice, inReview, untouched]) await driver.agrees();
});

test('X-01: asked again, or begun anew after an interruption, the job gives no case the same calendar twice', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-04-29 09:00', ...one });
  const calendarVersion = await importMay(3, '2031-05-06');
  await recompute(calendarVersion);
  const { seq } = await c.state();
  expect(await requestRecompute(lab(), calendarVersion, lab().options.queues.fleet)).toBe('done');
  await lab().pool.query('UPDATE recomputations SET finished_at = NULL'); // as if it had ended before saying so
  expect(await recompute(calendarVersion)).toEqual({ done: 0, unreached: 0 });
  expect((await c.state()).seq).toBe(seq);
  expect(await movedDeadlines(lab().pool, calendarVersion, c.id)).toEqual([]);
  await c.agrees();
});

test('X-01: a schedule stored by a process that ended before it asked for the recomputation is caught up with', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-04-29 09:00', ...one });
  const calendarVersion = await importMay(4, '2031-05-07');
  expect(await requestCurrentRecompute({ ...lab(), calendar: lab().options.calendar }, lab().options.queues.fleet)).toBe('started');
  await lab().engine.client.workflow.getHandle(`recompute:${calendarVersion}`).result();
  const { rows } = await lab().pool.query("SELECT 1 FROM commands WHERE case_id = $1 AND action = 'recompute' AND committed_at IS NOT NULL", [c.id]);
  expect(rows).toHaveLength(1);
});

test('X-01: one case that does not answer holds up no other, and is reached by a later run', async () => {
  const silent = await CaseDriver.open(lab(), { at: '2031-04-29 09:00', ...one });
  const other = await CaseDriver.open(lab(), { at: '2031-04-29 09:00', ...one });
  const calendarVersion = await importMay(5, '2031-05-08');
  const blocker = await lab().pool.connect();
  await blocker.query('BEGIN');
  await blocker.query('SELECT 1 FROM cases WHERE id = $1 FOR UPDATE', [silent.id]); // its commit waits
  try {
    expect(await recompute(calendarVersion)).toMatchObject({ unreached: 1 });
    const { rows } = await lab().pool.query('SELECT 1 FROM moved_deadlines WHERE case_id = $1 AND calendar_version = $2', [other.id, calendarVersion]);
    expect(rows).toHaveLength(1);
    expect((await recomputations(lab().pool)).find((one) => one.calendarVersion === calendarVersion)?.finishedAt).toBeUndefined();
  } finally {
    await blocker.query('ROLLBACK');
    blocker.release();
  }
  const recomputed = () => lab().pool.query("SELECT 1 FROM commands WHERE case_id = $1 AND key LIKE $2 AND committed_at IS NOT NULL", [silent.id, `recompute:${calendarVersion}:%`]);
  await vi.waitFor(async () => expect((await recomputed()).rows).toHaveLength(1), 15_000); // an unanswered command still runs later
  await recompute(calendarVersion);
  expect((await recomputations(lab().pool)).find((one) => one.calendarVersion === calendarVersion)).toMatchObject({ unreached: 0, finishedAt: expect.any(String) });
  await silent.agrees();
});
