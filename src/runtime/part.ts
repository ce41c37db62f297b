import type { Configuration } from './configuration.ts';
import type { Foundation } from './foundation.ts';

/** Something that runs on the foundation: see the list in `main.ts`. */
export interface Part {
  name: string;
  /** The values of BANGFU_PARTS that it belongs to. */
  runsIn: readonly Configuration['parts'][];
  start(foundation: Foundation): Promise<StartedPart>;
}

export interface StartedPart {
  stop?(): Promise<unknown>;
  /** Rejects when it ends by an error of its own: the product then stops. */
  failed?: Promise<never>;
  /** Lines for whoever started the product: addresses, accounts. */
  tells?: readonly string[];
}
