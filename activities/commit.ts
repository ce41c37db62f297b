import { log } from '@temporalio/activity';
import type { Pool, PoolClient } from 'pg';
import { DatabaseError } from 'pg';
import { nextReminderTime } from '../src/calendar/hours.ts';
import { forRegion, type Calendar } from '../src/calendar/calendar.ts';
import { roleOf } from '../src/cases/actor.ts';
import { answerOf, type CaseStep, type CommitResult } from '../src/cases/commit.ts';
import type { CasePolicy, CommandAnswer } from '../src/cases/command.ts';
import { casePolicy } from '../src/cases/command.ts';
import type { Message } from '../src/cases/facts.ts';
import { supervisorPlace } from '../src/access/privacy.ts';
import { NATION, lineage } from '../src/access/region.ts';
import { project } from '../src/cases/records/project.ts';
import { send, type Row, type Write } from '../src/cases/records/writes.ts';
import { schedule, type ScheduledCase } from '../src/cases/schedule.ts';
import type { CaseState } from '../src/cases/state.ts';
import type { Policy } from '../src/programmes/policy/shared.ts';
import { inTransaction } from '../src/runtime/transaction.ts';
import type { ActivityParts } from './index.ts';
import { caseRow, enterCase } from './caseRow.ts';
import { takenIn } from './taken.ts';
import { recordMovedDeadlines } from './movedDeadlines.ts';
import { tellOtherCases } from './otherCases.ts';

/**
 * One step of a case, one transaction: record, projections, clocks, inbox and audit together. The record's sequence
 * number guards it: a step is only ever written on top of the state that it was decided on.
 */
export async function commitStep({ pool, calendar: source }: ActivityParts, step: CaseStep): Promise<CommitResult> {
  try {
    const scheduled = await inTransaction(pool, (client) => write(client, step, source));
    return scheduled ? { kind: 'done', scheduled: { clocks: scheduled.clocks, dropped: scheduled.dropped } } : await standing(pool, step);
  } catch (error) {
    const taken = takenIn(error);
    if (taken) return { kind: 'refused', refusal: taken };
    if (!isAboutData(error)) throw error; // the database is away or busy: the engine tries again
    log.error('the record refused a step', { caseId: step.state.id, seq: step.state.seq, action: step.command?.action, code: error.code, constraint: error.constraint });
    return { kind: 'refused', refusal: { code: 'record.refused' } };
  }
}

/** @returns what the step's clocks came to; nothing when the record stands elsewhere, and then nothing was written */
async function write(client: PoolClient, step: CaseStep, source: ActivityParts['calendar']): Promise<ScheduledCase | undefined> {
  const calendar = await source.current(client);
  const scheduled = schedule(step.state, calendar, step.now);
  const written = step.state.seq === 1 ? await enterCase(client, step) : await advance(client, step);
  if (!written) return undefined;
  const moved = step.command?.action === 'recompute' ? await recordMovedDeadlines(client, step, scheduled.calendarVersion) : [];
  await send(client, [...clockWrites(step, scheduled), ...project(step), auditWrite(step)]);
  await tell(client, { ...step, messages: [...step.messages, ...moved] }, forRegion(calendar, step.state.region));
  await tellOtherCases(client, step, forRegion(calendar, step.state.region));
  if (step.command) await confirm(client, step.command.id, answerOf(step.state));
  return scheduled;
}

/** Moves the case's row on, if it still stands where the step was decided and the command is not already in it. */
async function advance(client: PoolClient, step: CaseStep): Promise<boolean> {
  const row = caseRow(step.state, step.now);
  const columns = Object.keys(row);
  const { rowCount } = await client.query({
    name: 'advance_case',
    text: `UPDATE cases SET ${columns.map((column, i) => `${column} = $${i + 4}`).join(', ')}
           WHERE id = $1 AND seq = $2 AND NOT EXISTS (SELECT 1 FROM commands WHERE id = $3 AND committed_at IS NOT NULL)`,
    values: [step.state.id, step.state.seq - 1, step.command?.id ?? '', ...Object.values(row)],
  });
  return rowCount === 1;
}

/** Why nothing was written: the command is already in the record, or the record is ahead. */
async function standing(client: Pick<Pool, 'query'>, step: CaseStep): Promise<CommitResult> {
  const { rows } = await client.query<{ state: CaseState; policy: Policy; answer: CommandAnswer | null }>({
    name: 'standing_case',
    text: `SELECT c.state, p.data AS policy, m.answer FROM cases c JOIN policies p ON p.id = c.policy_id
           LEFT JOIN commands m ON m.id = $2 AND m.committed_at IS NOT NULL WHERE c.id = $1`,
    values: [step.state.id, step.command?.id ?? ''],
  });
  const [row] = rows;
  if (!row) throw new Error(`case ${step.state.id} has no record at step ${step.state.seq}`);
  const policy: CasePolicy = casePolicy(row.policy);
  if (row.answer) return { kind: 'repeated', answer: row.answer, state: row.state, policy };
  if (row.state.seq < step.state.seq - 1) throw new Error(`the record of case ${row.state.id} is behind its workflow: ${row.state.seq} < ${step.state.seq - 1}`);
  return { kind: 'behind', state: row.state, policy };
}

