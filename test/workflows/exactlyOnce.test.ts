import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { RefusalError } from '../../src/refusals/refusal.ts';
import { CaseDriver } from '../support/caseDriver.ts';
import { useLab } from '../support/lab.ts';

const lab = useLab();
const one = { people: { li: { categories: ['4050'] } } };

test('the same command given twice happens once and answers the same', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  const key = randomUUID();
  const [first, second] = await Promise.all([c.give('reviewer', 'addNote', {}, { key }), c.give('reviewer', 'addNote', {}, { key })]);
  expect(second).toEqual(first);
  expect(await c.give('reviewer', 'addNote', {}, { key })).toEqual(first);
  expect(await c.rows('audit')).toHaveLength(2); // the application and one note
  await expect(c.give('reviewer', 'return', { missing: ['x'] }, { key })).rejects.toMatchObject({ refusal: { code: 'key.other-body' } });
});

test('X-04: of two reviewers who decide at the same moment one wins, the other is told', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  const outcomes = await Promise.allSettled([c.give('reviewer', 'pass', {}), c.give('reviewer', 'refuse', { rule: 'C-18' }), c.give('reviewer', 'return', { missing: ['x'] })]);
  expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  expect(await c.rows('opinions')).toHaveLength(1);
  await c.agrees();
});

test('X-05: the same identity number entered by two offices in the same second opens one case', async () => {
  const people = { li: { categories: ['4050'] } };
  const [c, d] = await Promise.all([
    CaseDriver.open(lab(), { at: '2031-03-03 09:00', people, apply: false }),
    CaseDriver.open(lab(), { at: '2031-03-03 09:00', people, region: '990103001001', by: 'otherIntake', apply: false }),
  ]);
  await lab().pool.query(`UPDATE people SET identity_index = 'same' WHERE id = ANY($1)`, [[c.people['li'], d.people['li']]]);
  const outcomes = await Promise.allSettled([c.apply(), d.apply()]);
  const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  expect(refused).toMatchObject([{ refusal: { code: 'identity.already-open', rule: 'X-05' } }]);
});

test('design 5: bursts of commands into a continue-as-new are neither lost nor doubled, and the case takes the next command', async () => {
  const early = { ...lab(), engine: { ...lab().engine, continueAfterEvents: 40 } };
  for (let round = 0; round < 6; round += 1) {
    const c = await CaseDriver.open(early, { at: '2031-03-03 09:00', ...one });
    const keys = Array.from({ length: 20 }, () => randomUUID());
    const answers = await Promise.all(keys.map((key) => give(c, key)));
    expect(new Set(answers.map((answer) => answer.seq)).size).toBe(20);
    expect((await c.rows('audit')).filter((row) => row['action'] === 'addNote')).toHaveLength(20);
    await c.agrees();
    await c.give('reviewer', 'pass', {});
    await c.agrees();
  }
}, 120_000);

/** As a client does: the same key again as long as the answer is not known. */
async function give(c: CaseDriver, key: string): Promise<{ seq: number }> {
  for (;;) {
    try {
      return await c.give('reviewer', 'addNote', {}, { key });
    } catch (error) {
      if (!(error instanceof RefusalError) || error.refusal.code !== 'not-confirmed') throw error;
    }
  }
}

test('design 5: a workflow that has fallen behind adopts the record and judges again', async () => {
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  // as if a commit had been written and the workflow task that made it had then been lost
  const state = await c.state();
  const ahead = { ...state, seq: state.seq + 1, step: 'returned' };
  await lab().pool.query('UPDATE cases SET seq = seq + 1, step = $2, state = $3 WHERE id = $1', [c.id, 'returned', JSON.stringify(ahead)]);
  expect(await c.refused('reviewer', 'pass', {})).toMatchObject({ code: 'action.not-open' });
  expect(await c.state()).toEqual(ahead);
  await c.give('intake', 'resubmit', { documents: [] });
  await c.agrees();
});
