import type { HolidayReliefPolicy } from '../../programmes/holiday-relief/policy.ts';
import { refuseInput } from '../../refusals/input.ts';
import type { Condition } from '../condition.ts';
import { twiceProblems, wrong } from '../wrong-input.ts';

export interface SpotCheck {
  /** To be recorded with the draw: with it and the same list anybody can repeat it. */
  seed: string;
  /** In the order drawn. */
  drawn: string[];
  condition: Condition;
}

/**
 * Draws the deliveries that the county checks on the spot. The same list and seed draw the same ones, whatever the
 * order of the list; each draws equally likely.
 * @param deliveries codes of what was delivered
 * @param seed chosen before the list is seen, and recorded
 * @throws InputError for a delivery listed twice, or an empty seed
 * @rule A-06
 */
export function drawSpotCheck(deliveries: readonly string[], seed: string, { spotCheck }: HolidayReliefPolicy): SpotCheck {
  const problems = [
    ...twiceProblems((position) => `deliveries.${position}`, deliveries, 'A-06'),
    ...(seed === '' ? [wrong('seed', 'required', 'A-06', '抽查须先登记种子', 'a draw needs a recorded seed of 1 character at least')] : []),
  ];
  if (problems.length > 0) refuseInput(problems);
  const { percent, least } = spotCheck;
  const wanted = Math.min(deliveries.length, Math.max(least, Math.ceil((deliveries.length * percent) / 100)));
  const drawn = draw([...deliveries].sort(), wanted, randomFrom(seed));
  return {
    seed, drawn,
    condition: {
      rule: 'A-06', code: 'spot-check.drawn', holds: true, values: { of: deliveries.length, percent, least, drawn: wanted, seed },
      zh: `${deliveries.length} 户中按 ${percent}%(至少 ${least})抽取 ${wanted} 户，种子“${seed}”。`,
      en: `Of ${deliveries.length} deliveries ${wanted} are drawn (${percent} %, at least ${least}) with the seed “${seed}”.`,
    },
  };
}

/** The first places of a shuffle by Fisher and Yates. */
function draw(pool: string[], count: number, below: (limit: number) => number): string[] {
  for (let place = 0; place < count; place += 1) {
    const from = place + below(pool.length - place);
    const [here, there] = [pool[place], pool[from]];
    if (here === undefined || there === undefined) throw new Error('a draw never leaves its list');
    pool[place] = there;
    pool[from] = here;
  }
  return pool.slice(0, count);
}

/**
 * Whole numbers below a limit, each equally likely, from a text: FNV-1a for the start, then xorshift32. Draws beyond
 * the last full multiple of the limit are thrown away, or small numbers would come up more often. It must never
 * change: recorded draws would no longer repeat.
 */
function randomFrom(seed: string): (limit: number) => number {
  let state = 0x811c9dc5;
  for (let position = 0; position < seed.length; position += 1) state = Math.imul(state ^ seed.charCodeAt(position), 0x01000193);
  // xorshift stands still at zero, and its first numbers still resemble the seed.
  if (state === 0) state = 0x9e3779b9;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  for (let warm = 0; warm < 16; warm += 1) next();
  return (limit) => {
    const usable = RANGE - (RANGE % limit);
    let number = next();
    while (number >= usable) number = next();
    return number % limit;
  };
}

const RANGE = 0x1_0000_0000;
