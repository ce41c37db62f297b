import type { ApiParts } from '../api/parts.ts';

/** What the pages need of the rest of the product: what the API does, and where Temporal's own pages are. */
export interface WebParts extends ApiParts {
  /** Names that the pages are reached by; without them those of the machine itself. */
  hosts?: readonly string[];
  /** Where supervisors see the same deadlines as timers; `uiUrl` is empty where there is none. */
  temporal: { uiUrl: string; namespace: string };
}
