import type { Logger } from 'pino';
import type { AccountStore } from '../access/accounts.ts';
import type { StaffRole } from '../access/roles.ts';
import type { CalendarStore } from '../cases/calendarStore.ts';
import type { CommandParts } from '../cases/commandService.ts';

/** What the API needs of the rest of the product. */
export interface ApiParts extends CommandParts {
  accounts: AccountStore;
  calendar: CalendarStore;
  /** Folder of the uploaded documents, outside of everything that is served. */
  documents: string;
  /** Whether people reach the product by HTTPS. */
  secure: boolean;
  log: Logger;
  /** Roles that sign in with a second factor only. */
  secondFactorFor?: readonly StaffRole[];
  /** Queue of the activities over many cases; tests have their own. */
  fleetQueue?: string;
  /** Gives every open case the new calendar; begun in the background after an import. */
  recomputeDeadlines?(calendarVersion: string): Promise<unknown>;
}