async function confirm(client: PoolClient, id: string, answer: CommandAnswer): Promise<void> {
  await client.query({
    name: 'confirm_command',
    text: 'UPDATE commands SET answer = $2, refusal = NULL, committed_at = now() WHERE id = $1',
    values: [id, JSON.stringify(answer)],
  });
}

function clockWrites(step: CaseStep, { explanations, calendarVersion, dropped }: ScheduledCase): Write[] {
  const { state, touched, at } = step;
  const stopped = new Set([...touched.stopped, ...dropped]);
  const writes: Write[] = [...stopped].map((clock) => ({ table: 'running_clocks', set: { stopped_at: at }, key: { case_id: state.id, clock } }));
  for (const id of touched.clocks) {
    const clock = state.clocks[id];
    if (!clock) continue;
    if (step.command?.action === 'undo') writes.push({ table: 'clocks', set: { stopped_at: null }, key: { case_id: state.id, clock: id, started_at: clock.startedAt } }); // it goes on (X-11)
    const pause = clock.pauses.at(-1);
    const explanation = explanations[id];
    const row: Row = {
      case_id: state.id, clock: id, kind: clock.kind, rule: clock.rule, owner: clock.owner, track: clock.track ?? null, region: state.region,
      mentor_id: clock.track ? (state.tracks[clock.track]?.mentor ?? null) : null,
      started_at: clock.startedAt, due_at: clock.due ?? null, provisional: clock.provisional ?? false, overdue: clock.overdue ?? false,
      escalated: clock.overdue === true && clock.moments.length === 0,
      paused_since: pause && !pause.to ? pause.from : null, window_from: clock.window?.from ?? null, window_to: clock.window?.to ?? null,
      // an unchanged deadline keeps its explanation: the column is left out of the update
      ...(explanation ? { explanation, calendar_version: calendarVersion } : {}),
    };
    writes.push({ table: 'clocks', upsert: row, conflict: '(case_id, clock) WHERE stopped_at IS NULL' });
  }
  return writes;
}

function auditWrite({ state, facts, by, at, now, command }: CaseStep): Write {
  return {
    table: 'audit',
    insert: {
      chain: `case:${state.id}`, kind: command ? 'command' : 'clock', action: command?.action ?? 'clock', actor_id: by.id, actor_role: by.role,
      case_id: state.id, seq: state.seq, command_id: command?.id ?? null, facts, happened_at: at, recorded_at: now, region: state.region,
    },
  };
}

/** Puts messages into the inboxes of those who are to be told: a role in the region, or one account and its stand-in (X-06). */
async function tell(client: PoolClient, { state, messages, now }: CaseStep, calendar: Calendar): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map((message) => ({
    ...recipientOf(message.to),
    track: message.track ?? null, template: message.template, clock: message.clock ?? null,
    due_at: message.due ?? (message.clock ? (state.clocks[message.clock]?.due ?? null) : null),
    rule: message.rule, hours: message.hours, send_after: nextReminderTime(now, message.hours, calendar),
  }));
  await client.query({
    name: 'tell',
    text: `INSERT INTO messages (user_id, case_id, track, template, clock, due_at, rule, hours, created_at, send_after)
           SELECT DISTINCT CASE WHEN u.on_leave_until >= ($3::timestamptz AT TIME ZONE 'Asia/Shanghai')::date THEN coalesce(u.stand_in_id, u.id) ELSE u.id END,
             $2::uuid, m.track, m.template, m.clock, m.due_at, m.rule, m.hours, $3::timestamptz, m.send_after
           FROM jsonb_to_recordset($1::jsonb) AS m (to_user uuid, to_role text, to_unit text, track uuid, template text, clock text, due_at timestamptz, rule text, hours text, send_after timestamptz)
           CROSS JOIN LATERAL ( -- each way by an index of its own: an office may have many thousands of accounts
             SELECT u.* FROM users u WHERE u.id = m.to_user
             UNION ALL SELECT u.* FROM users u WHERE u.role = m.to_role AND u.region = ANY ($4) AND u.active AND ($5::int IS NULL OR u.role <> 'supervisor' OR length(u.region) = $5)
             UNION ALL SELECT u.* FROM users u WHERE m.to_unit IS NOT NULL AND u.role = 'unit-officer' AND u.unit = m.to_unit AND u.region = ANY ($4) AND u.active
           ) u WHERE u.active`,
    values: [JSON.stringify(rows), state.id, now, [...lineage(state.region), NATION], supervisorPlace(state.programme)],
  });
}

function recipientOf(to: Message['to']): { to_user: string | null; to_role: string | null; to_unit: string | null } {
  if ('user' in to) return { to_user: to.user, to_role: null, to_unit: null };
  if ('unit' in to) return { to_user: null, to_role: null, to_unit: to.unit };
  return { to_user: null, to_unit: null, to_role: 'level' in to ? roleOf(to.level) : to.role };
}

/** Classes 22 and 23: wrong data or a broken constraint. Trying again would fail for ever and hold up the case. */
function isAboutData(error: unknown): error is DatabaseError {
  return error instanceof DatabaseError && (error.code?.startsWith('22') === true || error.code?.startsWith('23') === true);
}

