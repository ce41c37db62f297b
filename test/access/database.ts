import type { Pool } from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { makeDatabase, type TestDatabase } from '../support/database.ts';

/** A database of the calling file's own; it can be asked for from the first `beforeAll` on. */
export function useDatabase(): () => Pool {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await makeDatabase();
  });
  afterAll(() => database?.drop());
  return () => {
    if (!database) throw new Error('the database is not open yet');
    return database.pool;
  };
}
