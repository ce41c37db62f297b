import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType, TypedSearchAttributes } from '@temporalio/common';
import { commitStep } from '../../activities/commit.ts';
import { begin, decide, refusal, type Decision } from '../../workflows/core.ts';
import { decideMoment, nextMoment } from '../../workflows/moment.ts';
import type { By } from '../cases/actor.ts';
import type { CalendarStore } from '../cases/calendarStore.ts';
import { casePolicy, type CasePolicy, type CaseStart, type Command } from '../cases/command.ts';
import { answerOf } from '../cases/commit.ts';
import { workflowIdOf, type Engine, type Sent } from '../cases/engine.ts';
import { applySchedule } from '../cases/schedule.ts';
import type { CaseState, Instant } from '../cases/state.ts';
import type { Policy } from '../programmes/policy/shared.ts';
import { programmeOf } from '../programmes/index.ts';
import type { Pool } from 'pg';

interface PastParts {
  pool: Pool;
  calendar: CalendarStore;
}

/**
 * A case whose past is made up: commands and clocks are decided by the same core and committed by the same
 * transaction as ever, only by a clock of its own instead of the engine's. When it has arrived in the present, its
 * workflow is started from its record and goes on like any other.
 */
export class PastCase {
  /** Where the case's own clock stands. */
  now: Instant;
  private readonly parts: PastParts;
  private standing: { state: CaseState; policy: CasePolicy } | undefined;

  constructor(parts: PastParts, now: Instant) {
    this.parts = parts;
    this.now = now;
  }

  /** The engine as commands of this case see it. */
  engine(real: Engine): Engine {
    return { ...real, past: (_caseId, command, start) => this.take(command, start) };
  }

  /** Lets the time pass; what falls due on the way happens at its time. */
  async moveTo(time: Instant): Promise<void> {
    for (let next = this.nextAt(); next !== undefined && next <= time; next = this.nextAt()) {
      this.now = next;
      await this.fireMoment();
    }
    this.now = time;
  }

  get state(): CaseState | undefined {
    return this.standing?.state;
  }

  private nextAt(): Instant | undefined {
    return this.standing && nextMoment(this.standing.state)?.moment.at;
  }

  private async take(command: Command, start: CaseStart | undefined): Promise<Sent> {
    const { standing, now } = this;
    const at = command.happenedAt ?? now;
    if (!standing) {
      if (!start || command.action !== 'apply') return { kind: 'gone' };
      return this.commit(begin(start, programmeOf(start.programme), command, now), command.by, at, command);
    }
    const asked = { ...standing, programme: programmeOf(standing.state.programme), now };
    const refused = refusal(asked, command);
    if (refused) return { kind: 'refused', refusal: refused };
    return this.commit(decide(asked, command), command.by, at, command);
  }

  private async fireMoment(): Promise<void> {
    if (!this.standing) return;
    const decision = decideMoment({ ...this.standing, programme: programmeOf(this.standing.state.programme), now: this.now });
    if (decision) await this.commit(decision, { id: 'clock', role: 'system' }, this.now);
  }

  private async commit({ state, facts, messages, touched, policy }: Decision, by: By, at: Instant, command?: Command): Promise<Sent> {
    const step = { state: structuredClone(state), facts, messages, touched, by, at, now: this.now };
    const result = await commitStep(this.parts, command ? { ...step, command: { id: command.id, action: command.action } } : step);
    switch (result.kind) {
      case 'done':
        applySchedule(state, result.scheduled);
        this.standing = { state, policy };
        return { kind: 'answer', answer: answerOf(state) };
      case 'repeated':
      case 'behind':
        this.standing = { state: result.state, policy: result.policy };
        return result.kind === 'repeated' ? { kind: 'answer', answer: result.answer } : { kind: 'unknown' };
      case 'refused':
        return { kind: 'refused', refusal: result.refusal };
      default:
        throw new Error(`unknown result ${result satisfies never}`);
    }
  }
}

/** Starts the workflow of a case from its record, once; from then on the case lives in the present. */
export async function bringToPresent({ pool, engine: { client, taskQueue } }: { pool: Pool; engine: Engine }, caseId: string): Promise<void> {
  const { rows } = await pool.query<{ state: CaseState; policy: Policy }>('SELECT c.state, p.data AS policy FROM cases c JOIN policies p ON p.id = c.policy_id WHERE c.id = $1', [caseId]);
  const [row] = rows;
  if (!row || row.state.finished) return;
  const { state, policy } = row;
  const start: CaseStart = { caseId, programme: state.programme, region: state.region, policy: casePolicy(policy), state };
  try {
    await client.workflow.start('assistanceCase', {
      workflowId: workflowIdOf(caseId), taskQueue, workflowIdReusePolicy: 'REJECT_DUPLICATE', workflowTaskTimeout: '3s', args: [start],
      typedSearchAttributes: new TypedSearchAttributes([
        { key: defineSearchAttributeKey('Programme', SearchAttributeType.KEYWORD), value: state.programme },
        { key: defineSearchAttributeKey('District', SearchAttributeType.KEYWORD), value: state.region.slice(0, 6) },
      ]),
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
