import type { ActionName, Codes } from '../../src/cases/actions.ts';
import type { By, Role } from '../../src/cases/actor.ts';
import type { CasePolicy, CommandOf } from '../../src/cases/command.ts';
import type { CaseState, Clock, Instant, Track } from '../../src/cases/state.ts';
import type { Programme, StageSpec } from '../../src/programmes/programme.ts';
import type { Refusal } from '../../src/refusals/refusal.ts';
import type { Change } from '../change.ts';

/** What an action is judged by: the case as it stands, who asks, when it happened. */
export interface Asked<S extends StageSpec = StageSpec> {
  state: CaseState;
  programme: Programme;
  policy: CasePolicy;
  /** The stage (of the case, or of the track) whose kind offers the action. */
  spec: S;
  by: By;
  /** When it happened. */
  at: Instant;
  /** For actions on a track. */
  track?: Track & { id: string };
}

/** One action of a stage kind: who may, when it is open, what is wrong with what was sent, what it does. */
export interface ActionRule<S extends StageSpec, A extends ActionName> {
  by(asked: Asked<S>): readonly Role[];
  /** Why it is not open to anybody, or not to this person; `undefined` = open. Asked before a body is known. */
  closed?(asked: Asked<S>): Refusal | undefined;
  /** What is wrong with the body. */
  wrong?(asked: Asked<S>, codes: Codes<A>): Refusal | undefined;
  do(change: Change, asked: Asked<S>, command: CommandOf<A>): void;
}

export type ActionRules<S extends StageSpec> = { [A in ActionName]?: ActionRule<S, A> };

/** One kind of stage, written once and used by every programme. */
export interface StageKind<S extends StageSpec = StageSpec> {
  /** @param name of the stage on its programme's page */
  enter(change: Change, spec: S, track: string | undefined, name: string): void;
  actions: ActionRules<S>;
  /** What else happens when the stage is entered beside another and that one is left: its clocks end. */
  leave?(change: Change, spec: S): void;
  /** Takes the due instant of a kind of clock for itself (a notice ends, a call is missed); of all others it means overdue. */
  due?: Readonly<Record<string, (change: Change, spec: S, clock: Clock, clockId: string) => void>>;
}

export const notOpen = (stage: string, rule?: Refusal['rule']): Refusal => ({ code: 'action.not-open', values: { stage }, ...(rule ? { rule } : {}) });

/** The track of an action that is about one; the core has already made sure that it exists. */
export function trackOf(asked: Asked): Track & { id: string } {
  if (!asked.track) throw new Error('an action on a track was asked without one');
  return asked.track;
}
