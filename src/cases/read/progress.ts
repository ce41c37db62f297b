import { timingSafeEqual } from 'node:crypto';
import { neverPublic } from '../../access/privacy.ts';
import { openField, sealField } from '../../privacy/field.ts';
import type { KeyRing } from '../../privacy/keys.ts';
import { normalisedPhone } from '../../privacy/blind-index.ts';
import type { Instant } from '../state.ts';
import type { ReadParts } from './parts.ts';
import { notFound } from './scope.ts';

/** What an applicant learns: where the case stands, nothing about anybody. */
export interface CaseProgress {
  receipt: string;
  programme: string;
  stage: string;
  step: string;
  openedAt: Instant;
  dueAt?: Instant;
  closedReason?: string;
}

/** What is asked for beside the receipt number: digits of the phone that the applicant gave. Never the identity number. */
export const PHONE_DIGITS = 4;

const NOWHERE = '00000000-0000-4000-8000-000000000000';

interface Row {
  receipt: string;
  programme: string;
  stage: string;
  step: string;
  opened_at: Date;
  due_at: Date | null;
  closed_reason: string | null;
  applicant_id: string;
  phone_enc: string | null;
}

/**
 * How a case stands, for its applicant: who has the receipt number and knows the end of the phone number. A wrong
 * number, wrong digits and a case without a phone are one answer, found on one and the same way: every try opens a
 * sealed phone number and compares, whether there is a case or not.
 * @throws RefusalError `not-found`, also for programmes of which nothing is public: their families ask the community
 */
export async function caseProgress({ pool, ring }: Pick<ReadParts, 'pool' | 'ring'>, receipt: string, lastDigits: string): Promise<CaseProgress> {
  const { rows } = await pool.query<Row>({
    name: 'progress_by_receipt',
    text: `SELECT c.receipt, c.programme, c.stage, c.step, c.opened_at, c.due_at, c.closed_reason, c.applicant_id, p.phone_enc
           FROM cases c JOIN people p ON p.id = c.applicant_id WHERE c.receipt = $1 AND c.programme <> ALL($2::text[])`,
    values: [receipt.trim().toUpperCase(), neverPublic()],
  });
  const [row] = rows;
  const id = row?.phone_enc ? row.applicant_id : NOWHERE;
  const sealed = row?.phone_enc ?? decoyOf(ring);
  const known = normalisedPhone(openField(ring, at(id), sealed)).slice(-PHONE_DIGITS).padStart(PHONE_DIGITS);
  const given = lastDigits.normalize('NFKC').replaceAll(/\D/g, '').slice(0, PHONE_DIGITS).padStart(PHONE_DIGITS);
  const fits = timingSafeEqual(Buffer.from(known), Buffer.from(given));
  if (!row?.phone_enc || !fits) return notFound();
  return {
    receipt: row.receipt, programme: row.programme, stage: row.stage, step: row.step, openedAt: row.opened_at.toISOString(),
    ...(row.due_at ? { dueAt: row.due_at.toISOString() } : {}), ...(row.closed_reason ? { closedReason: row.closed_reason } : {}),
  };
}

/** As long as a real one; nothing is ever found by it. */
const NOBODYS_PHONE = '00000000000';

const at = (id: string) => ({ table: 'people', column: 'phone_enc', id });
const decoys = new WeakMap<KeyRing, string>();

/** A sealed phone number of nobody, to be opened where there is none. */
function decoyOf(ring: KeyRing): string {
  const made = decoys.get(ring) ?? sealField(ring, at(NOWHERE), NOBODYS_PHONE);
  decoys.set(ring, made);
  return made;
}
