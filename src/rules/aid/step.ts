/** One line of a calculation as a caseworker reads it. */
export interface Step {
  /** Stable name of the line, such as `income.total`. */
  code: string;
  /** The figures in it; amounts in fen. */
  values: Record<string, string | number>;
  zh: string;
  en: string;
}
