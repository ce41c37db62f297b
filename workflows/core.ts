import type { ActionName } from '../src/cases/actions.ts';
import type { By } from '../src/cases/actor.ts';
import type { CasePolicy, CaseStart, Command } from '../src/cases/command.ts';
import type { Fact, Message } from '../src/cases/facts.ts';
import type { CaseState, Instant } from '../src/cases/state.ts';
import { CLOSED, TRACKS, type Programme, type StageSpec } from '../src/programmes/programme.ts';
import type { Refusal } from '../src/refusals/refusal.ts';
import { anyCaseActions, keepsUndo, openWhenClosed, openWhileSuspended, undoable } from './anyCase.ts';
import { staleJudgement } from './aid.ts';
import { anyTrackActions } from './anyTrack.ts';
import { Change } from './change.ts';
import type { Touched } from '../src/cases/commit.ts';
import { findingActions } from './findings.ts';
import { wrongTime } from './happenedAt.ts';
import type { Revised } from './revisions.ts';
import { kindOf } from './stages/index.ts';
import type { ActionRule, Asked } from './stages/kind.ts';

/** What a step comes to: the next state, what to record, whom to tell. */
export interface Decision {
  state: CaseState;
  facts: Fact[];
  messages: Message[];
  policy: CasePolicy;
  touched: Touched;
}

/** All that judging needs besides the command. */
export interface Standing {
  state: CaseState;
  programme: Programme;
  policy: CasePolicy;
  /** Now, by the workflow's clock. */
  now: Instant;
  /** For a case that is replayed; everywhere else the newest way of deciding holds. */
  revised?: Revised;
}

type AnyRule = ActionRule<StageSpec, ActionName>;

/** A case begins with its application (C-01): entered by whoever stands first in the chain of approval. */
export function begin(start: CaseStart, programme: Programme, command: Command & { action: 'apply' }, now: Instant): Decision {
  const at = command.happenedAt ?? now;
  const { applicant, people, zeroEmployment, channel, details } = command.codes;
  const change = new Change({
    before: {
      schema: 1, id: start.caseId, programme: programme.id, region: start.region, policyId: start.policy.id, seq: 0,
      openedAt: at, stage: programme.first, step: 'open', stageSince: at, applicant, people, zeroEmployment,
      ...(details ? { details } : {}),
      chain: [{ stage: 'apply', by: command.by.id, seq: 1 }], objections: {}, tracks: {}, clocks: {},
    },
    programme, policy: start.policy, at, by: command.by,
  });
  change.record({ type: 'applied', applicant, channel, rules: ['C-01'] });
  change.goTo(programme.first);
  return finish(change);
}

/** Why a command is not open now, for this actor; `undefined` = go ahead. Pure, and asked again under the lock. */
export function refusal(standing: Standing, command: Command): Refusal | undefined {
  const asked = question(standing, command.by, command.action, command.track, command.happenedAt);
  if ('code' in asked) return asked;
  return (
    wrongTime(standing, asked, command) ?? staleJudgement(standing.state, command) ?? asked.rule.wrong?.(asked.asked, command.codes)
  );
}

/** Why an action is not open to this actor, before any body is known: for menus, screens and the API. */
export function closedReason(standing: Standing, by: By, action: ActionName, track?: string): Refusal | undefined {
  const asked = question(standing, by, action, track, undefined);
  return 'code' in asked ? asked : undefined;
}

/** Decides an open command. @throws Error when it was not asked {@link refusal} first. */
export function decide(standing: Standing, command: Command): Decision {
  const { state, programme, policy, now, revised } = standing;
  const asked = question(standing, command.by, command.action, command.track, command.happenedAt);
  if ('code' in asked) throw new Error(`decided a closed action: ${asked.code}`);
  const change = new Change({ before: state, programme, policy, at: command.happenedAt ?? now, by: command.by, ...(revised ? { revised } : {}) });
  asked.rule.do(change, asked.asked, command as never); // the rule was found by the command's own action
  const decision = finish(change);
  if (undoable.has(command.action)) change.rememberForUndo(state, command.action);
  else if (!keepsUndo.has(command.action)) delete decision.state.undo; // others have acted on it since
  return decision;
}

interface Question {
  rule: AnyRule;
  asked: Asked;
}

