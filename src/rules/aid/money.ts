import { yuan } from '../yuan.ts';

export { yuan };

/** An amount of money: whole fen, 100 to the yuan. */
export type Fen = number;

/** Adds amounts exactly, however large the sum. */
export function sum(amounts: Iterable<Fen | bigint>): bigint {
  let total = 0n;
  for (const amount of amounts) total += BigInt(amount);
  return total;
}

/** A share in whole percent; caps round down to whole fen. @param amount zero or more */
export function percentDown(amount: bigint, percent: number): bigint {
  return (amount * BigInt(percent)) / 100n;
}

/** A share in whole percent; floors round up to whole fen. @param amount zero or more */
export function percentUp(amount: bigint, percent: number): bigint {
  return (amount * BigInt(percent) + 99n) / 100n;
}

export function lower(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

export function higher(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}

/**
 * An exact amount as a plain number.
 * @throws RangeError when it is too large to be one; amounts that {@link wrongItems} let through never are
 */
export function fen(amount: bigint): Fen {
  const number = Number(amount);
  if (!Number.isSafeInteger(number)) throw new RangeError('an amount is too large to be written as whole fen');
  return number;
}

/** An exact amount among the figures of a condition: a number while it is exact as one, otherwise its digits. */
export function figure(amount: bigint): number | string {
  const number = Number(amount);
  return Number.isSafeInteger(number) ? number : amount.toString();
}

/**
 * An amount shared out, for reading only: `≈ 333.33` where it does not come out even. Nothing is ever compared with it.
 * @param parts one or more
 */
export function shareForReading(amount: bigint, parts: bigint): string {
  return `${amount % parts === 0n ? '' : '≈ '}${yuan(amount / parts)}`;
}
