import {
  allHandlersFinished, ApplicationFailure, CancellationScope, condition, continueAsNew, defineQuery, defineUpdate,
  patched, proxyLocalActivities, setCurrentDetails, setHandler, sleep, workflowInfo,
} from '@temporalio/workflow';
import type { CaseActivities } from '../activities/index.ts';
import { answerOf, type CommitResult } from '../src/cases/commit.ts';
import type { CasePolicy, CaseStart, Command, CommandAnswer } from '../src/cases/command.ts';
import { applySchedule } from '../src/cases/schedule.ts';
import type { By } from '../src/cases/actor.ts';
import type { CaseState, Instant } from '../src/cases/state.ts';
import { programmeOf } from '../src/programmes/index.ts';
import type { Programme } from '../src/programmes/programme.ts';
import { isRefusedPlaintext } from '../src/privacy/plaintext.ts';
import type { Refusal } from '../src/refusals/refusal.ts';
import { begin, decide, refusal, type Decision, type Standing } from './core.ts';
import { freshRunSignal } from './freshRun.ts';
import { decideMoment, nextMoment } from './moment.ts';
import { currentDetails, timerSummary, upsertChangedAttributes } from './visible.ts';

export const commandUpdate = defineUpdate<CommandAnswer, [Command]>('command');
/** Makes a case take over its record, when a command is in there that its own history does not know. Answers with the step it then stands at. */
export const catchUpUpdate = defineUpdate<number>('catchUp');
export const stateQuery = defineQuery<CaseState | null>('state');

/**
 * The commit is a local activity: its transaction ends before the workflow task does, so a command costs one round
 * trip to the server. It is retried in place (at most 5 s apart) for as long as the database is away, because a retry
 * timer kept by the server answers many seconds after the database's return.
 */
const { commit, record } = proxyLocalActivities<CaseActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

/** One household in one programme, from its application until its closing clock has run. */
export async function assistanceCase(start: CaseStart): Promise<void> {
  if (isRefusedPlaintext(start)) throw failure({ code: 'engine.plaintext' });
  const shell = new CaseShell(start);
  setHandler(commandUpdate, (command) => shell.take(command), { validator: (command) => shell.validate(command) });
  setHandler(catchUpUpdate, () => shell.catchUp());
  setHandler(freshRunSignal, () => shell.beginAnew());
  setHandler(stateQuery, () => shell.state ?? null);
  await shell.live();
}

/** History length at which a case continues as new: well below the engine's own suggestion, so that replay stays short. */
const CONTINUE_AFTER_EVENTS = 2_000;

class CaseShell {
  state: CaseState | undefined;
  private policy: CasePolicy;
  private readonly programme: Programme;
  private readonly start: CaseStart;
  /** Handlers and timers interleave while a commit is awaited; this chain lets one at a time decide and commit. */
  private lock: Promise<unknown> = Promise.resolve();
  private pending = 0;
  private refusedAtStart = false;
  private freshRunAsked = false;

  constructor(start: CaseStart) {
    this.start = start;
    this.state = start.state;
    this.policy = start.policy;
    this.programme = programmeOf(start.programme);
    if (this.state) this.show(this.state);
  }

  /** Turns a command away before it is part of history. Deciding here lets a programming error show before anything is accepted. */
  validate(command: Command): void {
    if (isRefusedPlaintext(command)) throw failure({ code: 'engine.plaintext' });
    if (!this.state) {
      if (command.action !== 'apply') throw failure({ code: 'not-found' });
      begin(this.start, this.programme, command, now());
      return;
    }
    const standing = this.standing(this.state);
    const refused = refusal(standing, command);
    if (refused) throw failure(refused);
    decide(standing, command);
  }

  take(command: Command): Promise<CommandAnswer> {
    return this.alone(() => this.judgeAndCommit(command));
  }

  /** The record wins, whichever of both is ahead. */
  catchUp(): Promise<number> {
    return this.alone(async () => {
      const found = await record(this.start.caseId);
      if (found && found.state.seq !== this.state?.seq) this.adopt(found);
      return this.state?.seq ?? 0;
    });
  }

  beginAnew(): void {
    this.freshRunAsked = true;
  }

  /** Waits for commands and for the nearest moment until the case is over or its history is long. */
  async live(): Promise<void> {
    for (;;) {
      if (this.mayLeave()) {
        if (this.isOver()) return;
        await continueAsNew<typeof assistanceCase>({ ...this.start, policy: this.policy, ...(this.state ? { state: this.state } : {}) });
      }
      const next = this.state && nextMoment(this.state);
      if (next && next.moment.at <= now()) await this.alone(() => this.fireMoment());
      else await this.waitUntilChangedOr(next);
    }
  }

