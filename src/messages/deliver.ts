import type { Pool, PoolClient } from 'pg';
import { forRegion } from '../calendar/calendar.ts';
import { instantAt, type Instant } from '../calendar/days.ts';
import { nextReminderTime, type ReminderHours } from '../calendar/hours.ts';
import type { CalendarStore } from '../cases/calendarStore.ts';
import { openField } from '../privacy/field.ts';
import type { KeyRing } from '../privacy/keys.ts';
import type { Letter, Mailer } from './mail.ts';
import { inTransaction } from '../runtime/transaction.ts';

export interface DeliveryParts {
  pool: Pool;
  ring: KeyRing;
  calendar: CalendarStore;
  /** Absent where no mail server is named: messages then stay in the inbox alone. */
  mailer?: Mailer;
}

/** What a sweep did. Numbers only: it travels through the engine. */
export interface DeliveryReport {
  sent: number;
  postponed: number;
  refused: number;
  /** There may be more to send now. */
  more: boolean;
}

/** As many are sent before the sweep reports, so that a long one is seen to move. */
const BATCH = 50;

/**
 * Sends the messages whose time has come, each once. A message is locked while its mail is on the way, so that two
 * sweeps never send the same one. If a process dies between sending and marking, the mail goes out again under the
 * same Message-ID.
 * @param beat called after each message
 * @throws MailServerAwayError with everything not yet sent still waiting
 * @rule X-06
 */
export async function deliverDue(parts: DeliveryParts, now: Instant, beat: (done: number) => void = () => undefined): Promise<DeliveryReport> {
  await keepInInbox(parts, now);
  const report: DeliveryReport = { sent: 0, postponed: 0, refused: 0, more: false };
  if (!parts.mailer) return report;
  for (let done = 1; done <= BATCH; done += 1) {
    const outcome = await deliverNext(parts, parts.mailer, now);
    if (!outcome) return report;
    report[outcome] += 1;
    beat(done);
  }
  return { ...report, more: true };
}

/** Messages that nobody can be mailed: without them the index of what waits stays small. */
async function keepInInbox({ pool, mailer }: DeliveryParts, now: Instant): Promise<void> {
  await pool.query(
    `UPDATE messages m SET mail = 'inbox-only' FROM users u
     WHERE u.id = m.user_id AND m.mail = 'waiting' AND m.send_after <= $1 AND ($2 OR u.email_enc IS NULL OR NOT u.active)`,
    [now, mailer === undefined],
  );
}

interface Row {
  id: string;
  created_at: Date;
  template: string;
  clock: string | null;
  due_at: Date | null;
  hours: ReminderHours;
  attempts: number;
  case_id: string | null;
  receipt: string | null;
  programme: string | null;
  region: string;
  user_id: string;
  email_enc: string;
  locale: string;
}

const NEXT = `
  SELECT m.id::text, m.created_at, m.template, m.clock, m.due_at, m.hours, m.attempts, m.case_id, c.receipt, c.programme,
    coalesce(c.region, u.region) AS region, u.id AS user_id, u.email_enc, u.locale
  FROM messages m JOIN users u ON u.id = m.user_id LEFT JOIN cases c ON c.id = m.case_id
  WHERE m.mail = 'waiting' AND m.send_after <= $1 AND u.email_enc IS NOT NULL AND u.active
  ORDER BY m.send_after, m.id LIMIT 1 FOR UPDATE OF m SKIP LOCKED`;

/** A slow mail server is no reason to take the lock away from a mail that is on its way. */
const WHILE_THE_MAIL_SERVER_ANSWERS = `SET LOCAL idle_in_transaction_session_timeout = '2min'`;

function deliverNext(parts: DeliveryParts, mailer: Mailer, now: Instant): Promise<'sent' | 'postponed' | 'refused' | undefined> {
  return inTransaction(parts.pool, async (client) => {
    await client.query(WHILE_THE_MAIL_SERVER_ANSWERS);
    const { rows } = await client.query<Row>(NEXT, [now]);
    const [row] = rows;
    return row && deliver(parts, client, mailer, row, now);
  });
}

async function deliver(parts: DeliveryParts, client: PoolClient, mailer: Mailer, row: Row, now: Instant): Promise<'sent' | 'postponed' | 'refused'> {
  const calendar = forRegion(await parts.calendar.current(), row.region);
  const allowed = nextReminderTime(now, row.hours, calendar);
  if (Date.parse(allowed) > Date.parse(now)) return postpone(client, row, allowed); // the server was away until after hours
  const posted = await mailer.send(letterOf(parts.ring, row));
  switch (posted.kind) {
    case 'sent':
      await client.query(`UPDATE messages SET mail = 'sent', emailed_at = $2, attempts = attempts + 1 WHERE id = $1`, [row.id, now]);
      return 'sent';
    case 'refused':
      await client.query(`UPDATE messages SET mail = 'refused', attempts = attempts + 1 WHERE id = $1`, [row.id]);
      return 'refused';
    case 'later':
      await client.query('UPDATE messages SET attempts = attempts + 1 WHERE id = $1', [row.id]);
      return postpone(client, row, nextReminderTime(tryAgainAt(row, now), row.hours, calendar));
    default:
      throw new Error(`unknown outcome ${posted satisfies never}`);
  }
}

async function postpone(client: PoolClient, { id }: Row, until: Instant): Promise<'postponed'> {
  await client.query('UPDATE messages SET send_after = $2 WHERE id = $1', [id, until]);
  return 'postponed';
}

const MINUTE_MS = 60_000;
const LONGEST_WAIT_MINUTES = 240;

/** One letter that a server does not take now is tried after 1, 2, 4 … minutes, and from then on every four hours. */
function tryAgainAt({ attempts }: Row, now: Instant): Instant {
  return instantAt(Date.parse(now) + Math.min(2 ** attempts, LONGEST_WAIT_MINUTES) * MINUTE_MS);
}

function letterOf(ring: KeyRing, row: Row): Letter {
  return {
    id: row.id,
    createdAt: row.created_at.toISOString(),
    address: openField(ring, { table: 'users', column: 'email_enc', id: row.user_id }, row.email_enc),
    language: row.locale === 'en' ? 'en' : 'zh',
    template: row.template,
    ...(row.programme ? { programme: row.programme } : {}),
    ...(row.clock ? { clock: row.clock } : {}),
    ...(row.due_at ? { dueAt: row.due_at.toISOString() } : {}),
    ...(row.case_id ? { caseId: row.case_id } : {}),
    ...(row.receipt ? { receipt: row.receipt } : {}),
  };
}
