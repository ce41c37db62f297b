import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { note } from '../../src/audit/trail.ts';
import { verifyTrail, type Head } from '../../src/audit/verify.ts';
import { makeDatabase, type TestDatabase } from '../support/database.ts';

const by = { id: 'somebody', role: 'supervisor', region: '990102' } as const;
const caseId = randomUUID();
const chain = `case:${caseId}`;

let database: TestDatabase;
/** Somebody who runs the database server and can do anything. */
let owner: pg.Client;

beforeAll(async () => {
  database = await makeDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await database.drop();
});

beforeEach(async () => {
  for (const field of ['name', 'identity', 'phone', 'health', 'address']) {
    await note(database.pool, { kind: 'reveal', by, at: '2026-03-02T01:00:00.000Z', fact: { type: 'revealed', person: 'p', field, words: 'w' }, about: { id: caseId, region: '990102' } });
  }
  await note(database.pool, { kind: 'sign-in', by, at: '2026-03-02T01:00:00.000Z', fact: { type: 'signed-out' } });
});

afterEach(async () => {
  await tamper('TRUNCATE audit; TRUNCATE audit_heads');
});

/** As the owner, with every trigger off: what no role of the product can do. */
async function tamper(sql: string): Promise<void> {
  await owner.query(`SET session_replication_role = replica; ${sql}; SET session_replication_role = origin`);
}

const broken = async (noted: readonly Head[] = []) => (await verifyTrail(owner, noted)).broken.map(({ chain: of, link, problem }) => ({ chain: of, link, problem }));

describe('the audit trail is verified', () => {
  it('X-08: a trail that nobody touched holds, and has a chain for each case and for each day', async () => {
    const { chains, entries, broken: none, heads } = await verifyTrail(owner);
    expect({ chains, entries, none }).toEqual({ chains: 2, entries: 6, none: [] });
    expect(heads.map((head) => [head.chain, head.link])).toEqual([[chain, 5], ['day:2026-03-02', 1]]);
  });

  it('X-08: an entry that is missing is named', async () => {
    await tamper(`DELETE FROM audit WHERE chain = '${chain}' AND link = 3`);
    expect(await broken()).toEqual([{ chain, link: 3, problem: 'removed' }]);
  });

  it('X-08: an entry that is missing is found even when those after it were counted anew', async () => {
    await tamper(`DELETE FROM audit WHERE chain = '${chain}' AND link = 3; UPDATE audit SET link = link - 1 WHERE chain = '${chain}' AND link > 3`);
    expect(await broken()).toEqual([{ chain, link: 3, problem: 'changed' }]);
  });

  it('X-08: the last entry, and a whole chain, do not go unnoticed', async () => {
    await tamper(`DELETE FROM audit WHERE chain = '${chain}' AND link = 5; DELETE FROM audit WHERE chain LIKE 'day:%'`);
    expect(await broken()).toEqual([{ chain, link: 5, problem: 'cut' }, { chain: 'day:2026-03-02', link: 1, problem: 'cut' }]);
  });

  it.each([
    ['action', `action = 'other'`], ['actor', `actor_id = 'somebody else'`], ['role', `actor_role = 'admin'`], ['facts', `facts = jsonb_set(facts, '{0,field}', '"bank"')`],
    ['time', `happened_at = happened_at - interval '1 day'`], ['time of recording', `recorded_at = recorded_at - interval '1 day'`], ['region', `region = '990103'`],
    ['region left out', 'region = NULL'], ['case', 'case_id = gen_random_uuid()'], ['kind', `kind = 'view'`], ['command', `command_id = 'c'`], ['step', 'seq = 4'],
  ])('X-08: an entry whose %s was changed is named', async (_what, change) => {
    await tamper(`UPDATE audit SET ${change} WHERE chain = '${chain}' AND link = 2`);
    expect(await broken()).toEqual([{ chain, link: 2, problem: 'changed' }]);
  });

  it('X-08: two entries that changed places are found at the first', async () => {
    await tamper(`UPDATE audit SET link = 99 WHERE chain = '${chain}' AND link = 2; UPDATE audit SET link = 2 WHERE chain = '${chain}' AND link = 4;
      UPDATE audit SET link = 4 WHERE chain = '${chain}' AND link = 99`);
    expect(await broken()).toEqual([{ chain, link: 2, problem: 'changed' }]);
  });

  it('X-08: an entry that was slipped in between is found, and one at the end as well', async () => {
    const copy = (link: number) => `INSERT INTO audit (chain, link, kind, action, actor_id, actor_role, case_id, region, facts, happened_at, recorded_at, hash)
      SELECT chain, ${link}, kind, action, actor_id, actor_role, case_id, region, facts, happened_at, recorded_at, hash FROM audit WHERE chain = '${chain}' AND link = 1`;
    await tamper(`UPDATE audit SET link = link + 10 WHERE chain = '${chain}' AND link > 2; UPDATE audit SET link = link - 9 WHERE chain = '${chain}' AND link > 2; ${copy(3)}`);
    expect(await broken()).toEqual([{ chain, link: 3, problem: 'changed' }]);
    await tamper(`DELETE FROM audit WHERE chain = '${chain}' AND link = 3; UPDATE audit SET link = link - 1 WHERE chain = '${chain}' AND link > 3`);
    expect(await broken()).toEqual([]);
    await tamper(`${copy(6)}; UPDATE audit a SET hash = audit_hash(a, (SELECT hash FROM audit WHERE chain = '${chain}' AND link = 5)) WHERE chain = '${chain}' AND link = 6`);
    expect(await broken()).toEqual([{ chain, link: 6, problem: 'added' }]);
  });

  it('X-08: a chain that was made anew from its beginning is found by what was noted elsewhere', async () => {
    const { heads } = await verifyTrail(owner);
    await tamper(`UPDATE audit SET actor_id = 'somebody else' WHERE chain LIKE 'day:%'; UPDATE audit a SET hash = audit_hash(a, '') WHERE chain LIKE 'day:%'`);
    expect(await broken()).toEqual([{ chain: 'day:2026-03-02', link: 1, problem: 'rewritten' }]);
    await tamper(`UPDATE audit_heads h SET hash = a.hash FROM audit a WHERE a.chain = h.chain AND a.chain LIKE 'day:%'`);
    expect(await broken()).toEqual([]);
    expect(await broken(heads)).toEqual([{ chain: 'day:2026-03-02', link: 1, problem: 'rewritten' }]);
  });

  it('X-08: entries written at the same moment by many come one after the other', async () => {
    await Promise.all(Array.from({ length: 40 }, () => note(database.pool, { kind: 'sign-in', by, at: '2026-03-03T01:00:00.000Z', fact: { type: 'signed-out' } })));
    const { broken: none, heads } = await verifyTrail(owner);
    expect(none).toEqual([]);
    expect(heads.find((head) => head.chain === 'day:2026-03-03')?.link).toBe(40);
  });
});

