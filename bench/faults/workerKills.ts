import { Chance } from './chance.ts';
import { amount, type Fault } from './fault.ts';
import { Ledger } from './ledger.ts';
import { breaches } from './oracle.ts';
import { openCase } from './openCase.ts';
import { openPlace } from './place.ts';
import { boundaries, type Boundary } from './workerProcess.ts';

const COMMANDS_EACH = 4;

/** A worker dies at each boundary of a commit, with commands of several cases under way; the next one takes over. */
export const workerKills: Fault = {
  n: 1,
  name: 'worker killed at every boundary of the commit',
  async run({ seed, scale, say }) {
    const chance = new Chance(seed);
    const seeds = amount(scale, { test: 1, small: 5, full: 20 });
    const place = await openPlace();
    const cases = amount(scale, { test: 4, small: 8, full: 8 });
    try {
      const ledger = new Ledger(place);
      const first = await place.worker();
      const drivers = await Promise.all(Array.from({ length: cases }, () => openCase(place)));
      await first.kill();
      const died: Record<Boundary, number> = { before: 0, inside: 0, after: 0, answer: 0 };
      for (let round = 0; round < seeds; round += 1) {
        let given: Promise<unknown>[] = [];
        for (const at of boundaries) {
          const commit = chance.between(1, cases * 2);
          const worker = await place.worker({ at, commit, after: chance.between(0, at === 'answer' ? 15 : 5) });
          given = [...given, ...drivers.map(async (driver) => {
            for (let n = 0; n < COMMANDS_EACH; n += 1) await ledger.give(driver, 'reviewer', 'addNote', {});
          })];
          await worker.died; // it does die: there are more commands than it has commits to live
          died[at] += 1;
        }
        const last = await place.worker();
        await Promise.all(given);
        if (round + 1 < seeds) await last.kill();
        say(`round ${round + 1} of ${seeds}`);
      }
      const violations = await breaches(place, ledger);
      const again = ledger.entries.filter(({ tries }) => tries > 1).length;
      return { figures: { 'workers killed': Object.values(died).reduce((sum, n) => sum + n), 'commands acknowledged': ledger.acknowledged().length, 'sent more than once': again, 'slowest answer, ms': ledger.percentile(1) }, violations };
    } finally {
      await place.close();
    }
  },
};
