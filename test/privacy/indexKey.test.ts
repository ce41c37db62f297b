import { expect, test } from 'vitest';
import { actorOf } from '../../src/access/actor.ts';
import { give } from '../../src/cases/commandService.ts';
import { findPeople } from '../../src/cases/read/people.ts';
import { makeKeyRing, parseKeyRing, withNewKeys, type WrittenKeyRing } from '../../src/privacy/keys.ts';
import { settleIndexKey } from '../../src/privacy/indexKey.ts';
import { application, identityNumber, useApi } from '../api/api.ts';

const open = useApi();

/** As the process would have read them. */
const ringOf = (written: WrittenKeyRing) => parseKeyRing(JSON.stringify(written), 'a test');

/** Under which key people are found, and how many copies of their look-ups say something else. */
async function lookUps(): Promise<{ keys: string[]; apart: number }> {
  const { rows: [row] } = await open().parts.pool.query<{ keys: string[]; apart: number }>(
    `SELECT array_agg(DISTINCT split_part(p.identity_index, '.', 1)) AS keys,
       count(*) FILTER (WHERE cp.identity_index <> p.identity_index OR m.identity_index <> p.identity_index OR s.student_index <> p.identity_index)::int AS apart
     FROM people p LEFT JOIN case_people cp ON cp.person_id = p.id LEFT JOIN campaign_people m ON m.person_id = p.id LEFT JOIN pairs s ON s.person_id = p.id`,
  );
  return { keys: row?.keys ?? [], apart: row?.apart ?? 0 };
}

/** The person of the case as a student of a pair and with a place of a campaign, as those tables keep them. */
async function inEveryTable(caseId: string): Promise<void> {
  const { parts: { pool }, accounts: { teacher } } = open();
  await pool.query(
    `INSERT INTO pairs (case_id, id, seq, person_id, teacher_id, student_index, from_day, most) SELECT $1, 'p1', 1, p.id, $2, p.identity_index, '2031-03-03', 1 FROM people p JOIN cases c ON c.applicant_id = p.id WHERE c.id = $1`,
    [caseId, teacher.id],
  );
  const { rows: [campaign] } = await pool.query<{ id: string }>(
    `INSERT INTO campaigns (id, programme, region, year, policy_id, opens_on, last_posting, closes_on, closes_at, provisional, total_fen, left_fen, state, created_by, created_at)
     SELECT gen_random_uuid(), 'holiday-relief', c.region, 2031, c.policy_id, '2031-01-01', '2031-01-02', '2031-01-03', now(), false, 1, 1, 'open', $2, now() FROM cases c WHERE c.id = $1 RETURNING id`,
    [caseId, teacher.id],
  );
  await pool.query('INSERT INTO campaign_villages (campaign_id, village, allotted_fen, people) SELECT $2, region, 1, 1 FROM cases WHERE id = $1', [caseId, campaign?.id]);
  await pool.query(
    `INSERT INTO campaign_places (case_id, id, seq, campaign_id, village, degree, amount_fen, state, listed_at, listed_by) SELECT id, 'l1', 1, $2, region, 'some', 1, 'listed', now(), '' FROM cases WHERE id = $1`,
    [caseId, campaign?.id],
  );
  const { rowCount } = await pool.query('SELECT 1 FROM campaign_people WHERE case_id = $1', [caseId]); // the place brought its people
  expect(rowCount).toBe(1);
}

async function rotationsInTheTrail(): Promise<number[]> {
  const { rows } = await open().parts.pool.query<{ people: number }>(`SELECT (facts->0->>'rows')::int AS people FROM audit WHERE action = 'keys-rotated'`);
  return rows.map(({ people }) => people);
}

test('X-08: under a new index key everybody is found again, nobody twice; whoever still has the old one enters nobody, and does not start', async () => {
  const { parts, accounts } = open();
  const { pool } = parts;
  // the office of the tests has keys of its own: its first start tells the database which
  expect(await settleIndexKey(parts)).toBeUndefined();
  const number = identityNumber('1971-02-03');
  const { body } = await open().post('intake', '/v1/cases', { form: application({ identityNumber: number }) });
  await inEveryTable(body.caseId);
  const { supervisor } = accounts;
  const foundBy = async (ring: typeof parts.ring) => (await findPeople({ ...parts, ring }, { id: supervisor.id, role: 'supervisor', region: supervisor.region }, number)).map(({ caseId }) => caseId);
  expect(await foundBy(parts.ring)).toEqual([body.caseId]);

  const { field, payload, index, session } = parts.ring;
  const other = ringOf(makeKeyRing());
  const ring = { field, payload, session, index: { current: other.index.current, byId: new Map([...index.byId, ...other.index.byId]) } };
  await expect(settleIndexKey({ pool, ring: other }), 'keys of another installation').rejects.toThrow(/do not have it.*newest key file/);
  const noteIt = { body: { note: '家访（演示）' } };
  const noted = await give(parts, actorOf(accounts.reviewer), body.caseId, 'addNote', noteIt, 'before-the-rotation');
  const stopped = new Error('killed');
  await expect(settleIndexKey({ pool, ring }, () => {
    throw stopped;
  })).rejects.toThrow(stopped);
  expect(await lookUps()).toEqual({ keys: [index.current.id], apart: 0 });
  expect(await rotationsInTheTrail()).toEqual([]);

  const before = (await pool.query('SELECT count(*)::int AS n FROM people')).rows[0].n;
  const both = await Promise.all([settleIndexKey({ pool, ring }), settleIndexKey({ pool, ring })]);
  expect(both.filter(Boolean)).toEqual([{ people: before, left: [] }]);
  expect(await lookUps()).toEqual({ keys: [ring.index.current.id], apart: 0 });
  expect(await rotationsInTheTrail()).toEqual([before]);
  expect(await foundBy(ring)).toEqual([body.caseId]);
  expect(await foundBy(parts.ring)).toEqual([]);

  // a command sent again after the rotation is the one from before it, and another body under its key is not
  const again = (given: typeof noteIt) => give({ ...parts, ring }, actorOf(accounts.reviewer), body.caseId, 'addNote', given, 'before-the-rotation');
  expect(await again(noteIt)).toEqual(noted);
  await expect(again({ body: { note: '另一次家访（演示）' } })).rejects.toMatchObject({ refusal: { code: 'key.other-body' } });

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
