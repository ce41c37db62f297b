import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';

/** The end of a chain, to be noted down somewhere else and compared later. */
export interface Head {
  chain: string;
  link: number;
  /** Hexadecimal. */
  hash: string;
}

/**
 * The first place of a chain where it does not hold. `removed`: the entry is not there. `changed`: it does not follow
 * from the one before it: changed, inserted, or moved here from elsewhere. `cut`: entries at the end are gone.
 * `added`: there is more than was written through the product. `rewritten`: it holds in itself, but no longer has the
 * hash that was kept or noted.
 */
export interface BrokenLink {
  chain: string;
  link: number;
  problem: 'removed' | 'changed' | 'cut' | 'added' | 'rewritten';
  /** The entry's row, where there is one. */
  id?: string;
}

export interface Verification {
  chains: number;
  entries: number;
  /** The first broken link of every chain that has one. */
  broken: BrokenLink[];
  heads: Head[];
  /** One hash over all heads: two people can compare it by telephone. */
  digest: string;
}

interface Row {
  chain: string;
  link: number;
  id: string;
  /** Hexadecimal. */
  hash: string;
  holds: boolean;
}

const BATCH = 5_000;

/**
 * Recomputes every chain of the trail.
 * @param client any role that may read; the whole is read in one snapshot
 * @param noted heads noted down at an earlier time: a chain may have grown since, but not changed
 * @rule X-08
 */
export async function verifyTrail(client: ClientBase, noted: readonly Head[] = []): Promise<Verification> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    const heads = await readHeads(client);
    const found = new Map<string, BrokenLink>();
    const ends = new Map<string, Row>();
    let entries = 0;
    for await (const row of rowsInOrder(client)) {
      entries += 1;
      const expected = (ends.get(row.chain)?.link ?? 0) + 1;
      if (!found.has(row.chain)) {
        if (row.link !== expected) found.set(row.chain, { chain: row.chain, link: expected, problem: 'removed' });
        else if (!row.holds) found.set(row.chain, { chain: row.chain, link: row.link, problem: 'changed', id: row.id });
      }
      ends.set(row.chain, row);
    }
    for (const broken of [...wrongEnds(heads, ends), ...(await rewritten(client, noted))]) {
      if (!found.has(broken.chain)) found.set(broken.chain, broken);
    }
    const digest = createHash('sha256').update(heads.map(({ chain, link, hash }) => `${chain} ${link} ${hash}\n`).join('')).digest('hex');
    return { chains: heads.length, entries, broken: [...found.values()], heads, digest };
  } finally {
    await client.query('ROLLBACK');
  }
}

/** A cursor, because a trail of years does not fit into memory. The database computes the hashes as it did when it wrote them. */
async function* rowsInOrder(client: ClientBase): AsyncGenerator<Row> {
  await client.query(
    `DECLARE trail NO SCROLL CURSOR FOR SELECT a.chain, a.link, a.id::text, encode(a.hash, 'hex') AS hash,
       a.hash = audit_hash(a, lag(a.hash) OVER (PARTITION BY a.chain ORDER BY a.link)) AS holds FROM audit a ORDER BY a.chain, a.link`,
  );
  for (;;) {
    const { rows } = await client.query<Row>(`FETCH ${BATCH} FROM trail`);
    if (rows.length === 0) return;
    yield* rows;
  }
}

async function readHeads(client: ClientBase): Promise<Head[]> {
  const { rows } = await client.query<Head>(`SELECT chain, link, encode(hash, 'hex') AS hash FROM audit_heads WHERE link > 0 ORDER BY chain COLLATE "C"`);
  return rows;
}

function wrongEnds(heads: readonly Head[], ends: ReadonlyMap<string, Row>): BrokenLink[] {
  const known = new Map(heads.map((head) => [head.chain, head]));
  const cut = heads.flatMap(({ chain, link, hash }): BrokenLink[] => {
    const last = ends.get(chain);
    if ((last?.link ?? 0) < link) return [{ chain, link: (last?.link ?? 0) + 1, problem: 'cut' }];
    return last?.link === link && last.hash !== hash ? [{ chain, link, problem: 'rewritten', id: last.id }] : [];
  });
  const added = [...ends.values()].flatMap(({ chain, link, id }): BrokenLink[] => {
    const head = known.get(chain)?.link ?? 0;
    return link > head ? [{ chain, link: head + 1, problem: 'added', ...(link === head + 1 ? { id } : {}) }] : [];
  });
  return [...cut, ...added];
}

/** Whoever may write everything can make a whole new chain that holds; only what was noted elsewhere tells. */
async function rewritten(client: ClientBase, noted: readonly Head[]): Promise<BrokenLink[]> {
  if (noted.length === 0) return [];
  const { rows } = await client.query<{ chain: string; link: number }>(
    `SELECT n.chain, n.link FROM jsonb_to_recordset($1::jsonb) AS n (chain text, link int, hash text)
     LEFT JOIN audit a ON a.chain = n.chain AND a.link = n.link WHERE a.hash IS NULL OR encode(a.hash, 'hex') <> n.hash ORDER BY n.chain`,
    [JSON.stringify(noted)],
  );
  return rows.map(({ chain, link }) => ({ chain, link, problem: 'rewritten' }));
}
