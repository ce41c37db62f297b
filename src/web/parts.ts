import type { Logger } from 'pino';
import type { AccountStore } from '../access/accounts.ts';
import type { CalendarStore } from '../cases/calendarStore.ts';
import type { Engine } from '../cases/engine.ts';
import type { ReadParts } from '../cases/read/parts.ts';
import type { EmploymentPolicy } from '../programmes/policy/employment.ts';

/** What the pages need of the rest of the product. */
export interface WebParts extends ReadParts {
  accounts: AccountStore;
  engine: Engine;
  calendar: CalendarStore;
  policies: readonly EmploymentPolicy[];
  /** Where supervisors see the same deadlines as timers. */
  temporal: { uiUrl: string; namespace: string };
  /** Folder of the uploaded documents, outside of everything that is served. */
  documents: string;
  /** Whether people reach the product by HTTPS. */
  secure: boolean;
  log: Logger;
}
