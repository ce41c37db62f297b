import { dayOf, daysBetween } from '../src/calendar/days.ts';
import type { Command } from '../src/cases/command.ts';
import type { Refusal } from '../src/refusals/refusal.ts';
import type { Standing } from './core.ts';

/** Their time is when they are recorded: a notice cannot have been shown yesterday, a correction not be made then. */
const nowOnly = new Set(['postNotice', 'correctNotice', 'undo', 'movePolicy', 'recompute', 'transfer', 'addNote', 'reassign',
  // these name their day themselves, or begin today
  'recordSession', 'recordTalk', 'recordSchoolThings', 'changeTeacher']);

/**
 * Facts are entered late at times; not before they could have happened, not from the future, not endlessly back.
 * @rule X-10
 */
export function wrongTime({ state, policy, now }: Standing, { asked }: { asked: { track?: { since: string } } }, command: Command): Refusal | undefined {
  const at = command.happenedAt;
  if (at === undefined) return undefined;
  const field = 'happenedAt';
  if (nowOnly.has(command.action)) return { code: 'time.now-only', rule: 'X-10', field };
  if (at > now) return { code: 'time.future', rule: 'X-10', field };
  const earliest = asked.track ? asked.track.since : state.stageSince;
  if (at < earliest) return { code: 'time.before-stage', rule: 'X-10', field, values: { earliest } };
  const back = daysBetween(dayOf(at), dayOf(now));
  if (back > policy.backdating.limit.count) return { code: 'time.too-far-back', rule: 'X-10', field, values: { days: policy.backdating.limit.count } };
  if (back > policy.backdating.evidenceAfter.count && !command.backdatingEvidence) return { code: 'time.evidence-needed', rule: 'X-10', field, values: { days: policy.backdating.evidenceAfter.count } };
  return undefined;
}
