import type { RuleId } from '../refusals/refusal.ts';

/** One condition of a rule as it was found: what was asked, with which figures, and whether it holds. */
export interface Condition {
  rule: RuleId;
  /** Stable name of the condition, such as `age.upper`. */
  code: string;
  holds: boolean;
  /** The figures used. */
  values: Record<string, string | number>;
  /** The sentence to show. */
  zh: string;
  en: string;
}

export function allHold(conditions: readonly Condition[]): boolean {
  return conditions.every((condition) => condition.holds);
}
