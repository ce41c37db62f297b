import { note } from '../../audit/trail.ts';
import { covers, within } from '../../access/region.ts';
import { policyFor } from '../../programmes/policy/load.ts';
import { isPolicyOf } from '../../programmes/policy/kinds.ts';
import { refuseInput, type FieldProblem } from '../../refusals/input.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import type { CommandParts } from '../commandService.ts';
import { uuidFrom } from '../intake/submission.ts';
import type { Reader } from '../read/model.ts';
import type { ReadParts } from '../read/parts.ts';
import { notFound } from '../read/scope.ts';
import { fundColumns, fundOf, type Fund, type FundRow } from './funds.ts';

export interface NewFund {
  region: string;
  source: string;
  project: string;
  year: number;
  /** Whole fen. */
  totalFen: number;
}

/** The funds that a reader's region draws on: its own, those below it, and those of the regions above. */
export async function listFunds({ pool }: Pick<ReadParts, 'pool'>, reader: Reader, year?: number): Promise<Fund[]> {
  const scope = within(reader.region, 'f.region', 1);
  const { rows } = await pool.query<FundRow>(
    `SELECT ${fundColumns} FROM funds f WHERE (${scope.sql} OR f.region = '00' OR $3 LIKE f.region || '%') AND ($4::int IS NULL OR f.year = $4) ORDER BY f.year DESC, f.project, f.source, f.region`,
    [...scope.values, reader.region, year ?? null],
  );
  return rows.map(fundOf);
}

/**
 * Opens a fund of the reader's region or of one below it. The same key opens one.
 * @throws InputError for codes that no policy knows; RefusalError `fund.exists`, `not-found` out of scope
 * @rule B-20
 */
export async function openFund(parts: CommandParts, by: Reader, fund: NewFund, key: string): Promise<Fund> {
  if (!covers(by.region, fund.region)) return notFound();
  const wrong = wrongFund(parts, fund);
  if (wrong.length > 0) refuseInput(wrong);
  const id = uuidFrom('fund', by.id, key);
  const { region, source, project, year, totalFen } = fund;
  const { rowCount } = await parts.pool.query(
    `INSERT INTO funds (id, region, source, project, year, total_fen, opened_by, opened_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    [id, region, source, project, year, totalFen, by.id, parts.now()],
  );
  if (rowCount === 1) await note(parts.pool, { kind: 'configuration', by, at: parts.now(), fact: { type: 'fund-opened', fund: id, source, project, year, total: totalFen } });
  return (await find(parts, id)) ?? refuse();
}

function refuse(): never {
  throw new RefusalError({ code: 'fund.exists', rule: 'B-20' });
}

/** Nothing more is reserved from a closed fund; what was reserved is still paid, and money still comes back. */
export async function closeFund(parts: CommandParts, by: Reader, id: string): Promise<Fund> {
  const fund = await find(parts, id);
  if (!fund || !covers(by.region, fund.region)) return notFound();
  const { rowCount } = await parts.pool.query('UPDATE funds SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL', [id, parts.now()]);
  if (rowCount === 1) await note(parts.pool, { kind: 'configuration', by, at: parts.now(), fact: { type: 'fund-closed', fund: id } });
  return (await find(parts, id)) ?? notFound();
}

export interface FundEntry {
  caseId: string;
  grant: string;
  kind: string;
  amount: number;
  happenedAt: string;
}

const MOST_ENTRIES = 500;

/** What moved in a fund, of the cases in the reader's region, the last first. */
export async function fundEntries(parts: Pick<ReadParts, 'pool'>, reader: Reader, id: string): Promise<FundEntry[]> {
  const fund = await find(parts, id);
  if (!fund) return notFound();
  const scope = within(reader.region, 'c.region', 2);
  const { rows } = await parts.pool.query<{ case_id: string; grant_id: string; kind: string; amount: string; happened_at: Date }>(
    `SELECT e.case_id, e.grant_id, e.kind, e.amount_fen::text AS amount, e.happened_at FROM fund_entries e JOIN cases c ON c.id = e.case_id
     WHERE e.fund_id = $1 AND ${scope.sql} ORDER BY e.id DESC LIMIT ${MOST_ENTRIES}`,
    [id, ...scope.values],
  );
  return rows.map((row) => ({ caseId: row.case_id, grant: row.grant_id, kind: row.kind, amount: Number(row.amount), happenedAt: row.happened_at.toISOString() }));
}

async function find({ pool }: Pick<ReadParts, 'pool'>, id: string): Promise<Fund | undefined> {
  const { rows } = await pool.query<FundRow>(`SELECT ${fundColumns} FROM funds f WHERE f.id::text = $1`, [id]);
  return rows[0] && fundOf(rows[0]);
}

/** Sources and projects are those of the policy that holds there. */
function wrongFund({ policies, now }: CommandParts, { region, source, project }: NewFund): FieldProblem[] {
  const policy = policies.filter((one) => isPolicyOf('union-aid', one) && (one.jurisdiction.startsWith(region) || region.startsWith(one.jurisdiction) || region === '00'));
  const inForce = policy.find((one) => one.id === safely(() => policyFor(policies, 'union-aid', one.jurisdiction, now()).id)) ?? policy[0];
  if (!inForce || !isPolicyOf('union-aid', inForce)) return [{ field: 'region', problem: 'unknown-code', rule: 'B-20' }];
  const { sources, projects } = inForce.funds;
  return [
    ...(sources.some(({ code }) => code === source) ? [] : [{ field: 'source', problem: 'unknown-code' as const, rule: 'B-20' as const }]),
    ...(projects.some(({ code }) => code === project) ? [] : [{ field: 'project', problem: 'unknown-code' as const, rule: 'B-20' as const }]),
  ];
}

function safely<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined; // no policy holds there today
  }
}
