import type { Pool } from 'pg';
import type { RefusalCode } from '../refusals/catalogue.ts';
import { RefusalError } from '../refusals/refusal.ts';
import type { TrailEntry } from './entry.ts';
import { note } from './trail.ts';

/** Refusals that say “not you”: somebody tried what is not theirs. The others say “not so” or “not now”. */
const aboutWho = new Set<RefusalCode>([
  'action.other-role', 'chain.same-person', 'relative.stands-back', 'mentor.other', 'reader.only', 'objection.own-case', 'undo.not-yours', 'token.read-only', 'token.by-token',
]);

/** Keeps an attempt that was refused for who made it; passes every error on. */
export async function noteRefused(pool: Pool, error: unknown, attempt: { by: TrailEntry['by']; action: string; at: string; about?: TrailEntry['about'] }): Promise<never> {
  if (error instanceof RefusalError && aboutWho.has(error.refusal.code)) {
    const { code, rule } = error.refusal;
    const { by, action, at, about } = attempt;
    await note(pool, { kind: 'refused', by, at, fact: { type: 'refused', action, code, ...(rule ? { rule } : {}) }, ...(about ? { about } : {}) });
  }
  throw error;
}

/** Keeps that somebody asked for a case outside of their scope. What is nowhere leaves no entry: a mistyped address is no attempt. */
export async function noteOutOfScope(pool: Pool, by: TrailEntry['by'], caseId: string, at: string): Promise<void> {
  const { rows } = await pool.query<{ region: string }>('SELECT region FROM cases WHERE id = $1', [caseId]);
  const [row] = rows;
  if (row) await note(pool, { kind: 'refused', by, at, fact: { type: 'refused', action: 'open', code: 'not-found' }, about: { id: caseId, region: row.region } });
}
