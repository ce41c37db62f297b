import pLimit, { type LimitFunction } from 'p-limit';

/**
 * So many commands are on their way to one case at a time, from each process. The engine takes ten updates of a
 * workflow at once and sends the eleventh back, and its library then waits for seconds, longer each time: twenty at
 * once came to 2 commands a second, five at a time to 60.
 */
const AT_ONCE = 5;

/** Lets work wait until its case has room; `workflowId` says which case. */
export function takingTurns(): <T>(workflowId: string, work: () => Promise<T>) => Promise<T> {
  const lines = new Map<string, { limit: LimitFunction; senders: number }>();
  return async (workflowId, work) => {
    const line = lines.get(workflowId) ?? { limit: pLimit(AT_ONCE), senders: 0 };
    lines.set(workflowId, line);
    line.senders += 1;
    try {
      return await line.limit(work);
    } finally {
      line.senders -= 1;
      if (line.senders === 0) lines.delete(workflowId);
    }
  };
}