  private async judgeAndCommit(command: Command): Promise<CommandAnswer> {
    for (;;) {
      const decision = this.judge(command);
      const result = await this.commit(decision, command.by, command.happenedAt ?? now(), command);
      switch (result.kind) {
        case 'done':
          return answerOf(this.accept(decision, result));
        case 'repeated':
          this.adopt(result);
          return result.answer;
        case 'behind':
          this.adopt(result);
          break; // judge again, by the record
        case 'refused':
          this.refusedAtStart = !this.state;
          throw failure(result.refusal);
        default:
          result satisfies never;
      }
    }
  }

  private judge(command: Command): Decision {
    if (!this.state) {
      if (command.action !== 'apply') throw failure({ code: 'not-found' });
      return begin(this.start, this.programme, command, now());
    }
    const standing = this.inHistory(this.state);
    const refused = refusal(standing, command);
    if (refused) throw failure(refused);
    return decide(standing, command);
  }

  private async fireMoment(): Promise<void> {
    if (!this.state) return;
    const decision = decideMoment(this.inHistory(this.state));
    if (!decision) return;
    const result = await this.commit(decision, { id: 'clock', role: 'system' }, nextMoment(this.state)?.moment.at ?? now());
    if (result.kind === 'done') this.accept(decision, result);
    else if (result.kind === 'behind') this.adopt(result); // whether the moment is still to come is asked anew
    else throw new Error(`the record refused a moment of case ${this.state.id}: ${result.kind}`); // this case alone is stuck, and is seen to be
  }

  private commit({ state, facts, messages, touched }: Decision, by: By, at: Instant, command?: Command): Promise<CommitResult> {
    const step = { state, facts, messages, touched, by, at, now: now() };
    return commit(command ? { ...step, command: { id: command.id, action: command.action } } : step);
  }

  private accept(decision: Decision, result: CommitResult & { kind: 'done' }): CaseState {
    applySchedule(decision.state, result.scheduled);
    this.policy = decision.policy;
    return this.show(decision.state);
  }

  private adopt({ state, policy }: { state: CaseState; policy: CasePolicy }): void {
    this.policy = policy;
    this.show(state);
  }

  private show(state: CaseState): CaseState {
    this.state = state;
    upsertChangedAttributes(this.programme, state);
    setCurrentDetails(currentDetails(this.programme, state));
    return state;
  }

  private standing(state: CaseState): Standing {
    return { state, programme: this.programme, policy: this.policy, now: now() };
  }

  /** For decisions that become history: those taken in an older way are replayed so. Outside of it the engine cannot tell. */
  private inHistory(state: CaseState): Standing {
    return { ...this.standing(state), revised: patched };
  }

  private alone<T>(work: () => Promise<T>): Promise<T> {
    this.pending += 1;
    const mine = this.lock.then(work).finally(() => {
      this.pending -= 1;
    });
    this.lock = mine.catch(() => undefined); // a refusal belongs to its sender; the next in line goes on
    return mine;
  }

  private isOver(): boolean {
    return this.refusedAtStart || this.state?.finished === true;
  }

  /** Handlers and the timers' commits are all done: nothing is lost by ending this run. No await may come between this and leaving. */
  private mayLeave(): boolean {
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    const long = continueAsNewSuggested || historyLength >= (this.start.continueAfterEvents ?? CONTINUE_AFTER_EVENTS);
    return (this.isOver() || long || (this.freshRunAsked && this.state !== undefined)) && this.pending === 0 && allHandlersFinished();
  }

  /** One timer for the nearest moment, set anew only when that moment changes. */
  private async waitUntilChangedOr(next: ReturnType<typeof nextMoment>): Promise<void> {
    const moved = () => {
      const nearest = this.state && nextMoment(this.state);
      return nearest?.clockId !== next?.clockId || nearest?.moment.at !== next?.moment.at || this.mayLeave();
    };
    const scope = new CancellationScope();
    const waits = scope.run(async () => {
      const changed = condition(moved);
      if (!next) return changed;
      const wait = Math.max(1, Date.parse(next.moment.at) - Date.now());
      return Promise.race([changed, sleep(wait, { summary: timerSummary(next) })]);
    });
    await waits;
    scope.cancel();
  }
}

function now(): string {
  return new Date(Date.now()).toISOString(); // the workflow's clock, the same on replay
}

/** A refusal as the engine carries it: final for this command, codes only; type and details stay unencrypted codes. */
function failure(refused: Refusal): ApplicationFailure {
  return ApplicationFailure.create({ type: refused.code, message: refused.code, nonRetryable: true, details: [refused] });
}
