import { WithStartWorkflowOperation, type Client } from '@temporalio/client';
import type { Workflow } from '@temporalio/common';
import { sendCommand, workflowIdOf } from '../../src/cases/engine.ts';
import type { BareStart } from './bareCase.ts';
import type { Place } from './place.ts';
import type { Life } from './script.ts';

/** Sends one command of a life, by its number from 0, and waits for its answer. */
export type Send = (life: Life, n: number) => Promise<void>;

/** The product's own way to its workflow; storing and looking up the command around it is left out on both sides. */
export function productSend({ client, taskQueue }: Place): Send {
  const engine = { client, taskQueue: taskQueue('product') };
  return async ({ start, commands }, n) => {
    const command = commands[n];
    if (!command) throw new Error(`there is no command ${n}`);
    const send = () => sendCommand(engine, start.caseId, command, `${command.id}.hash`, n === 0 ? start : undefined);
    let sent = await send();
    while (sent.kind === 'unknown') sent = await send(); // the product asks again after 3 s, the bare client waits: the same on a busy machine
    if (sent.kind !== 'answer') throw new Error(`“${command.action}” was not taken: ${JSON.stringify(sent)}`);
  };
}

/** The same commands, ids and options, to a workflow that only writes them down. */
export function bareSend({ client, taskQueue }: Place, plan: Pick<BareStart, 'rearms' | 'ownSteps'>): Send {
  return async ({ start, commands }, n) => {
    const command = commands[n];
    if (!command) throw new Error(`there is no command ${n}`);
    const workflowId = bareIdOf(start.caseId);
    const options = { args: [command] as [unknown], updateId: `${command.id}.hash` };
    if (n > 0) await client.workflow.getHandle(workflowId).executeUpdate('command', options);
    else {
      await client.workflow.executeUpdateWithStart('command', {
        ...options,
        startWorkflowOperation: new WithStartWorkflowOperation<Workflow>('bareCase', {
          workflowId, taskQueue: taskQueue('bare'), workflowIdConflictPolicy: 'USE_EXISTING', workflowIdReusePolicy: 'REJECT_DUPLICATE', workflowTaskTimeout: '3s',
          args: [{ ...plan, id: start.caseId, start }],
        }),
      });
    }
  };
}

export function bareIdOf(caseId: string): string {
  return `bare:${caseId}`;
}

/** What one finished life left behind in the engine. */
export interface Trace {
  events: number;
  tasks: number;
  bytes: number;
  timers: number;
  attributes: number;
  /** By command: whether the deadline timer was set anew after it. */
  rearms: boolean[];
}

export async function traceOf(client: Client, caseId: string, kind: 'product' | 'bare'): Promise<Trace> {
  const handle = client.workflow.getHandle(kind === 'product' ? workflowIdOf(caseId) : bareIdOf(caseId));
  const events = (await handle.fetchHistory()).events ?? [];
  const rearms: boolean[] = [];
  for (const event of events) {
    if (event.workflowExecutionUpdateAcceptedEventAttributes) rearms.push(false);
    if (event.timerStartedEventAttributes) rearms[rearms.length - 1] = true;
  }
  const count = (which: (event: (typeof events)[number]) => unknown) => events.filter(which).length;
  const { raw } = await handle.describe();
  return {
    events: events.length, rearms, bytes: Number(raw.workflowExecutionInfo?.historySizeBytes ?? 0),
    tasks: count((event) => event.workflowTaskCompletedEventAttributes), timers: count((event) => event.timerStartedEventAttributes),
    attributes: count((event) => event.upsertWorkflowSearchAttributesEventAttributes),
  };
}
