import { defineSearchAttributeKey, SearchAttributeType, type SearchAttributeUpdatePair } from '@temporalio/common';
import { upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { timeOf, dayOf } from '../src/calendar/days.ts';
import { earliestDue, isOverdue } from '../src/cases/commit.ts';
import type { CaseState } from '../src/cases/state.ts';
import type { Programme } from '../src/programmes/programme.ts';
import { isPaused } from './change.ts';
import { levelOf } from './level.ts';
import type { NextMoment } from './moment.ts';

/** What the engine's own lists can be searched by: ids and codes only, because they are never encrypted. */
export const attributes = {
  stage: defineSearchAttributeKey('CaseStage', SearchAttributeType.KEYWORD),
  dueAt: defineSearchAttributeKey('DueAt', SearchAttributeType.DATETIME),
  overdue: defineSearchAttributeKey('Overdue', SearchAttributeType.BOOL),
  district: defineSearchAttributeKey('District', SearchAttributeType.KEYWORD),
  level: defineSearchAttributeKey('ApprovalLevel', SearchAttributeType.KEYWORD),
  programme: defineSearchAttributeKey('Programme', SearchAttributeType.KEYWORD),
};

/** Each upsert is an event in the history, so only what changed is written, and nothing when nothing did. */
export function upsertChangedAttributes(programme: Programme, state: CaseState): void {
  const shown = workflowInfo().typedSearchAttributes;
  const due = earliestDue(state);
  const changes: SearchAttributeUpdatePair[] = [];
  if (shown.get(attributes.stage) !== state.stage) changes.push({ key: attributes.stage, value: state.stage });
  if (shown.get(attributes.dueAt)?.toISOString() !== due) changes.push({ key: attributes.dueAt, value: due === undefined ? null : new Date(due) });
  if ((shown.get(attributes.overdue) ?? false) !== isOverdue(state)) changes.push({ key: attributes.overdue, value: isOverdue(state) });
  if (shown.get(attributes.district) !== districtOf(state)) changes.push({ key: attributes.district, value: districtOf(state) });
  if (shown.get(attributes.level) !== levelOf(programme, state)) changes.push({ key: attributes.level, value: levelOf(programme, state) });
  if (shown.get(attributes.programme) !== state.programme) changes.push({ key: attributes.programme, value: state.programme });
  if (changes.length > 0) upsertSearchAttributes(changes);
}

/** Region codes are nested: the first six digits name the district. */
export function districtOf(state: Pick<CaseState, 'region'>): string {
  return state.region.slice(0, 6);
}

/** One line on a timer, short because a cancelled timer repeats it: `C-05 streetReview due 2026-12-01 18:00`. */
export function timerSummary({ clockId, clock, moment }: NextMoment): string {
  const [name] = clockId.split(':');
  const what = moment.kind === 'due' ? 'due' : `${moment.kind}, due`;
  return `${clock.rule} ${name} ${what} ${local(clock.due ?? moment.at)}`;
}

/** What the engine's Web UI shows of a running case; markdown. */
export function currentDetails(programme: Programme, state: CaseState): string {
  const title = programme.stages[state.stage]?.title;
  const lines = [`**${programme.title.zh} ${programme.title.en}** · ${title ? `${title.zh} ${title.en}` : state.stage} · ${state.step} · #${state.seq}`];
  if (state.complaint) lines.push('', '**suspended (X-09)**');
  lines.push('', '| clock | rule | whose move | started | due | |', '|---|---|---|---|---|---|');
  for (const [id, clock] of Object.entries(state.clocks)) {
    const note = isPaused(clock) ? 'paused' : clock.overdue ? '**OVERDUE**' : clock.provisional ? 'provisional' : '';
    lines.push(`| ${id} | ${clock.rule} | ${clock.owner} | ${local(clock.startedAt)} | ${clock.due ? local(clock.due) : '–'} | ${note} |`);
  }
  return lines.join('\n');
}

function local(instant: string): string {
  return `${dayOf(instant)} ${timeOf(instant)}`;
}

