import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { CLOSED } from '../../src/programmes/programme.ts';
import { CaseDriver } from '../support/caseDriver.ts';
import { keepHistory } from '../support/histories.ts';
import { useLab } from '../support/lab.ts';
import { ExitCase } from './exitCase.ts';

const open = useLab();

test('X-05 · X-07: a member with open cases in two programmes is helped in both; a death recorded in one is brought to those who look after the other, and changes nothing there by itself', async () => {
  const lab = open();
  const job = await CaseDriver.open(lab, { at: '2031-03-03 09:00', people: { li: { categories: ['4050'] } } });
  await job.toRecognition();
  const { li = '' } = job.people;
  const exit = await ExitCase.open(lab, { at: '2031-03-24 09:00', alsoElsewhere: { li } });
  await exit.toSupport();
  expect((await exit.state()).stage).toBe('support');
  expect(await job.track('li')).toMatchObject({ stage: 'placement', mentor: lab.office.mentor.id });

  await exit.driver.give('intake', 'refer', { measures: ['job-help'], documents: [] });
  expect(await told(job)).toEqual([]); // what concerns one programme alone stays there

  const { wang = '', li: liThere = '' } = exit.driver.people;
  const before = await job.state();
  await exit.driver.give('intake', 'recordDeath', { person: liThere, newApplicant: wang, documents: [randomUUID()] });
  expect(await told(job)).toEqual([lab.office.mentor.id]); // at this stage the mentor looks after it, nobody at a desk
  expect(await told(exit.driver)).toEqual([]);
  expect(await job.state()).toEqual(before);

  await job.give('mentor', 'recordDeath', { person: li, documents: [randomUUID()] });
  expect(await job.state()).toMatchObject({ stage: CLOSED });
  expect(await exit.state()).toMatchObject({ stage: 'support' });
  expect(await told(exit.driver)).toEqual([]); // who died is no longer in that household
  await job.agrees();
  await exit.driver.agrees();
  await keepHistory(lab, job, 'x-two-programmes-employment');
  await keepHistory(lab, exit.driver, 'x-two-programmes-exit');
});

test('X-07: a household that moves away with one case is brought to the desk where its other case lies', async () => {
  const lab = open();
  const exit = await ExitCase.open(lab, { at: '2031-03-03 09:00' });
  await exit.toSupport();
  const job = await CaseDriver.open(lab, { at: '2031-03-24 09:00', people: { li: { categories: ['4050'] } }, alsoElsewhere: { li: exit.driver.people['li'] ?? '' } });
  await exit.driver.give('district', 'transfer', { region: '990103001001' });
  expect(await told(job)).toEqual([lab.office.intake.id, lab.office.reviewer.id].toSorted());
});

/** Who was told that the household changed in another case. */
async function told(driver: CaseDriver): Promise<string[]> {
  return (await driver.rows('messages')).filter(({ template }) => template === 'household-changed').map(({ user_id: user }) => String(user)).toSorted();
}