describe('the audit trail only grows', () => {
  const changes = ['UPDATE audit SET action = action', 'DELETE FROM audit', 'TRUNCATE audit'];

  it.each(changes)('X-08: by privilege: the product’s own role may not “%s”', async (change) => {
    await expect(database.pool.query(change)).rejects.toThrow(/permission denied/);
  });

  it.each(changes)('X-08: by trigger: even the owner is refused “%s”', async (change) => {
    await expect(owner.query(change)).rejects.toThrow('the audit trail is append-only');
  });

  it.each(['UPDATE audit_heads SET link = 0', 'DELETE FROM audit_heads', `INSERT INTO audit_heads VALUES ('x', 1, '')`, 'TRUNCATE audit_heads'])(
    'X-08: the ends of the chains are not the product’s own role’s to write: “%s”', async (change) => {
      await expect(database.pool.query(change)).rejects.toThrow(/permission denied/);
    },
  );

  it('X-08: the product’s role can neither switch the triggers off nor choose link and hash', async () => {
    await expect(database.pool.query('SET session_replication_role = replica')).rejects.toThrow(/permission denied/);
    await expect(database.pool.query('ALTER TABLE audit DISABLE TRIGGER ALL')).rejects.toThrow(/must be owner/);
    await database.pool.query(
      `INSERT INTO audit (chain, link, kind, action, actor_id, actor_role, facts, happened_at, recorded_at, hash, region) VALUES ('${chain}', 1, 'view', 'v', 'x', 'admin', '[]', now(), now(), 'mine', '')`,
    );
    expect(await broken()).toEqual([]);
    const { rows } = await database.pool.query('SELECT link FROM audit WHERE chain = $1 ORDER BY link DESC LIMIT 1', [chain]);
    expect(rows).toEqual([{ link: 6 }]);
  });
});
