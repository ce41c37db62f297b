import { defineQuery, setHandler, sleep } from '@temporalio/workflow';

/** When each of the timers fired, by the workflow's own clock. */
export const firings = defineQuery<string[]>('firings');

/** Waits the given hours one after the other. */
export async function waits(hours: number[]): Promise<void> {
  const fired: string[] = [];
  setHandler(firings, () => fired);
  for (const one of hours) {
    await sleep(`${one} hours`);
    fired.push(new Date().toISOString());
  }
}
