/** How much of a fault is tried: `test` is what `npm test` has time for. */
export type Scale = 'test' | 'small' | 'full';

export interface Ground {
  /** Everything that is chosen at random follows from it. */
  seed: number;
  scale: Scale;
  say(line: string): void;
}

/** What was done and measured, by name; and what must hold and does not, a sentence each. */
export interface Outcome {
  figures: Record<string, string | number>;
  violations: string[];
}

/** A fault that the office is put through, and what must hold after it. */
export interface Fault {
  /** Its number in `docs/reliability.md`. */
  n: number;
  name: string;
  run(ground: Ground): Promise<Outcome>;
}

/** The amount for the scale that is run. */
export function amount(scale: Scale, amounts: Record<Scale, number>): number {
  return amounts[scale];
}
