import { beforeAll, describe, expect, it } from 'vitest';
import { within } from '../../src/access/region.ts';
import { useDatabase } from './database.ts';
import { settleRegions } from './places.ts';

const database = useDatabase();

describe('rows of a region', () => {
  beforeAll(() => settleRegions(database()));

  it('are those of the region and below, and are found by the index even when the statement was prepared', async () => {
    const { sql, values } = within('990102', 'code', 1);
    const { rows } = await database().query(`SELECT code FROM regions WHERE ${sql} ORDER BY code`, values);
    expect(rows.map(({ code }) => code)).toEqual(['990102', '990102001', '990102001001', '990102001002']);
    expect((await database().query(`SELECT 1 FROM regions WHERE ${sql}`, within('', 'code', 1).values)).rowCount).toBe(0);
    const client = await database().connect();
    try {
      await client.query('SET plan_cache_mode = force_generic_plan');
      await client.query('SET enable_seqscan = off');
      await client.query(`PREPARE by_region AS SELECT id FROM households WHERE ${within('990102', 'region', 1).sql}`);
      const plan = await client.query(`EXPLAIN EXECUTE by_region ('990102', '990102:')`);
      expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/households_region[\s\S]*Index Cond: .*~>=~/);
    } finally {
      client.release(true);
    }
  });
});
