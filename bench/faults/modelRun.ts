import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { CaseDriver } from '../../test/support/caseDriver.ts';
import { amount, type Fault } from './fault.ts';
import { Ledger, type Entry } from './ledger.ts';
import { after, beginning, moves, type Model, type Move } from './model.ts';
import { openCase } from './openCase.ts';
import { breaches } from './oracle.ts';
import { openPlace } from './place.ts';

const WEEKS = { days: 15 };
const bodies = { addNote: {}, pass: {}, return: { missing: ['identity-card'] }, resubmit: { documents: [] }, refuse: { rule: 'C-18' }, postNotice: { documents: [] }, submit: { documents: [] }, receive: {}, withdraw: {} } as const;

/** Random commands and weeks that pass, judged beside a small model written from the rulebook. */
export const modelRun: Fault = {
  n: 7,
  name: 'random commands and time, beside a reference model',
  async run({ seed, scale, say }) {
    const runs = amount(scale, { test: 5, small: 50, full: 200 });
    const place = await openPlace();
    try {
      await place.worker();
      const ledger = new Ledger(place);
      const violations: string[] = [];
      let done = 0;
      const move: fc.Arbitrary<Move> = fc.record({ move: fc.constantFrom(...moves), who: fc.constantFrom('intake', 'reviewer', 'street', 'street2', 'district') });
      const courses = fc.sample(fc.array(move, { minLength: 15, maxLength: 45 }), { numRuns: runs, seed });
      const walk = async (course: readonly Move[]) => {
        const driver = await openCase(place, { at: '2031-03-03 09:00' });
        let model = beginning();
        for (const [n, one] of course.entries()) {
          const next = after(model, one);
          const entry = await take(driver, ledger, one);
          if (entry && Boolean(entry.answer) !== Boolean(next)) violations.push(`seed ${seed}, move ${n} (${one.move} by ${one.who} in ${model.stage}/${model.step}): ${entry.refusal?.code ?? 'taken'}, by the model ${next ? 'open' : 'closed'}`);
          if (entry && Boolean(entry.answer) !== Boolean(next)) return;
          model = next ?? model;
          const seen = await stands(driver);
          if (model.stage !== 'closed' ? !isDeepStrictEqual(seen, { stage: model.stage, step: model.step, notes: model.notes }) : seen.stage !== 'closed') {
            violations.push(`seed ${seed}, after move ${n} (${one.move} by ${one.who}): ${JSON.stringify(seen)}, by the model ${JSON.stringify(model)}`);
            return;
          }
          if (model.stage === 'closed') break;
        }
        done += 1;
        if (done % 50 === 0) say(`${done} courses walked`);
      };
      const queue = [...courses];
      await Promise.all(Array.from({ length: 4 }, async () => {
        for (let course = queue.pop(); course; course = queue.pop()) await walk(course);
      }));
      violations.push(...(await breaches(place, ledger)));
      return { figures: { 'courses': runs, 'commands taken': ledger.acknowledged().length, 'commands refused': ledger.entries.filter(({ refusal }) => refusal).length }, violations };
    } finally {
      await place.close();
    }
  },
};

async function take(driver: CaseDriver, ledger: Ledger, { move, who }: Move): Promise<Entry | undefined> {
  if (move !== 'weeksPass') return ledger.give(driver, who, move, bodies[move] as never);
  await driver.advance(WEEKS);
  return undefined;
}

async function stands(driver: CaseDriver): Promise<Pick<Model, 'notes'> & { stage: string; step: string }> {
  const { stage, step } = await driver.state();
  const notes = (await driver.rows('audit')).filter((row) => row['action'] === 'addNote').length;
  return { stage, step, notes };
}
