import { sleep } from '../../src/runtime/child.ts';
import type { CaseDriver } from '../../test/support/caseDriver.ts';
import type { Chance } from './chance.ts';
import type { Ledger } from './ledger.ts';
import type { Faulty } from './place.ts';

interface Outages {
  server: Faulty;
  times: number;
  how: 'kill' | 'stop';
  /** How long the server lives between two, and stays away, in milliseconds: from, to. */
  lives: readonly [number, number];
  away: readonly [number, number];
}

/** Takes a server away again and again. @returns how long each return to readiness took, in milliseconds */
export async function outages({ server, times, how, lives, away }: Outages, chance: Chance, say: (line: string) => void): Promise<number[]> {
  const starts: number[] = [];
  for (let time = 1; time <= times; time += 1) {
    await sleep(chance.between(...lives));
    await server[how]();
    await sleep(chance.between(...away));
    const startedAt = Date.now();
    await server.start();
    starts.push(Date.now() - startedAt);
    if (time % 10 === 0 || time === times) say(`${how} ${time} of ${times}`);
  }
  return starts;
}

/** Commands that are given until somebody has had enough. */
interface Clients {
  /** Rejects when a client met something that is no outage: it would be an error to whoever clicks. */
  failed: Promise<never>;
  /** @throws what a client met */
  stop(): Promise<void>;
}

/** Clients that give one note after the other, each to a case chosen by chance, until they are told to stop. */
export function clients(drivers: readonly CaseDriver[], ledger: Ledger, chance: Chance, atOnce: number): Clients {
  let stopped = false;
  const busy = Array.from({ length: atOnce }, async () => {
    while (!stopped) await ledger.give(chance.oneOf(drivers), 'reviewer', 'addNote', {});
  });
  const failed = Promise.all(busy).then(() => new Promise<never>(() => undefined));
  failed.catch(() => undefined); // heard of when they are stopped, if not before
  return {
    failed,
    async stop() {
      stopped = true;
      const ends = await Promise.allSettled(busy); // all of them, so that what they work with may be closed
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
    },
  };
}
