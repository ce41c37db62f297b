import type { CaseDriver } from '../../test/support/caseDriver.ts';
import { sleep } from '../../src/runtime/child.ts';
import { Chance } from './chance.ts';
import { amount, type Fault } from './fault.ts';
import { Ledger } from './ledger.ts';
import { breaches, inParallel } from './oracle.ts';
import { clients, outages } from './outages.ts';
import { openCase } from './openCase.ts';
import { openPlace, type Place } from './place.ts';

/** A due clock must be acted on within a minute of the engine's return. */
const DUE_WITHIN_MS = 60_000;
const CLOCK = 'communityReview';

/** The engine is killed again and again while clocks of many open cases fall due. */
export const engineKills: Fault = {
  n: 2,
  name: 'Temporal killed with many open cases, clocks falling due meanwhile',
  async run({ seed, scale, say }) {
    const chance = new Chance(seed);
    const [kills, cases] = [amount(scale, { test: 1, small: 5, full: 20 }), amount(scale, { test: 6, small: 100, full: 500 })];
    const place = await openPlace();
    try {
      await place.worker();
      const ledger = new Ledger(place);
      const drivers = await openCases(place, chance, cases, kills);
      say(`${drivers.length} cases open, their clocks about to fall due`);
      const busy = clients(drivers, ledger, chance, 8);
      const starts = await outages({ server: place.temporal, times: kills, how: 'kill', lives: [500, 2_500], away: [0, 1_500] }, chance, say);
      const returnedAt = Date.now();
      await busy.stop();
      const violations = await allFellDue(place, drivers, returnedAt);
      const lateness = await latenessOf(place);
      if ((lateness.at(-1) ?? 0) > DUE_WITHIN_MS) violations.push(`a clock was acted on ${lateness.at(-1)} ms after it fell due`);
      violations.push(...(await breaches(place, ledger)));
      return {
        figures: {
          'kills': kills, 'open cases': cases, 'slowest start of the server, ms': Math.max(...starts), 'commands acknowledged': ledger.acknowledged().length,
          'slowest answer, ms': ledger.percentile(1), 'clocks fallen due': lateness.length, 'of them latest, ms': Math.round(lateness.at(-1) ?? 0), 'median, ms': Math.round(lateness[Math.floor(lateness.length / 2)] ?? 0),
        },
        violations,
      };
    } finally {
      await place.close();
    }
  },
};

/** Each case's own clock is moved to some seconds before its first deadline; from there it runs with the wall clock. */
async function openCases(place: Place, chance: Chance, count: number, kills: number): Promise<CaseDriver[]> {
  const drivers: CaseDriver[] = [];
  const leads = Array.from({ length: count }, () => chance.between(5, 5 + kills * 3) * 1000);
  await inParallel(leads, 12, async (lead) => {
    const driver = await openCase(place, { at: '2031-03-03 09:00' });
    const due = Date.parse((await driver.state()).clocks[CLOCK]?.due ?? '');
    await driver.until(new Date(due - lead - count * 60).toISOString()); // the last are ready when the first have waited that long
    drivers.push(driver);
  });
  return drivers;
}

/** @returns a sentence for each clock that nobody acted on, a minute after the engine's return */
async function allFellDue({ pool }: Place, drivers: readonly CaseDriver[], returnedAt: number): Promise<string[]> {
  for (;;) {
    const { rows } = await pool.query<{ n: number }>('SELECT count(*)::int AS n FROM clocks WHERE clock = $1 AND NOT overdue', [CLOCK]);
    const missing = rows[0]?.n ?? drivers.length;
    if (missing === 0) return [];
    if (Date.now() - returnedAt > DUE_WITHIN_MS + drivers.length * 60) return [`${missing} clocks fell due and were not acted on`];
    await sleep(250);
  }
}

/** How long after each clock fell due it was acted on, by the case's own time, in milliseconds, rising. */
async function latenessOf({ pool }: Place): Promise<number[]> {
  const { rows } = await pool.query<{ late: number }>(
    `SELECT extract(epoch FROM a.recorded_at - (f->>'due')::timestamptz)::float8 * 1000 AS late FROM audit a, jsonb_array_elements(a.facts) f WHERE f->>'type' = 'overdue' ORDER BY 1`,
  );
  return rows.map(({ late }) => late);
}
