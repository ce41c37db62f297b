import type { RefusalCode } from './catalogue.ts';

/** The id of a rule in the rulebook, such as `C-08` or `X-04`. */
export type RuleId = `${'A' | 'B' | 'C' | 'D' | 'E' | 'X'}-${number}`;

/**
 * Why something was not done, as a value: the sentence, the HTTP status and the way out are looked up in the
 * catalogue by `code`, so that no message is ever typed twice. Carries codes, dates and figures only, because it
 * travels through the workflow engine; never a name or a free text.
 */
export interface Refusal {
  code: RefusalCode;
  rule?: RuleId;
  /** The form field it is about, as a path such as `members.1.idNumber`. */
  field?: string;
  /** Figures that the sentence needs, by the placeholder's name. */
  values?: Record<string, string | number>;
}

/** Carries a {@link Refusal} through code that can only throw (HTTP handlers, parsers). */
export class RefusalError extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
    this.name = 'RefusalError';
  }
}
