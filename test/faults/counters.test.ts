import { expect, test } from 'vitest';
import { CaseDriver } from '../support/caseDriver.ts';
import { useLab } from '../support/lab.ts';

const open = useLab();
const CASES = 8;
const MOVES = 60;

test('cases of a community that change places between two stages in the same moment never end each other’s commit, and the counters are right', async () => {
  const { pool } = open();
  const cases = await Promise.all(Array.from({ length: CASES }, () => CaseDriver.open(open(), { people: { li: { categories: ['4050'] } } })));
  const errors: string[] = [];
  await Promise.all(cases.map(async ({ id }, position) => {
    for (let move = 0; move < MOVES; move += 1) {
      const stage = (move + position) % 2 === 0 ? 'notice' : 'communityReview';
      await pool.query('UPDATE cases SET stage = $2, overdue = $3 WHERE id = $1', [id, stage, move % 3 === 0]).catch((error: unknown) => errors.push(String(error)));
    }
  }));
  expect(errors).toEqual([]);
  const { rows } = await pool.query(`SELECT region, programme, stage, open, overdue FROM case_counters WHERE open <> 0 OR overdue <> 0 ORDER BY 1, 2, 3`);
  const { rows: counted } = await pool.query(`SELECT region, programme, stage, count(*)::int AS open, count(*) FILTER (WHERE overdue)::int AS overdue FROM cases WHERE closed_at IS NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`);
  expect(rows).toEqual(counted);
});
