import type { Pool } from 'pg';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import type { KeyRing } from '../../privacy/keys.ts';
import type { Instant } from '../state.ts';

/** What reading needs: lists are read by SQL, single records by Prisma, names are opened with the key ring. */
export interface ReadParts {
  pool: Pool;
  prisma: PrismaClient;
  ring: KeyRing;
  /** The office's clock: whether a notice still runs, which day “today” is. */
  now(): Instant;
}

export const officeClock = (): Instant => new Date().toISOString();
