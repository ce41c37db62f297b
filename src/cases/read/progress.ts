import { neverPublic } from '../../access/privacy.ts';
import type { Pool } from 'pg';
import type { Instant } from '../state.ts';
import { notFound } from './scope.ts';

/** What the holder of a receipt number learns: where the case stands, nothing about anybody. */
export interface CaseProgress {
  receipt: string;
  programme: string;
  stage: string;
  step: string;
  openedAt: Instant;
  dueAt?: Instant;
  closedReason?: string;
}

/** @throws RefusalError `not-found`, also for programmes of which nothing is public: their families ask the community */
export async function caseProgress(pool: Pool, receipt: string): Promise<CaseProgress> {
  const { rows } = await pool.query<{ receipt: string; programme: string; stage: string; step: string; opened_at: Date; due_at: Date | null; closed_reason: string | null }>(
    'SELECT receipt, programme, stage, step, opened_at, due_at, closed_reason FROM cases WHERE receipt = $1 AND programme <> ALL($2::text[])', [receipt.trim().toUpperCase(), neverPublic()],
  );
  const [row] = rows;
  if (!row) return notFound();
  return {
    receipt: row.receipt, programme: row.programme, stage: row.stage, step: row.step, openedAt: row.opened_at.toISOString(),
    ...(row.due_at ? { dueAt: row.due_at.toISOString() } : {}), ...(row.closed_reason ? { closedReason: row.closed_reason } : {}),
  };
}
