import { z } from 'zod';
import { hiddenFrom } from '../access/privacy.ts';
import { within } from '../access/region.ts';
import { reach, type StaffRole } from '../access/roles.ts';
import { addDays, startOfDay } from '../calendar/days.ts';
import { normalisedLogin } from '../access/accounts.ts';
import { Conditions } from '../cases/read/conditions.ts';
import type { PageRequest } from '../cases/read/cases.ts';
import { PAGE_ROWS, pageOf, readCursor } from '../cases/read/cursor.ts';
import type { Page, Reader } from '../cases/read/model.ts';
import { nameOf } from '../cases/read/names.ts';
import type { ReadParts } from '../cases/read/parts.ts';
import type { Day, Instant } from '../cases/state.ts';
import type { Fact } from '../cases/facts.ts';
import type { AuditKind, TrailFact } from './entry.ts';
import { wordsOf } from './words.ts';

export interface AuditFilter {
  /** Login or id of an account, or another id of an actor (`system`, `public:…`). */
  actor?: string;
  /** Receipt number of a case. */
  receipt?: string;
  kind?: AuditKind;
  /** Name of an action or of what happened, such as `pass` or `revealed`. */
  action?: string;
  /** Day of recording in Asia/Shanghai. */
  day?: Day;
}

interface EntryBody {
  id: string;
  chain: string;
  link: number;
  action: string;
  actorId: string;
  actorRole: string;
  /** Empty for the public and the product itself. */
  actorName: string;
  caseId?: string;
  receipt?: string;
  seq?: number;
  happenedAt: Instant;
  recordedAt: Instant;
  /** Hexadecimal. */
  hash: string;
}

/** An entry of the trail as an auditor reads it: a step of a case with its facts, or what was done beside the steps. */
export type AuditEntry = StepEntry | OtherEntry;

export interface StepEntry extends EntryBody {
  kind: 'command' | 'clock';
  facts: Fact[];
}

export interface OtherEntry extends EntryBody {
  kind: Exclude<AuditKind, StepEntry['kind']>;
  facts: TrailFact[];
  /** The reason that was given. */
  words?: string;
}

export function isStep(entry: AuditEntry): entry is StepEntry {
  return entry.kind === 'command' || entry.kind === 'clock';
}

interface Row {
  id: string;
  chain: string;
  link: number;
  kind: AuditKind;
  action: string;
  actor_id: string;
  actor_role: string;
  name_enc: string | null;
  case_id: string | null;
  receipt: string | null;
  programme: string | null;
  seq: number | null;
  happened_at: Date;
  recorded_at: Date;
  facts: unknown;
  hash: string;
}

/**
 * A page of the trail, newest first: of the reader's region, and what belongs to none (policies, sign-ins of unknown
 * accounts). Nothing is found by roles that do not read the trail.
 * @rule X-08
 */
export async function searchTrail(parts: ReadParts, reader: Reader, filter: AuditFilter = {}, page: PageRequest = {}): Promise<Page<AuditEntry>> {
  const conditions = new Conditions();
  if (reach(reader.role as StaffRole, 'audit') === 'none') conditions.add('false');
  keepOwnRegion(conditions, reader.region);
  applyFilter(conditions, filter);
  if (page.cursor) conditions.add(`a.id < ${conditions.value(readCursor(page.cursor, 1)[0])}::bigint`);
  const limit = Math.min(page.limit ?? PAGE_ROWS, PAGE_ROWS);
  const { rows } = await parts.pool.query<Row>(
    `SELECT a.id::text, a.chain, a.link, a.kind, a.action, a.actor_id, a.actor_role, u.name_enc, a.case_id, c.receipt, c.programme, a.seq, a.happened_at, a.recorded_at, a.facts,
       encode(a.hash, 'hex') AS hash
     FROM audit a LEFT JOIN users u ON u.id::text = a.actor_id LEFT JOIN cases c ON c.id = a.case_id
     WHERE ${conditions.sql} ORDER BY a.id DESC LIMIT ${limit + 1}`,
    conditions.values,
  );
  const hidden = new Set(hiddenFrom(reader));
  // that somebody looked is there to be seen; why, of a case that is kept from the reader, is not
  const words = await wordsOf(parts, rows.flatMap((row) => (hidden.has(row.programme ?? '') ? [] : (idOfWords(row) ?? []))));
  return pageOf(rows, limit, (row) => entryOf(parts, row, words), (row) => [row.id]);
}

/** Entries from before regions were kept belong where their case is. */
function keepOwnRegion(conditions: Conditions, region: string): void {
  const [from, to] = within(region, '', 1).values.map((value) => conditions.value(value));
  const inside = (column: string) => `(${column} ~>=~ ${from} AND ${column} ~<~ ${to})`;
  conditions.add(`(${inside('a.region')} OR a.region = '' OR (a.region IS NULL AND ${inside('c.region')}))`);
}

function applyFilter(conditions: Conditions, { actor, receipt, kind, action, day }: AuditFilter): void {
  if (actor !== undefined) conditions.add(`a.actor_id IN (SELECT id::text FROM users WHERE login = ${conditions.value(normalisedLogin(actor))} UNION SELECT ${conditions.value(actor.trim())})`);
  if (receipt !== undefined) conditions.add(`a.case_id = (SELECT id FROM cases WHERE receipt = ${conditions.value(receipt.trim().toUpperCase())})`);
  if (kind !== undefined) conditions.add(`a.kind = ${conditions.value(kind)}`);
  if (action !== undefined) conditions.add(`a.action = ${conditions.value(action)}`);
  if (day !== undefined) conditions.add(`a.recorded_at >= ${conditions.value(startOfDay(day))}::timestamptz AND a.recorded_at < ${conditions.value(startOfDay(addDays(day, 1)))}::timestamptz`);
}

const withWords = z.tuple([z.looseObject({ words: z.uuid() })]);

function idOfWords({ kind, facts }: Row): string | undefined {
  return kind === 'reveal' || kind === 'export' ? withWords.safeParse(facts).data?.[0].words : undefined;
}

function entryOf({ ring }: ReadParts, row: Row, words: ReadonlyMap<string, string>): AuditEntry {
  const reason = words.get(idOfWords(row) ?? '');
  return {
    id: row.id, chain: row.chain, link: row.link, kind: row.kind, action: row.action, actorId: row.actor_id, actorRole: row.actor_role,
    actorName: row.name_enc ? nameOf(ring, 'users', row.actor_id, row.name_enc) : '', ...(row.case_id ? { caseId: row.case_id } : {}), ...(row.receipt ? { receipt: row.receipt } : {}),
    ...(row.seq === null ? {} : { seq: row.seq }), happenedAt: row.happened_at.toISOString(), recordedAt: row.recorded_at.toISOString(), hash: row.hash,
    facts: row.facts, ...(reason === undefined ? {} : { words: reason }),
  } as AuditEntry; // the trail only holds what this product wrote: facts in the shape of their kind
}
