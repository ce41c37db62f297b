import { Conditions } from './conditions.ts';
import type { PageRequest } from './cases.ts';
import { PAGE_ROWS, pageOf, readCursor } from './cursor.ts';
import type { InboxMessage, Page, Reader } from './model.ts';
import type { ReadParts } from './parts.ts';

interface Row {
  id: string;
  template: string;
  case_id: string | null;
  receipt: string | null;
  programme: string | null;
  clock: string | null;
  due_at: Date | null;
  rule: string;
  created_at: Date;
  read_at: Date | null;
}

/** A page of the reader's own messages, the newest first. */
export async function inbox({ pool }: ReadParts, reader: Reader, filter: { unread?: boolean } = {}, page: PageRequest = {}): Promise<Page<InboxMessage>> {
  const conditions = new Conditions();
  conditions.add(`m.user_id = ${conditions.value(reader.id)}::uuid`);
  if (filter.unread) conditions.add('m.read_at IS NULL');
  if (page.cursor) {
    const [at = '', id = ''] = readCursor(page.cursor, 2);
    conditions.add(`(m.created_at, m.id) < (${conditions.value(at)}::timestamptz, ${conditions.value(id)}::bigint)`);
  }
  const limit = Math.min(page.limit ?? PAGE_ROWS, PAGE_ROWS);
  const { rows } = await pool.query<Row>(
    `SELECT m.id::text, m.template, m.case_id, c.receipt, c.programme, m.clock, m.due_at, m.rule, m.created_at, m.read_at
     FROM messages m LEFT JOIN cases c ON c.id = m.case_id WHERE ${conditions.sql} ORDER BY m.created_at DESC, m.id DESC LIMIT ${limit + 1}`,
    conditions.values,
  );
  return pageOf(rows, limit, messageOf, (row) => [row.created_at.toISOString(), row.id]);
}

/** Marks own messages as read, once. @returns how many became read */
export async function markRead({ prisma, now }: ReadParts, reader: Reader, ids: readonly string[]): Promise<number> {
  const { count } = await prisma.message.updateMany({
    where: { userId: reader.id, id: { in: ids.map(BigInt) }, readAt: null },
    data: { readAt: now() },
  });
  return count;
}

export function unreadCount({ prisma }: ReadParts, reader: Reader): Promise<number> {
  return prisma.message.count({ where: { userId: reader.id, readAt: null } });
}

function messageOf(row: Row): InboxMessage {
  return {
    id: row.id, template: row.template, rule: row.rule, createdAt: row.created_at.toISOString(),
    ...(row.case_id ? { caseId: row.case_id } : {}), ...(row.receipt ? { receipt: row.receipt } : {}), ...(row.programme ? { programme: row.programme } : {}), ...(row.clock ? { clock: row.clock } : {}),
    ...(row.due_at ? { dueAt: row.due_at.toISOString() } : {}), ...(row.read_at ? { readAt: row.read_at.toISOString() } : {}),
  };
}
