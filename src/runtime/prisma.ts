import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../generated/prisma/client.ts';
import { patience } from './pool.ts';

/** Prisma over the `pg` driver: no engine binary of its own. */
export function makePrisma(connectionString: string): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg({ ...patience, connectionString, max: 10 }) });
}
