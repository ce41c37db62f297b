import { expect, test } from 'vitest';
import { CaseDriver } from '../support/caseDriver.ts';
import { keepHistory } from '../support/histories.ts';
import { useLab } from '../support/lab.ts';

const lab = useLab();

/** A recognised zero-employment household, placed on Thursday 20 March 2031. */
async function placedOnThursday(zeroEmployment = true): Promise<CaseDriver> {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', people: { li: { categories: zeroEmployment ? [] : ['4050'] } }, zeroEmployment });
  await c.toNotice();
  await c.toDetermination();
  await c.until('2031-03-20 09:00');
  await c.recognise();
  await c.place('li');
  return c;
}

test('C-10: a zero-employment household is called every day of the first week, then every week, until stable', async () => {
  const c = await placedOnThursday();
  for (let day = 21; day <= 27; day += 1) {
    await c.until(`2031-03-${day} 10:00`);
    expect(await c.due('call:li')).toBe(`2031-03-${day} 24:00`);
    await c.call('li', 'stable');
  }
  expect((await c.track('li')).job?.calls.row).toEqual([]); // calls of the daily phase do not count
  let weeks = 0;
  for (let day = 3; (await c.state()).stage !== 'closed'; day = 7) {
    await c.advance({ days: day });
    await c.call('li', 'stable');
    weeks += 1;
    expect(weeks).toBeLessThan(60);
  }
  const { stable } = lab().policies[0]!.calls;
  expect(weeks).toBeGreaterThanOrEqual(stable.calls);
  expect((await c.state()).closed).toMatchObject({ reason: 'stable-employment' });
  expect((await c.rows('placements'))[0]?.['stable_at']).not.toBeNull();
  await c.agrees();
  await keepHistory(lab(), c, 'calls-tapering-to-stable');
}, 60_000);

test('C-10: a missed day is recorded and never made up; two calls on one day count once', async () => {
  const c = await placedOnThursday();
  await c.until('2031-03-22 10:00');
  expect((await c.rows('calls')).filter((row) => row['state'] === 'missed')).toMatchObject([{ n: 1 }]);
  await c.call('li', 'stable');
  await c.call('li', 'stable');
  const made = (await c.rows('calls')).filter((row) => row['state'] === 'made');
  expect(made.map((row) => row['n'])).toEqual([2, null]); // the second fulfils no planned call
  expect(await c.due('call:li')).toBe('2031-03-23 24:00');
});

test('X-10: a Saturday call entered on Monday is not late', async () => {
  const c = await placedOnThursday();
  await c.until('2031-03-24 09:00'); // Monday; Friday, Saturday and Sunday were missed as far as the record knows
  await c.call('li', 'stable', { happenedAt: '2031-03-22 15:00' });
  const calls = await c.rows('calls');
  expect(calls.find((row) => row['state'] === 'made')).toMatchObject({ phase: 'daily', n: 2, entered_late: true, outcome: 'stable' });
  expect((await c.track('li')).job?.calls.missed.map((plan) => plan.n)).toEqual([1, 3]);
  expect(await c.due('call:li')).toBe('2031-03-24 24:00');
  await c.agrees();
  await keepHistory(lab(), c, 'saturday-call-entered-on-monday');
});

test('X-06: unreachable is an outcome; three in a row go to the supervisor', async () => {
  const c = await placedOnThursday();
  const told = async () => {
    const { rows } = await lab().pool.query(`SELECT 1 FROM messages WHERE case_id = $1 AND template = 'unreachable-in-a-row' AND user_id = $2`, [c.id, lab().office.supervisor.id]);
    return rows.length;
  };
  for (const [day, outcome] of [[21, 'unreachable'], [22, 'unreachable'], [23, 'stable'], [24, 'unreachable'], [25, 'unreachable']] as const) {
    await c.until(`2031-03-${day} 10:00`);
    await c.call('li', outcome);
  }
  expect(await told()).toBe(0);
  await c.until('2031-03-26 10:00');
  await c.call('li', 'unreachable');
  expect(await told()).toBe(1);
  await c.agrees();
  await keepHistory(lab(), c, 'unreachable-three-times');
});

