import { CancellationScope, condition, defineUpdate, proxyLocalActivities, setHandler, sleep } from '@temporalio/workflow';

/** What a bare workflow is told at its start: for each step, whether its deadline timer is set anew. */
export interface BareStart {
  id: string;
  /** By step: whether the deadline moves with it. */
  rearms: boolean[];
  /** Steps that the workflow takes by itself after the command of that number, as when a clock falls due. */
  ownSteps: number[];
}

export interface BareActivities {
  write(step: { id: string; seq: number; body: unknown }): Promise<{ seq: number }>;
}

export const commandUpdate = defineUpdate<{ seq: number }, [unknown]>('command');

const { write } = proxyLocalActivities<BareActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

/**
 * The least a Temporal workflow can do with the same commands: a lock, one SQL transaction for each step, one deadline
 * timer, one update handler. No rules, no records, no search attributes.
 */
export async function bareCase({ id, rearms, ownSteps }: BareStart): Promise<never> {
  let seq = 0;
  let deadline = 0;
  let lock: Promise<unknown> = Promise.resolve();
  const step = (body: unknown) => {
    const mine = lock.then(async () => {
      const answer = await write({ id, seq: seq + 1, body });
      if (rearms[seq]) deadline += 1;
      seq += 1;
      return answer;
    });
    lock = mine;
    return mine;
  };
  setHandler(commandUpdate, async (body) => {
    const answer = await step(body);
    if (ownSteps.includes(answer.seq)) await step({ own: true });
    return answer;
  });
  for (;;) {
    const seen = deadline;
    const changed = () => deadline !== seen;
    if (seen === 0) {
      await condition(changed);
      continue;
    }
    const scope = new CancellationScope();
    const timer = scope.run(() => sleep('30 days', { summary: 'C-05 streetReview due 2026-12-01 18:00' }));
    timer.catch(() => undefined);
    await Promise.race([timer, condition(changed)]);
    scope.cancel();
  }
}
