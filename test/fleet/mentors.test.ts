import { expect, test } from 'vitest';
import type { CommandParts } from '../../src/cases/commandService.ts';
import { actingMentor, dutyMentor } from '../../src/cases/mentors.ts';
import { reassignAll } from '../../src/cases/reassign.ts';
import { makePrisma } from '../../src/runtime/prisma.ts';
import { CaseDriver, local } from '../support/caseDriver.ts';
import { useFleet } from './fleetLab.ts';

const lab = useFleet();
const one = { people: { li: { categories: ['4050'] } } };

async function withParts<T>(work: (parts: CommandParts) => Promise<T>): Promise<T> {
  const { pool, engine, policies, options } = lab();
  const prisma = makePrisma(lab().databaseUrl);
  try {
    return await work({ pool, prisma, ring: options.keys, policies, engine, now: () => local('2031-03-20 10:00') });
  } finally {
    await prisma.$disconnect();
  }
}

test('X-06: all households of a mentor are handed to another at once; each is recorded and told, nothing is lost, and the same key hands nobody over twice', async () => {
  const { office } = lab();
  const two = { people: { wang: { categories: ['4050'] }, wu: { categories: ['graduate'] } } };
  const cases = [await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one }), await CaseDriver.open(lab(), { at: '2031-03-03 09:30', ...two })];
  for (const c of cases) await c.toRecognition();
  await cases[0]!.place('li');
  const planned = (await cases[0]!.track('li')).job?.calls.planned;
  const move = { from: office.mentor.id, to: office.mentor2.id, reason: '岗位调整' };
  const report = await withParts((parts) => reassignAll(parts, office.supervisor, move, 'hand-over-2031-03'));
  expect(report.left).toEqual([]);
  expect(report.done).toHaveLength(3);
  expect((await cases[0]!.track('li')).mentor).toBe(office.mentor2.id);
  expect((await cases[0]!.track('li')).job?.calls.planned).toEqual(planned); // the open call goes with the household
  expect((await cases[1]!.rows('messages')).filter(({ template, user_id }) => template === 'assigned-as-mentor' && user_id === office.mentor2.id)).toHaveLength(2);
  const { seq } = await cases[1]!.state();
  const again = await withParts((parts) => reassignAll(parts, office.supervisor, move, 'hand-over-2031-03'));
  expect(again.done).toHaveLength(3);
  expect((await cases[1]!.state()).seq).toBe(seq);
  for (const c of cases) await c.agrees();
});

test('X-06: somebody who cannot be mentor there takes nobody over, and the report says why', async () => {
  const { office } = lab();
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', ...one });
  await c.toRecognition();
  const report = await withParts((parts) => reassignAll(parts, office.supervisor, { from: office.mentor.id, to: office.street.id, reason: '岗位调整' }, 'hand-over-wrong'));
  expect(report.done).toEqual([]);
  expect(report.left.map(({ refusal }) => refusal.code)).toEqual(report.left.map(() => 'mentor.unsuitable'));
  expect(report.left.map(({ caseId }) => caseId)).toContain(c.id);
  expect((await c.track('li')).mentor).toBe(office.mentor.id);
});

test('C-08: the mentor on duty is the nearest one who is there, or who stands in', async () => {
  const { office: { mentor, mentor2 }, pool } = lab();
  expect(await dutyMentor(pool, '990102001001', '2031-03-10')).toBeUndefined();
  await pool.query('UPDATE users SET on_duty = true WHERE id = $1', [mentor.id]);
  expect(await dutyMentor(pool, '990102001001', '2031-03-10')).toBe(mentor.id);
  expect(await dutyMentor(pool, '990103001001', '2031-03-10')).toBeUndefined(); // another district
  await pool.query(`UPDATE users SET on_leave_until = '2031-03-14' WHERE id = $1`, [mentor.id]);
  expect(await dutyMentor(pool, '990102001001', '2031-03-10')).toBeUndefined();
  await pool.query('UPDATE users SET stand_in_id = $2 WHERE id = $1', [mentor.id, mentor2.id]);
  expect(await dutyMentor(pool, '990102001001', '2031-03-10')).toBe(mentor2.id);
  expect(await dutyMentor(pool, '990102001001', '2031-03-15')).toBe(mentor.id); // back from leave
});

test('X-06: during leave the stand-in acts, until its last day', async () => {
  const { office: { mentor, mentor2 }, pool } = lab();
  await pool.query(`UPDATE users SET stand_in_id = $2, on_leave_until = '2031-03-14' WHERE id = $1`, [mentor.id, mentor2.id]);
  expect(await actingMentor(pool, mentor.id, '2031-03-14')).toBe(mentor2.id);
  expect(await actingMentor(pool, mentor.id, '2031-03-15')).toBe(mentor.id);
  expect(await actingMentor(pool, mentor2.id, '2031-03-14')).toBe(mentor2.id);
});