test('C-13: an employer that breaks rules is a finding with a due date, answered and closed', async () => {
  const c = await placedOnThursday(false);
  await c.until('2031-03-24 10:00');
  await c.call('li', 'stable', { findings: ['employer-breach', 'benefits-unused'] });
  const findings = await c.rows('findings');
  expect(findings.map((row) => row['kind']).sort()).toEqual(['benefits-unused', 'employer-breach']);
  const breach = String(findings.find((row) => row['kind'] === 'employer-breach')?.['id']);
  expect(await c.due(`finding:${breach}`)).toBeDefined();
  await c.advance({ days: 60 });
  expect((await c.state()).clocks[`finding:${breach}`]?.overdue).toBe(true);
  await c.give('mentor', 'closeFinding', { finding: breach, documents: [] }, { track: 'li' });
  expect((await c.state()).clocks[`finding:${breach}`]).toBeUndefined();
  expect(await c.refused('mentor', 'closeFinding', { finding: breach, documents: [] }, { track: 'li' })).toMatchObject({ code: 'finding.none' });
  await c.agrees();
  await keepHistory(lab(), c, 'employer-breaks-rules');
});

test('C-12: an unstable call opens a finding and starts the row of stable calls again; unreachable does neither', async () => {
  const c = await placedOnThursday(false);
  await c.until('2031-03-25 10:00');
  await c.call('li', 'stable'); // the first call
  for (const outcome of ['stable', 'unreachable', 'stable'] as const) {
    await c.advance({ days: 7 });
    await c.call('li', outcome);
  }
  expect((await c.track('li')).job?.calls.row).toHaveLength(2);
  await c.advance({ days: 7 });
  await c.call('li', 'unstable');
  expect((await c.track('li')).job?.calls.row).toEqual([]);
  expect((await c.rows('findings')).map((row) => row['kind'])).toEqual(['unstable']);
});

test('C-10: a call that reached nobody does not conclude employment as stable, also when the calls and the months are full; the next one that finds it so does', async () => {
  const c = await placedOnThursday(false);
  const { stable } = lab().policies[0]!.calls;
  await c.until('2031-03-25 10:00');
  await c.call('li', 'stable'); // the first call
  for (let week = 1; week <= stable.calls; week += 1) {
    await c.advance({ days: 7 });
    await c.call('li', 'stable');
  }
  expect((await c.track('li')).job?.calls.row).toHaveLength(stable.calls);
  await c.until('2031-06-20 10:00'); // three months in the job
  await c.call('li', 'unreachable');
  expect((await c.state()).closed).toBeUndefined();
  await c.advance({ days: 7 });
  await c.call('li', 'stable');
  expect((await c.state()).closed).toMatchObject({ reason: 'stable-employment' });
  await c.agrees();
  await keepHistory(lab(), c, 'stable-by-a-stable-call');
});

test('C-10: eighteen months of weekly calls across several continue-as-news, none lost', async () => {
  const early = { ...lab(), engine: { ...lab().engine, continueAfterEvents: 250 } };
  const c = await CaseDriver.open(early, { at: '2031-03-03 09:00', people: { li: { categories: ['4050'] } } });
  await c.toRecognition();
  await c.place('li');
  await c.advance({ days: 3 });
  await c.call('li', 'stable');
  for (let week = 1; week <= 78; week += 1) {
    await c.advance({ days: 7 });
    await c.call('li', week % 5 === 0 ? 'unstable' : 'stable'); // never stable for long enough
  }
  expect((await c.rows('calls')).filter((row) => row['state'] === 'made')).toHaveLength(79);
  expect((await c.rows('calls')).filter((row) => row['state'] === 'missed')).toHaveLength(0);
  const first = await early.engine.client.workflow.getHandle(`case:${c.id}`).describe();
  expect(first.raw.workflowExecutionInfo?.firstRunId).not.toBe(first.runId);
  await c.agrees();
  await keepHistory(early, c, 'eighteen-months-of-calls');
}, 120_000);
