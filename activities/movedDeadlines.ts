import type { PoolClient } from 'pg';
import { levels, type Level } from '../src/cases/actor.ts';
import type { CaseStep } from '../src/cases/commit.ts';
import type { Message } from '../src/cases/facts.ts';
import type { CaseState, Clock, Instant } from '../src/cases/state.ts';
import { CLOSED } from '../src/programmes/programme.ts';

/**
 * Puts on record which deadlines a new calendar moved, from when to when, before the clocks' rows are changed.
 * @returns the messages to those whose move it is
 * @rule X-01
 */
export async function recordMovedDeadlines(client: PoolClient, { state, now }: CaseStep, calendarVersion: string): Promise<Message[]> {
  const { rows } = await client.query<{ clock: string; due_at: Date }>('SELECT clock, due_at FROM running_clocks WHERE case_id = $1 AND due_at IS NOT NULL', [state.id]);
  const moved = rows.flatMap(({ clock: id, due_at }) => {
    const clock = state.clocks[id];
    const oldDue = due_at.toISOString();
    return clock?.due === undefined || clock.kind === 'closing' || clock.due === oldDue ? [] : [{ id, clock, oldDue, newDue: clock.due }];
  });
  if (moved.length === 0) return [];
  await client.query(
    `INSERT INTO moved_deadlines (case_id, seq, clock, calendar_version, old_due, new_due, recorded_at)
     SELECT $1, $2, m.clock, $3, m.old_due, m.new_due, $4 FROM jsonb_to_recordset($5::jsonb) AS m (clock text, old_due timestamptz, new_due timestamptz)`,
    [state.id, state.seq, calendarVersion, now, JSON.stringify(moved.map(({ id, oldDue, newDue }) => ({ clock: id, old_due: oldDue, new_due: newDue })))],
  );
  return moved.flatMap(({ id, clock, newDue }) => ownersOf(state, clock).map((to) => messageTo(to, id, clock, newDue)));
}

function messageTo(to: Message['to'], id: string, clock: Clock, due: Instant): Message {
  return { to, template: 'deadline-moved', clock: id, due, ...(clock.track ? { track: clock.track } : {}), rule: 'X-01', hours: clock.hours };
}

/**
 * Whose move it is; the mentors of everybody still helped where a clock belongs to the household. A notice ends by
 * itself: its clock is the product's own, and the community, where it hangs, is told.
 */
function ownersOf(state: CaseState, { owner, track }: Clock): Message['to'][] {
  if (owner === 'system') return [{ level: 'community' }];
  if (isLevel(owner)) return [{ level: owner }];
  if (owner !== 'mentor' && owner !== 'teacher') return [{ role: owner }];
  const tracks = Object.entries(state.tracks).filter(([id, { stage }]) => (track === undefined ? stage !== CLOSED : id === track));
  return [...new Set(tracks.map(([, { mentor }]) => mentor))].map((user) => ({ user }));
}

function isLevel(owner: Clock['owner']): owner is Level {
  return (levels as readonly string[]).includes(owner);
}
