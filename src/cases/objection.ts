import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { sealJson } from '../privacy/field.ts';
import { parseInput } from '../refusals/input.ts';
import { RefusalError } from '../refusals/refusal.ts';
import { z } from 'zod';
import { actions } from './actions.ts';
import { checkedKey, type CommandParts } from './commandService.ts';
import { bodyHash, commandId } from './commandStore.ts';
import { earlierTry } from './earlierTry.ts';
import { giveCommand } from './give.ts';
import { noticeKey, publicNotice } from './read/notices.ts';
import type { Instant } from './state.ts';

/** What somebody of the public writes; anonymously only with a fact that can be checked. */
export const objectionForm = z.strictObject({ ...actions.object.codes.shape, ...actions.object.form.shape });

/**
 * Takes an objection of the public during a notice. Who objects is known by a receipt number alone.
 * @throws RefusalError `notice.not-running` (410) after the notice; InputError
 * @rule X-03
 */
export async function objectPublicly(parts: CommandParts, noticeId: string, body: unknown, key: string): Promise<{ receipt: string }> {
  const { anonymous, ...form } = parseInput(objectionForm, body);
  const { caseId } = noticeKey(noticeId);
  const receipt = receiptFor(noticeId, checkedKey(key));
  const by = { id: `public:${receipt}`, role: 'public' } as const;
  const id = commandId(by.id, key);
  const { hash, answer } = await earlierTry(parts, id, (keyed) => bodyHash(caseId, 'object', { anonymous }, keyed(form)));
  if (answer) return { receipt };
  await publicNotice(parts, noticeId);
  const kept = anonymous ? { statement: form.statement } : form;
  const stored = { id, caseId, userId: by.id, key, bodyHash: hash, action: 'object' as const, form: sealJson(parts.ring, { table: 'commands', column: 'form_enc', id }, kept) };
  await giveCommand(parts, stored, { id, action: 'object', by, codes: { anonymous } });
  return { receipt };
}

export interface ObjectionProgress {
  receipt: string;
  receivedAt: Instant;
  outcome?: 'upheld' | 'dismissed';
  decidedAt?: Instant;
}

/** How an objection stands, for whoever has its receipt. @throws RefusalError `not-found` */
export async function objectionProgress(pool: Pool, receipt: string): Promise<ObjectionProgress> {
  const { rows } = await pool.query<{ received_at: Date; outcome: 'upheld' | 'dismissed' | null; decided_at: Date | null }>(
    'SELECT o.received_at, o.outcome, o.decided_at FROM commands m JOIN objections o ON o.case_id = m.case_id AND o.command_id = m.id WHERE m.user_id = $1 AND o.voided_seq IS NULL',
    [`public:${receipt.trim().toUpperCase()}`],
  );
  const [row] = rows;
  if (!row) throw new RefusalError({ code: 'not-found' });
  return {
    receipt, receivedAt: row.received_at.toISOString(), ...(row.outcome ? { outcome: row.outcome } : {}), ...(row.decided_at ? { decidedAt: row.decided_at.toISOString() } : {}),
  };
}

/** Without letters that look like figures, to be written down: `YY-7K3M-Q9TX-2A4C`. The key is the sender's own and random. */
function receiptFor(noticeId: string, key: string): string {
  const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
  const digest = createHash('sha256').update(`objection:${noticeId}\n${key}`).digest();
  const letters = [...digest.subarray(0, 12)].map((byte) => alphabet[byte % alphabet.length]).join('');
  return `YY-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8, 12)}`;
}
