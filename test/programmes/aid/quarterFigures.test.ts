import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillCases } from '../../../bench/report/cases.ts';
import { countOneByOne } from '../../../bench/report/counted.ts';
import { explained } from '../../../bench/report/scans.ts';
import { NATION } from '../../../src/access/region.ts';
import { figuresOf, type Figures } from '../../../src/reports/indicators.ts';
import { spanOf } from '../../../src/reports/quarter.ts';
import { makeDatabase, type TestDatabase } from '../../support/database.ts';

const CASES = 1_500;
/** One before there was anything, and some in which all kinds of things happened. */
const quarters = [{ year: 2022, quarter: 4 }, { year: 2024, quarter: 4 }, { year: 2026, quarter: 1 }, { year: 2026, quarter: 3 }];

let database: TestDatabase;
beforeAll(async () => {
  database = await makeDatabase();
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await fillCases(owner, CASES);
  await owner.end();
});
afterAll(() => database.drop());

test('B-16: over four years of cases the figures are those that are found by looking at every case by itself', async () => {
  const seen: Partial<Record<keyof Figures, number>> = {};
  for (const quarter of quarters) {
    const counted = await countOneByOne(database.pool, spanOf(quarter));
    expect(await figuresOf(database.pool, NATION, spanOf(quarter))).toEqual(counted);
    const city = counted.filter(({ district }) => district.startsWith('9903'));
    expect(await figuresOf(database.pool, '9903', spanOf(quarter))).toEqual(city);
    for (const { district: _, ...figures } of counted) for (const [name, value] of Object.entries(figures)) seen[name as keyof Figures] = (seen[name as keyof Figures] ?? 0) + value;
  }
  // none of them was right only because there was nothing to count
  for (const [name, value] of Object.entries(seen)) expect([name, value > 0]).toEqual([name, true]);
  expect(Object.keys(seen)).toHaveLength(14);
});

test('B-16: a report reads each table once', async () => {
  const { scans } = await explained(database.pool, (asked) => figuresOf(asked, NATION, spanOf({ year: 2026, quarter: 3 })));
  expect(scans.map(({ table }) => table).toSorted()).toEqual(['cases', 'clocks', 'grants', 'visits']);
});
