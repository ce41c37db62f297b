import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { CommandParts } from '../../src/cases/commandService.ts';
import { submitApplication } from '../../src/cases/intake/submission.ts';
import { makePrisma } from '../../src/runtime/prisma.ts';
import { RefusalError } from '../../src/refusals/refusal.ts';
import { application } from '../../test/api/api.ts';
import type { CaseDriver } from '../../test/support/caseDriver.ts';
import { amount, type Fault } from './fault.ts';
import { Ledger, type Entry } from './ledger.ts';
import { breaches } from './oracle.ts';
import { openCase } from './openCase.ts';
import { openPlace, type Place } from './place.ts';


/** Many do the same thing in the same moment. */
export const races: Fault = {
  n: 5,
  name: 'the same thing done by many in one moment',
  async run({ scale, say }) {
    const place = await openPlace();
    const prisma = makePrisma(place.databaseUrl);
    try {
      if (process.env['BANGFU_FAULTS_WITHOUT'] === 'identity-index') await withoutIndex(place);
      await place.worker();
      const parts: CommandParts = { ...place, prisma, ring: place.keys, now: () => new Date().toISOString() };
      const atOnce = amount(scale, { test: 12, small: 50, full: 50 });
      const violations = [...(await identicalApplications(place, parts, atOnce)), ...(await sameKeyOtherBody(place, parts))];
      say(`${atOnce} identical applications sent in one moment`);
      const ledger = new Ledger(place);
      const races = amount(scale, { test: 4, small: 100, full: 1_000 });
      violations.push(...(await approversRace(place, ledger, races)), ...(await breaches(place, ledger)));
      return { figures: { 'identical applications': atOnce, 'races of two approvers': races, 'slowest answer, ms': ledger.percentile(1) }, violations };
    } finally {
      await prisma.$disconnect();
      await place.close();
    }
  },
};

/** Takes away what makes sure that a number is in one open case. */
async function withoutIndex({ ownerUrl }: Place): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('DROP INDEX case_people_once');
  await owner.end();
}

/** Once with one key, as a browser that sends again does; once with a key each, as several desks do. */
async function identicalApplications(place: Place, parts: CommandParts, atOnce: number): Promise<string[]> {
  const violations: string[] = [];
  const { intake } = place.office;
  for (const keys of ['one', 'each'] as const) {
    const form = application();
    const key = randomUUID();
    const answers = await Promise.allSettled(Array.from({ length: atOnce }, () => untilKnown(() => submitApplication(parts, intake, { programme: 'employment-assistance', form }, keys === 'one' ? key : randomUUID()))));
    const caseIds = new Set(answers.flatMap((one) => (one.status === 'fulfilled' ? [one.value.caseId] : [])));
    if (caseIds.size !== 1) violations.push(`${atOnce} identical applications (${keys} key) made ${caseIds.size} cases`);
    const refused = answers.flatMap((one) => (one.status === 'rejected' ? [codeOf(one.reason)] : []));
    const allowed = keys === 'one' ? [] : ['identity.already-open'];
    for (const code of new Set(refused)) if (!allowed.includes(code)) violations.push(`an identical application (${keys} key) was answered ${code}`);
    if (keys === 'each' && refused.length !== atOnce - 1) violations.push(`${refused.length} of ${atOnce} desks were told that the person is in an open case`);
  }
  const { rows } = await place.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM cases');
  if (rows[0]?.n !== 2) violations.push(`two applications are on record as ${rows[0]?.n} cases`);
  return violations;
}

/** A key that was used stays with its body. */
async function sameKeyOtherBody({ office }: Place, parts: CommandParts): Promise<string[]> {
  const key = randomUUID();
  const [form, other] = [application(), application()];
  const answers = await Promise.allSettled([form, other].map((one) => untilKnown(() => submitApplication(parts, office.intake, { programme: 'employment-assistance', form: one }, key))));
  const refused = answers.flatMap((one) => (one.status === 'rejected' ? [codeOf(one.reason)] : []));
  return refused.length === 1 && refused[0] === 'key.other-body' ? [] : [`two bodies under one key were answered ${JSON.stringify(refused)}`];
}

/** Two reviewers of the street pass the same file in the same moment, and the one who entered it tries as well. */
async function approversRace(place: Place, ledger: Ledger, races: number): Promise<string[]> {
  const violations: string[] = [];
  const drivers = await Promise.all(Array.from({ length: Math.min(10, Math.ceil(races / 4)) }, async () => {
    const driver = await openCase(place, { at: '2031-03-03 09:00' });
    await driver.toNotice();
    await driver.advance({ days: 14 });
    await driver.give('reviewer', 'submit', { documents: [] });
    await driver.give('street', 'receive', {});
    return driver;
  }));
  const each = Math.ceil(races / drivers.length);
  await Promise.all(drivers.map(async (driver) => {
    for (let race = 0; race < each; race += 1) {
      const [one, other, maker] = await Promise.all([
        ledger.give(driver, 'street', 'pass', {}), ledger.give(driver, 'street2', race % 2 ? 'pass' : 'return', race % 2 ? {} : { missing: ['identity-card'] } as never), ledger.give(driver, 'intake', 'pass', {}),
      ]);
      const winners = [one, other].filter((entry) => entry.answer);
      if (winners.length !== 1) violations.push(`${winners.length} of two approvers won`);
      if (maker?.answer) violations.push('the maker approved the file');
      await giveBack(driver, ledger, one.answer ? 'street' : 'street2', winners[0]);
    }
  }));
  const { rows } = await place.pool.query<{ case_id: string }>(
    `SELECT case_id FROM opinions WHERE voided_seq IS NULL AND outcome = 'pass' GROUP BY case_id, stage HAVING count(*) > 1
     UNION SELECT a.case_id FROM audit a JOIN opinions o ON o.case_id = a.case_id AND o.by_id = a.actor_id WHERE a.action = 'apply' AND o.voided_seq IS NULL`,
  );
  return [...violations, ...rows.map(({ case_id }) => `case ${case_id} was passed twice at one level, or by its maker`)];
}

/** By a counter-action the file is open again for the next race. */
async function giveBack(driver: CaseDriver, ledger: Ledger, winner: 'street' | 'street2', won: Entry | undefined): Promise<void> {
  if (won?.answer) await ledger.give(driver, winner, 'undo', { seq: won.answer.seq });
}

async function untilKnown<T>(send: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (codeOf(error) !== 'not-confirmed') throw error;
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof RefusalError ? error.refusal.code : String(error);
}

