import type { Pool } from 'pg';
import type { CalendarStore } from '../cases/calendarStore.ts';
import type { CommandParts } from '../cases/commandService.ts';
import type { Engine } from '../cases/engine.ts';

/** What campaigns need beside what commands need. */
export interface CampaignParts extends CommandParts {
  calendar: CalendarStore;
  /** Queue of the activities over many cases; tests have their own. */
  fleetQueue?: string;
}

/** What a campaign's own steps need: no people, no words. */
export interface CampaignEngine {
  pool: Pool;
  engine: Engine;
}
