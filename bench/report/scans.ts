import type pg from 'pg';

/** A node of a plan, as `EXPLAIN (FORMAT JSON)` writes it. */
interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: PlanNode[];
}

export interface Explained {
  /** Each place of the plan in which a table is read, or an index in its stead. */
  scans: { table: string; by: string }[];
  /** The plan as it ran, for people. */
  lines: string[];
}

type Ask = Pick<pg.Pool, 'query'>;

/** How the server answers what is asked by `ask`: the question itself is not changed, only explained while it runs. */
export async function explained(pool: Ask, ask: (pool: Ask) => Promise<unknown>): Promise<Explained> {
  const questions: { text: string; values: unknown[] }[] = [];
  await ask({ query: ((question: pg.QueryConfig) => (questions.push({ text: question.text, values: question.values ?? [] }), Promise.resolve({ rows: [], rowCount: 0 }))) as unknown as Ask['query'] });
  const [question, ...more] = questions;
  if (!question || more.length > 0) throw new Error(`one statement was expected, there were ${questions.length}`);
  const { rows: [row] } = await pool.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(`EXPLAIN (FORMAT JSON) ${question.text}`, question.values);
  const { rows: lines } = await pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) ${question.text}`, question.values);
  const scans: Explained['scans'] = [];
  const walk = (node: PlanNode) => {
    if (node['Relation Name']) scans.push({ table: node['Relation Name'], by: [node['Node Type'], node['Index Name']].filter(Boolean).join(' on ') });
    for (const child of node.Plans ?? []) walk(child);
  };
  for (const { Plan } of row?.['QUERY PLAN'] ?? []) walk(Plan);
  return { scans, lines: lines.map((line) => line['QUERY PLAN']) };
}
