import { expect, test } from 'vitest';
import { caseloadOf } from '../../../src/rules/exit/caseload.ts';
import { exitPolicy, failing, refusedBy } from '../shipped.ts';

const policy = exitPolicy();
const codes = (count: number) => Array.from({ length: count }, (_, position) => `x${position}`);
const load = (helper: string, enterprises: number, households: number) => caseloadOf({ helper, enterprises: codes(enterprises), households: codes(households) }, policy);

test.each([
  ['county-leader', 1, [1, 1]], ['union-leader', 0, [2, 3]], ['town-union-chair', 0, [1, 2]], ['union-cadre', 0, [1, 2]], ['enterprise-union-chair', 0, [1, 2]],
] as const)('D-06: the households of a %s stay within the limits of the kind, both ends included', (helper, enterprises, [least, most]) => {
  expect(load(helper, enterprises, least).within).toBe(true);
  expect(load(helper, enterprises, most)).toMatchObject({ within: true, room: { households: 0 } });
  expect(failing(load(helper, enterprises, least - 1).conditions)).toEqual(['households.least']);
  const over = load(helper, enterprises, most + 1);
  expect(failing(over.conditions)).toEqual(['households.most']);
  expect(over.room.households).toBe(0);
  expect(over.conditions.find(({ code }) => code === 'households.most')?.values).toEqual({ has: most + 1, most, by: 1 });
});

test('D-06: a county leader has one enterprise and one household', () => {
  expect(load('county-leader', 1, 1).within).toBe(true);
  expect(failing(load('county-leader', 0, 1).conditions)).toEqual(['enterprises.least']);
  expect(failing(load('county-leader', 2, 1).conditions)).toEqual(['enterprises.most']);
  expect(load('county-leader', 0, 0).room).toEqual({ enterprises: 1, households: 1 });
});

test('D-06: the sentence says by how many', () => {
  expect(load('union-leader', 0, 4).conditions.at(-1)).toMatchObject({ zh: '县总工会班子成员联系困难职工（户） 4，最多 3，超出 1。', en: 'Union leader, households: 4, at most 3, 1 too many.' });
});

test('D-06: an unknown kind of helper and a household twice are refused', () => {
  expect(refusedBy('D-06', () => load('neighbour', 0, 1))).toEqual({ helper: 'not-an-option' });
  expect(refusedBy('D-06', () => caseloadOf({ helper: 'union-leader', enterprises: [], households: ['h1', 'h2', 'h1'] }, policy))).toEqual({ 'households.2': 'twice' });
});
