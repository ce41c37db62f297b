import {
  WithStartWorkflowOperation, WorkflowUpdateFailedError, WorkflowUpdateRPCTimeoutOrCancelledError, isGrpcServiceError, type Client,
} from '@temporalio/client';
import { ApplicationFailure, defineSearchAttributeKey, SearchAttributeType, TypedSearchAttributes, WorkflowNotFoundError, type Workflow } from '@temporalio/common';
import type { Refusal } from '../refusals/refusal.ts';
import type { CaseStart, Command, CommandAnswer } from './command.ts';
import { takingTurns } from './underWay.ts';

/** The engine's client and where its cases run. */
export interface Engine {
  client: Client;
  taskQueue: string;
  /** Cases of tests continue as new early. */
  continueAfterEvents?: number;
  /** Takes commands in the engine's place where a case's past is made up, for demonstration; never in work. */
  past?(caseId: string, command: Command, start?: CaseStart): Promise<Sent>;
}

/** What became of a command that was sent. `unknown` = no answer in time: it may still run. */
export type Sent =
  | { kind: 'answer'; answer: CommandAnswer }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'gone' }
  | { kind: 'unknown' };

/** After this long without an answer the sender is told that it is not known; long enough for a worker's restart in most cases. */
export const ANSWER_WITHIN_MS = 3_000;

export function workflowIdOf(caseId: string): string {
  return `case:${caseId}`;
}

/** A workflow task of a case is short; when its worker dies, the next one takes over after this long instead of 10 s. */
export const WORKFLOW_TASK_TIMEOUT = '3s';

/**
 * Sends a command to its case, again as long as the engine says that it was not taken up (it met a continue-as-new).
 * @param updateId same id, same answer: the engine runs it once
 */
export async function sendCommand(engine: Engine, caseId: string, command: Command, updateId: string, start?: CaseStart): Promise<Sent> {
  if (engine.past) return engine.past(caseId, command, start);
  const until = Date.now() + ANSWER_WITHIN_MS;
  return inTurn(workflowIdOf(caseId), async () => {
    while (Date.now() < until) { // what waited for too long is not sent at all: its sender has been given up for
      const sent = await sendOnce(engine, caseId, command, updateId, start, until);
      if (sent.kind !== 'again') return sent;
    }
    return { kind: 'unknown' };
  });
}

const inTurn = takingTurns();

async function sendOnce(
  { client, taskQueue, continueAfterEvents }: Engine, caseId: string, command: Command, updateId: string, start: CaseStart | undefined, until: number,
): Promise<Sent | { kind: 'again' }> {
  try {
    const answer = await client.connection.withDeadline(until, () => {
      const args: [Command] = [command];
      if (!start) return client.workflow.getHandle(workflowIdOf(caseId)).executeUpdate<CommandAnswer, [Command]>('command', { args, updateId });
      return client.workflow.executeUpdateWithStart<Workflow, CommandAnswer, [Command]>('command', {
        args,
        updateId,
        startWorkflowOperation: new WithStartWorkflowOperation<Workflow>('assistanceCase', {
          workflowId: workflowIdOf(caseId),
          taskQueue,
          workflowIdConflictPolicy: 'USE_EXISTING',
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
          typedSearchAttributes: caseAttributes(start),
          args: [{ ...start, ...(continueAfterEvents ? { continueAfterEvents } : {}) }],
        }), // by name: the workflow's own code is not loaded into the API
      });
    });
    return { kind: 'answer', answer };
  } catch (error) {
    return failed(error);
  }
}

/** What a case is found by from its first moment on; its workflow keeps them up to date. */
export function caseAttributes({ programme, region }: { programme: string; region: string }): TypedSearchAttributes {
  return new TypedSearchAttributes([
    { key: defineSearchAttributeKey('Programme', SearchAttributeType.KEYWORD), value: programme },
    { key: defineSearchAttributeKey('District', SearchAttributeType.KEYWORD), value: region.slice(0, 6) },
    { key: defineSearchAttributeKey('ApprovalLevel', SearchAttributeType.KEYWORD), value: 'community' },
  ]);
}

function failed(error: unknown): Sent | { kind: 'again' } {
  if (error instanceof WorkflowUpdateFailedError) return ofCause(error.cause);
  if (error instanceof WorkflowNotFoundError) return { kind: 'gone' };
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return { kind: 'unknown' };
  const cause = error instanceof Error ? error.cause : undefined;
  const service = isGrpcServiceError(error) ? error : isGrpcServiceError(cause) ? cause : undefined;
  if (service?.code === FAILED_PRECONDITION || service?.code === ABORTED) return { kind: 'again' };
  if (service?.code === ALREADY_EXISTS) return { kind: 'gone' };
  if (service) return { kind: 'unknown' };
  throw error;
}

const ALREADY_EXISTS = 6;
const FAILED_PRECONDITION = 9;
const ABORTED = 10;

function ofCause(cause: unknown): Sent | { kind: 'again' } {
  if (!(cause instanceof ApplicationFailure)) throw cause;
  if (cause.type === 'UnprocessedUpdate' || cause.type === 'AcceptedUpdateCompletedWorkflow') return { kind: 'again' };
  const [refusal] = cause.details ?? [];
  if (isRefusal(refusal)) return { kind: 'refused', refusal };
  throw cause;
}

function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'code' in value;
}
