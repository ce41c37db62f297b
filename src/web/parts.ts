import type { IdentityProvider } from '../access/identityProvider.ts';
import type { ApiParts } from '../api/parts.ts';

/** What the pages need of the rest of the product: what the API does, and where Temporal's own pages are. */
export interface WebParts extends ApiParts {
  /** Names that the pages are reached by; without them those of the machine itself. */
  hosts?: readonly string[];
  /** Of the office, where it has one. */
  identityProvider?: IdentityProvider;
  /** Where supervisors see the same deadlines as timers; `uiUrl` is empty where there is none. */
  temporal: { uiUrl: string; namespace: string };
}
