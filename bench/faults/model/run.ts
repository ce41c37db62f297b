import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Colleague } from '../../../test/support/office.ts';
import { amount, type Fault } from '../fault.ts';
import { Ledger } from '../ledger.ts';
import { openCase } from '../openCase.ts';
import { breaches } from '../oracle.ts';
import { openPlace, type Place } from '../place.ts';
import { Course, shown } from './course.ts';
import { beginning, weights, type Figures, type Model, type Move, type MoveName } from './model.ts';
import { colleagues, FIRST_DAY } from './moves.ts';
import { after, afterDays } from './step.ts';

const MOVES = 60;
/** A course goes on for a little after its case is closed: complaints, and what is undone. */
const MOVES_WHEN_CLOSED = 3;
const WALKED_AT_ONCE = 4;
/** As policy may have it, so that a course of this length can come to stable employment. */
const STABLE = { calls: 3, months: 1 };
/** A course that differs is made shorter for so long. */
const SHORTENED_FOR_MS = 120_000;

/** Random commands and time, from the application to the end, judged beside a small model written from the rulebook. */
export const modelRun: Fault = {
  n: 7,
  name: 'random commands and time, beside a reference model',
  async run({ seed, scale, say }) {
    const courses = amount(scale, { test: 8, small: 50, full: 200 });
    const place = await openPlace();
    try {
      await place.worker();
      const ledger = new Ledger(place);
      const ends: string[] = [];
      let shortenUntil = Number.POSITIVE_INFINITY;
      const walked = async (draws: readonly Draw[], zeroEmployment: boolean) => {
        if (Date.now() > shortenUntil) return;
        try {
          ends.push(await walk(place, ledger, draws, zeroEmployment));
        } catch (error) {
          if (shortenUntil === Number.POSITIVE_INFINITY) say(`differs, and is made shorter now: ${String(error)}`);
          shortenUntil = Math.min(shortenUntil, Date.now() + SHORTENED_FOR_MS);
          throw error;
        }
        if (ends.length % 50 === 0) say(`${ends.length} courses walked`);
      };
      const results = await Promise.all(Array.from({ length: WALKED_AT_ONCE }, (_, n) =>
        fc.check(fc.asyncProperty(fc.array(draw, { minLength: MOVES / 2, maxLength: MOVES, size: 'max' }), fc.boolean(), walked), { seed: seed + n, numRuns: Math.ceil(courses / WALKED_AT_ONCE) })));
      return {
        figures: {
          'courses': courses, 'commands taken': ledger.acknowledged().length, 'commands refused': ledger.entries.filter(({ refusal }) => refusal).length,
          'came to': [...new Set(ends)].sort().map((end) => `${end} ${ends.filter((one) => one === end).length}`).join(', '),
        },
        violations: [...results.flatMap((result) => (result.failed ? [`seed ${seed}: ${String(result.errorInstance)}`] : [])), ...(await breaches(place, ledger))],
      };
    } finally {
      await place.close();
    }
  },
};

/** What chance decides of one move. */
interface Draw {
  time: number;
  open: number;
  byRight: number;
  move: number;
  who: number;
  pick: number;
}

const hundredths = fc.noBias(fc.nat(99));
const draw: fc.Arbitrary<Draw> = fc.record({ time: hundredths, open: hundredths, byRight: hundredths, move: fc.noBias(fc.nat(9_999)), who: fc.noBias(fc.nat(999)), pick: hundredths });
/** So often time passes before a move; so often the move is one that the model has open to somebody, and by somebody to whom it is. */
const [TIME, OPEN, BY_RIGHT] = [25, 75, 85];

/** @returns what the case came to. @throws Error that names the way to the first difference */
async function walk(place: Place, ledger: Ledger, draws: readonly Draw[], zeroEmployment: boolean): Promise<string> {
  const [policy] = place.policies;
  if (!policy) throw new Error('the place has no policy');
  const figures: Figures = { refusals: policy.refusals.count, stableCalls: STABLE.calls, stableMonths: STABLE.months };
  const driver = await openCase(place, { at: `${FIRST_DAY} 09:00`, policy: { ...policy, calls: { ...policy.calls, stable: STABLE } }, zeroEmployment });
  const course = new Course(place, ledger, driver);
  const way: string[] = [];
  let model = beginning();
  let whenClosed = 0;
  for (const one of draws) {
    if (model.stage === 'closed') whenClosed += 1;
    else if (one.time < TIME) {
      const days = daysFor(model, one);
      await driver.advance({ days });
      model = afterDays(model, days);
      way.push(`${days} days`);
    }
    if (whenClosed > MOVES_WHEN_CLOSED) break;
    const move = choose(model, one, figures);
    if (!move) continue;
    way.push(`${move.move} by ${move.who}`);
    const next = after(model, move, figures);
    const entry = await course.take(model, move);
    if (Boolean(entry.answer) !== Boolean(next)) throw new Error(`${way.join(', ')}: ${entry.refusal?.code ?? 'taken'}, by the model ${next ? 'open' : 'closed'} in ${model.stage}/${model.step}`);
    model = next ?? model;
    const [is, shouldBe] = [await course.stands(), shown(model)];
    if (!isDeepStrictEqual(is, shouldBe)) throw new Error(`${way.join(', ')}: ${JSON.stringify(is)}, by the model ${JSON.stringify(shouldBe)}`);
  }
  return model.closed ?? model.help?.at ?? model.stage;
}

/** Before recognition a fortnight, after which any notice has ended; then days and weeks, as calls go. */
function daysFor({ help }: Model, { pick }: Draw): number {
  if (!help) return 15;
  return pick < 30 ? 3 : 7;
}

/** Mostly something that is open, by its weight. @returns undefined where the model cannot tell */
function choose(model: Model, { open, byRight, move: nth, who, pick }: Draw, figures: Figures): Move | undefined {
  const may = new Map(names.map((name) => [name, colleagues.filter((one) => after(model, { move: name, who: one, pick }, figures))] as const));
  const isOpen = (name: MoveName) => (may.get(name) ?? []).length > 0;
  const move = open < OPEN ? byWeight(names.filter(isOpen), nth / 10_000) : at(names.filter((name) => !isOpen(name)), nth);
  if (move === 'undo' && model.undo === 'unsure') return undefined;
  const allowed = may.get(move) ?? [];
  return { move, who: at<Colleague>(allowed.length > 0 && byRight < BY_RIGHT ? allowed : colleagues, who), pick };
}

const names = Object.keys(weights) as MoveName[]; // the keys of the table

function byWeight(open: readonly MoveName[], share: number): MoveName {
  let left = share * open.reduce((sum, name) => sum + weights[name], 0);
  return open.find((name) => (left -= weights[name]) < 0) ?? 'addNote';
}

function at<T>(list: readonly T[], nth: number): T {
  const found = list[nth % list.length];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}