function question({ state, programme, policy, now }: Standing, by: By, action: ActionName, track: string | undefined, happenedAt: Instant | undefined): Question | Refusal {
  const trackState = track === undefined ? undefined : state.tracks[track];
  if (track !== undefined && !trackState) return { code: state.stage === TRACKS ? 'person.unknown' : 'action.not-open', field: 'track', values: { stage: state.stage } };
  const found = ruleFor(programme, state, action, track);
  if (!found) return { code: state.stage === CLOSED ? 'case.closed' : 'action.not-open', values: { stage: trackState?.stage ?? state.stage } };
  const asked: Asked = {
    state, programme, policy, spec: found.spec, by, at: happenedAt ?? now,
    ...(track !== undefined && trackState ? { track: { ...trackState, id: track } } : {}),
  };
  const roles = found.rule.by(asked);
  if (!roles.includes(by.role)) return { code: 'action.other-role', values: { by: roles.join(',') } };
  if ((by.role === 'mentor' || by.role === 'teacher') && trackState && by.id !== trackState.mentor && by.standsInFor !== trackState.mentor) return { code: 'mentor.other', rule: 'C-07' };
  if (state.stage === CLOSED && !openWhenClosed.has(action)) return { code: 'case.closed' };
  if (state.complaint && !openWhileSuspended.has(action)) return { code: 'case.suspended', rule: 'X-09' };
  return found.rule.closed?.(asked) ?? { rule: found.rule, asked };
}

/** The rule of an action where the case stands now: from its stage, its track's stage, or what any case can meet. */
function ruleFor(programme: Programme, state: CaseState, action: ActionName, track: string | undefined): { rule: AnyRule; spec: StageSpec } | undefined {
  const names = track === undefined ? [state.stage, ...(programme.stages[state.stage]?.beside ?? [])] : [state.tracks[track]?.stage ?? '', ...(programme.tracks?.beside ?? [])];
  for (const name of names) {
    const spec = programme.stages[name];
    const rule = spec && kindOf(spec).actions[action];
    if (spec && rule) return { rule: rule as AnyRule, spec };
  }
  const spec = programme.stages[names[0] ?? ''] ?? Object.values(programme.stages)[0];
  if (programme.without?.includes(action)) return undefined;
  const shared = anyCaseActions[action] ?? (track === undefined ? undefined : (anyTrackActions[action] ?? findingActions[action]));
  return shared && spec ? { rule: shared as AnyRule, spec } : undefined;
}

/** Whether a case of this programme can ever come to an action: one of its stages has it, or any case or track does. */
export function mayMeet(programme: Programme, action: ActionName): boolean {
  if (programme.without?.includes(action)) return false;
  if (anyCaseActions[action] || Object.values(programme.stages).some((spec) => kindOf(spec).actions[action])) return true;
  return programme.tracks !== undefined && Boolean(anyTrackActions[action] ?? findingActions[action]);
}

/** Enters the stages that the step led to, until nothing more follows. */
export function finish(change: Change): Decision {
  for (let next = change.entered.shift(); next; next = change.entered.shift()) {
    const { stage, track } = next;
    if (track === undefined && change.state.stage !== stage) continue;
    const spec = change.programme.stages[stage];
    if (!spec) throw new Error(`stage ${stage} is not on the page of ${change.programme.id}`);
    kindOf(spec).enter(change, spec, track, stage);
    change.record({ type: 'stage-entered', stage, step: change.state.step, ...(track === undefined ? {} : { track }), rules: [...spec.rules] });
  }
  moveBeside(change);
  return { state: change.state, facts: change.facts, messages: change.messages, policy: change.policy, touched: change.touched() };
}

/** Stages that ran beside the one that was left end with it; those beside the new one begin. */
function moveBeside(change: Change): void {
  const { stages } = change.programme;
  const beside = (stage: string) => stages[stage]?.beside ?? [];
  const [was, is] = [beside(change.stageBefore), beside(change.state.stage)];
  for (const name of was) if (!is.includes(name)) ofKind(stages[name], (kind, spec) => kind.leave?.(change, spec));
  for (const name of is) if (!was.includes(name)) ofKind(stages[name], (kind, spec) => kind.enter(change, spec, undefined, name));
}

function ofKind(spec: StageSpec | undefined, use: (kind: ReturnType<typeof kindOf>, spec: StageSpec) => void): void {
  if (spec) use(kindOf(spec), spec);
}
