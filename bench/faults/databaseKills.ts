import { Chance } from './chance.ts';
import { amount, type Fault } from './fault.ts';
import { Ledger } from './ledger.ts';
import { breaches, inParallel } from './oracle.ts';
import { clients, outages } from './outages.ts';
import { openCase } from './openCase.ts';
import { openPlace } from './place.ts';

const CLIENTS = 12;

/** The database is killed in mid-write, and then stopped every few seconds while commands are given. */
export const databaseKills: Fault = {
  n: 3,
  name: 'PostgreSQL killed in mid-write, and stopped every few seconds',
  async run({ seed, scale, say }) {
    const chance = new Chance(seed);
    const kills = amount(scale, { test: 1, small: 10, full: 50 });
    const commands = amount(scale, { test: 30, small: 1_000, full: 5_000 });
    const place = await openPlace();
    try {
      await place.worker();
      const ledger = new Ledger(place);
      const drivers = await Promise.all(Array.from({ length: amount(scale, { test: 4, small: 20, full: 20 }) }, () => openCase(place)));
      const busy = clients(drivers, ledger, chance, CLIENTS);
      const starts = await outages({ server: place.postgres, times: kills, how: 'kill', lives: [400, 1_800], away: [0, 800] }, chance, say);
      await busy.stop();
      const afterKills = ledger.entries.length;

      let done = false;
      const stops = async () => {
        let times = 0;
        for (; !done; times += 1) await outages({ server: place.postgres, times: 1, how: 'stop', lives: [2_000, 4_000], away: [0, 1_000] }, chance, () => undefined);
        return times;
      };
      const stopping = stops();
      await inParallel(Array.from({ length: commands }), CLIENTS, (_, n) => ledger.give(chance.oneOf(drivers), 'reviewer', 'addNote', {}).then(() => (n % 1_000 === 999 ? say(`${n + 1} commands`) : undefined)));
      done = true;
      const stopped = await stopping;
      const violations = await breaches(place, ledger);
      return {
        figures: {
          'kills': kills, 'commands meanwhile': afterKills, 'slowest start of the server, ms': Math.max(...starts), 'stops': stopped, 'commands during the stops': commands,
          'sent more than once': ledger.entries.filter(({ tries }) => tries > 1).length, 'slowest answer, ms': ledger.percentile(1), 'half answered within, ms': ledger.percentile(0.5),
        },
        violations,
      };
    } finally {
      await place.close();
    }
  },
};
