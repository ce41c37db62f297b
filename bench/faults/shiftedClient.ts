// The API's side of a few cases, in a process whose clock somebody has set: applies, reviews, posts, and lets the notice run out.
import { Client } from '@temporalio/client';
import { dataConverter } from '../../src/privacy/data-converter.ts';
import { parseKeyRing, type WrittenKeyRing } from '../../src/privacy/keys.ts';
import type { EmploymentPolicy } from '../../src/programmes/employment-assistance/policy.ts';
import { connectEngine } from '../../src/runtime/engineConnection.ts';
import { openPool } from '../../src/runtime/pool.ts';
import { CaseDriver, type Lab } from '../../test/support/caseDriver.ts';
import type { Office } from '../../test/support/office.ts';

export interface ClientSettings {
  address: string;
  databaseUrl: string;
  keys: WrittenKeyRing;
  office: Office;
  policies: readonly EmploymentPolicy[];
  cases: number;
}

export const CLIENT = 'BANGFU_FAULTS_CLIENT';
/** Longer than a notice of five working days takes, whatever holidays lie in it. */
const PAST_THE_NOTICE = { days: 25 };

const given = process.env[CLIENT];
if (given !== undefined) {
  const { address, databaseUrl, keys, office, policies, cases } = JSON.parse(given) as ClientSettings;
  const ring = parseKeyRing(JSON.stringify(keys), 'the harness');
  const pool = openPool({ connectionString: databaseUrl, max: 10 }, () => undefined);
  const connection = await connectEngine(address);
  const lab: Lab = { pool, office, policies, engine: { client: new Client({ connection, dataConverter: dataConverter(ring, 'client') }), taskQueue: 'faults' } };
  const opened = await Promise.all(Array.from({ length: cases }, async () => {
    const driver = await CaseDriver.open(lab, { people: { li: { categories: ['4050'] } } });
    await driver.toNotice();
    await driver.advance(PAST_THE_NOTICE);
    return driver.id;
  }));
  console.log(JSON.stringify({ clock: Date.now(), cases: opened }));
  await connection.close();
  await pool.end();
}
