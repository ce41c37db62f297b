import { expect, test } from 'vitest';
import { findPeople } from '../../src/cases/read/people.ts';
import { makeKeyRing, parseKeyRing, withNewKeys, type WrittenKeyRing } from '../../src/privacy/keys.ts';
import { settleIndexKey } from '../../src/privacy/indexKey.ts';
import { application, identityNumber, useApi } from '../api/api.ts';

const open = useApi();

/** As the process would have read them. */
const ringOf = (written: WrittenKeyRing) => parseKeyRing(JSON.stringify(written), 'a test');

/** What each table says of its people's look-ups, against the people's own. */
async function lookUps(): Promise<{ keys: string[]; apart: number }> {
  const { rows: [row] } = await open().parts.pool.query<{ keys: string[]; apart: number }>(
    `SELECT array_agg(DISTINCT split_part(p.identity_index, '.', 1)) AS keys, count(*) FILTER (WHERE cp.identity_index <> p.identity_index)::int AS apart
     FROM people p LEFT JOIN case_people cp ON cp.person_id = p.id`,
  );
  return { keys: row?.keys ?? [], apart: row?.apart ?? 0 };
}

test('X-08: under a new index key everybody is found again, nobody twice; whoever still has the old one enters nobody, and does not start', async () => {
  const { parts, accounts } = open();
  const { pool } = parts;
  // the office of the tests has keys of its own: its first start tells the database which
  expect(await settleIndexKey(parts)).toBeUndefined();
  const number = identityNumber('1971-02-03');
  const { body } = await open().post('intake', '/v1/cases', { form: application({ identityNumber: number }) });
  const { supervisor } = accounts;
  const foundBy = async (ring: typeof parts.ring) => (await findPeople({ ...parts, ring }, { id: supervisor.id, role: 'supervisor', region: supervisor.region }, number)).map(({ caseId }) => caseId);
  expect(await foundBy(parts.ring)).toEqual([body.caseId]);

  const { field, payload, index, session } = parts.ring;
  const other = ringOf(makeKeyRing());
  const ring = { field, payload, session, index: { current: other.index.current, byId: new Map([...index.byId, ...other.index.byId]) } };
  await expect(settleIndexKey({ pool, ring: other }), 'keys of another installation').rejects.toThrow(/do not have it.*newest key file/);
  const stopped = new Error('killed');
  await expect(settleIndexKey({ pool, ring }, () => {
    throw stopped;
  })).rejects.toThrow(stopped);
  expect(await lookUps()).toEqual({ keys: [index.current.id], apart: 0 });

  const before = (await pool.query('SELECT count(*)::int AS n FROM people')).rows[0].n;
  const both = await Promise.all([settleIndexKey({ pool, ring }), settleIndexKey({ pool, ring })]);
  expect(both.filter(Boolean)).toEqual([{ people: before, left: [] }]);
  expect(await lookUps()).toEqual({ keys: [ring.index.current.id], apart: 0 });
  expect(await foundBy(ring)).toEqual([body.caseId]);
  expect(await foundBy(parts.ring)).toEqual([]);

  const late = await open().post('intake', '/v1/cases', { form: application({ identityNumber: number }) });
  expect(late.status).toBe(503);
  expect((await pool.query('SELECT count(*)::int AS n FROM people')).rows[0].n).toBe(before);
  await expect(settleIndexKey(parts), 'the older file').rejects.toThrow(/do not have it/);
});

test('a new index key is made beside the old one, and named as current', () => {
  const written = makeKeyRing();
  const anew = withNewKeys(JSON.stringify(written), 'a test', ['index']);
  expect(anew.index.current).not.toBe(written.index.current);
  expect(Object.keys(anew.index.keys)).toEqual(expect.arrayContaining([written.index.current, anew.index.current]));
  expect(anew.field).toEqual(written.field);
});
