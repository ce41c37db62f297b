import type { FieldProblem, FieldProblemCode } from '../refusals/input.ts';
import type { RuleId } from '../refusals/refusal.ts';
import { yuan } from './yuan.ts';

/** Beyond ten thousand million yuan an amount is a slip of the keyboard; sums and products of such stay exact. */
const LARGEST_FEN = 1_000_000_000_000;
const MOST_PEOPLE = 100;

/** An amount in whole fen, none below zero; the sentence names field, rule and limit. */
export function amountProblems(field: string, fen: number, rule: RuleId): FieldProblem[] {
  if (!Number.isInteger(fen)) return [wrong(field, 'amount.whole-fen', rule, '金额须为整数分', 'an amount is a whole number of fen')];
  if (fen < 0) return [wrong(field, 'amount.whole-fen', rule, `金额 ${yuan(fen)} 元小于 0`, `the amount, ${yuan(fen)} yuan, is below 0`)];
  if (fen > LARGEST_FEN) return [wrong(field, 'too-large', rule, `金额不得超过 ${yuan(LARGEST_FEN)} 元`, `the amount is above ${yuan(LARGEST_FEN)} yuan`)];
  return [];
}

/** A whole number from `least` to `most`. */
export function countProblems(field: string, count: number, rule: RuleId, { least, most }: { least: number; most: number }): FieldProblem[] {
  if (!Number.isInteger(count)) return [wrong(field, 'format', rule, '须为整数', 'a whole number is needed')];
  if (count < least) return [wrong(field, 'too-small', rule, `${count} 小于 ${least}`, `${count} is below ${least}`)];
  if (count > most) return [wrong(field, 'too-large', rule, `${count} 大于 ${most}`, `${count} is above ${most}`)];
  return [];
}

/** How many people a household has: one at least. */
export function membersProblems(field: string, members: number, rule: RuleId): FieldProblem[] {
  return countProblems(field, members, rule, { least: 1, most: MOST_PEOPLE });
}

/** Entries of a list that name the same thing as an earlier one, each at its own place. */
export function twiceProblems(field: (position: number) => string, keys: readonly string[], rule: RuleId): FieldProblem[] {
  const seen = new Set<string>();
  return keys.flatMap((key, position) => {
    if (seen.has(key)) return [wrong(field(position), 'twice', rule, `“${key}”重复登记，只能登记一次`, `“${key}” is entered twice; once is the limit`)];
    seen.add(key);
    return [];
  });
}

/** A code that must be one of the policy's. */
export function codeProblems(field: string, code: string, known: readonly { code: string }[], rule: RuleId): FieldProblem[] {
  if (known.some((one) => one.code === code)) return [];
  const codes = known.map((one) => one.code).join(', ');
  return [wrong(field, 'not-an-option', rule, `“${code}”不在现行政策所列之内：${codes}`, `“${code}” is not one of the policy’s: ${codes}`)];
}

/** Something that cannot lie after `latest`, a day or a month. */
export function futureProblems(field: string, when: string, latest: string, rule: RuleId): FieldProblem[] {
  return when <= latest ? [] : [wrong(field, 'future', rule, `${when} 晚于 ${latest}`, `${when} lies after ${latest}`)];
}

export function wrong(field: string, problem: FieldProblemCode, rule: RuleId, zh: string, en: string): FieldProblem {
  return { field, problem, rule, sentence: { zh: `${zh}（${rule}）。`, en: `${en.charAt(0).toUpperCase()}${en.slice(1)} (${rule}).` } };
}
