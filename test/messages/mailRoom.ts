import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { calendarStore } from '../../src/cases/calendarStore.ts';
import type { DeliveryParts } from '../../src/messages/deliver.ts';
import { makeMailer, type Mailer } from '../../src/messages/mail.ts';
import { sealField } from '../../src/privacy/field.ts';
import { makeKeyRing, parseKeyRing } from '../../src/privacy/keys.ts';
import { local } from '../support/caseDriver.ts';

export const pagesUrl = 'https://bangfu.example';

/** A process that the test starts is given the test's own keys. */
export const writtenKeys = process.env['MAIL_ROOM_KEYS'] ?? JSON.stringify(makeKeyRing());
export const ring = parseKeyRing(writtenKeys, 'the test');

export function mailerTo(smtpUrl: string): Mailer {
  return makeMailer({ smtpUrl, from: 'Bangfu <office@bangfu.example>', pagesUrl });
}

export function deliveryParts(pool: Pool, mailer?: Mailer): DeliveryParts {
  return { pool, ring, calendar: calendarStore(pool), ...(mailer ? { mailer } : {}) };
}

/** Gives an account an e-mail address. */
export async function addressOf(pool: Pool, userId: string, address: string): Promise<void> {
  await pool.query('UPDATE users SET email_enc = $2 WHERE id = $1', [userId, sealField(ring, { table: 'users', column: 'email_enc', id: userId }, address)]);
}

interface NewMessage {
  to: string;
  template?: string;
  hours?: 'working' | 'daily';
  /** Local time such as `2031-03-03 09:00`. */
  sendAfter: string;
}

/** A message in an inbox, as a case's commit writes it. @returns its id */
export async function leaveMessage(pool: Pool, { to, template = 'clock-reminder', hours = 'working', sendAfter }: NewMessage): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO messages (user_id, case_id, template, clock, due_at, rule, hours, created_at, send_after)
     VALUES ($1, $2, $3, 'streetReview', $4, 'C-05', $5, $6, $6) RETURNING id::text`,
    [to, randomUUID(), template, local('2031-03-10 18:00'), hours, local(sendAfter)],
  );
  return rows[0]?.id ?? '';
}

export async function messageRow(pool: Pool, id: string): Promise<Record<string, unknown>> {
  const { rows } = await pool.query<Record<string, unknown>>('SELECT * FROM messages WHERE id = $1', [id]);
  return rows[0] ?? {};
}
