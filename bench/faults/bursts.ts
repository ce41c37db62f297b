import { workflowIdOf } from '../../src/cases/engine.ts';
import { amount, type Fault } from './fault.ts';
import { Ledger } from './ledger.ts';
import { breaches, inParallel } from './oracle.ts';
import { openCase } from './openCase.ts';
import { openPlace, type Place } from './place.ts';

const BURST = 20;
const CONTINUE_AFTER_EVENTS = 40;

/** Bursts of commands into a continue-as-new, and one case that takes more commands than a history holds. */
export const bursts: Fault = {
  n: 6,
  name: 'bursts into a continue-as-new; a very long life',
  async run({ scale, say }) {
    const place = await openPlace();
    try {
      await place.worker();
      const ledger = new Ledger(place);
      const rounds = amount(scale, { test: 1, small: 40, full: 200 });
      await inParallel(Array.from({ length: rounds }), 2, () => burst(place, ledger));
      say(`${rounds} bursts of ${BURST} taken`);
      const updates = amount(scale, { test: 30, small: 1_000, full: 10_000 });
      const startedAt = Date.now();
      const long = await openCase(place);
      await inParallel(Array.from({ length: updates }), BURST, () => ledger.give(long, 'reviewer', 'addNote', {}));
      const seconds = (Date.now() - startedAt) / 1000;
      const violations = await breaches(place, ledger);
      const { seq } = await long.state();
      if (seq !== updates + 1) violations.push(`after ${updates} notes the case stands at step ${seq}`);
      return {
        figures: {
          'bursts of 20': rounds, 'commands on one case': updates, 'runs of that case': await runsOf(place, long.id), 'its commands per second': (updates / seconds).toFixed(0),
          'commands sent more than once': ledger.entries.filter(({ tries }) => tries > 1).length,
        },
        violations,
      };
    } finally {
      await place.close();
    }
  },
};

async function burst(place: Place, ledger: Ledger): Promise<void> {
  const early = { ...place, engine: { ...place.engine, continueAfterEvents: CONTINUE_AFTER_EVENTS } };
  const driver = await openCase(early);
  await Promise.all(Array.from({ length: BURST }, () => ledger.give(driver, 'reviewer', 'addNote', {})));
  await ledger.give(driver, 'reviewer', 'pass', {}); // and the case takes the next command
}

async function runsOf({ engine }: Place, caseId: string): Promise<number> {
  let runs = 0;
  for await (const _run of engine.client.workflow.list({ query: `WorkflowId = '${workflowIdOf(caseId)}'` })) runs += 1;
  return runs;
}
