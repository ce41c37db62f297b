import { expect, test } from 'vitest';
import { mayPair, type Pair, type PairingFacts } from '../../../src/rules/tutoring/pairing.ts';
import { failing, pairingPolicy, refusedBy } from '../shipped.ts';

/** Three students per teacher. */
const policy = pairingPolicy();
const today = '2026-03-10';
const students = (count: number): Pair[] => Array.from({ length: count }, (_, position) => ({ student: `s${position}`, teacher: 't1', from: '2026-03-02' }));

function judge(pairs: readonly Pair[], changes: Partial<PairingFacts> = {}) {
  return mayPair({ student: 'new', teacher: 't1', from: today, pairs, ...changes }, policy, today);
}

test('E-01: a teacher takes students up to the limit and no more', () => {
  expect(judge(students(2))).toMatchObject({ allowed: true, room: 1 });
  const full = judge(students(3));
  expect(full).toMatchObject({ allowed: false, room: 0 });
  expect(failing(full.conditions)).toEqual(['teacher.room']);
  expect(full.conditions[0]).toMatchObject({ values: { has: 3, most: 3 }, en: 'The teacher has 3 students, at most 3: no room, with this one 1 too many.' });
});

test('E-01: a student has one active pair', () => {
  const found = judge([{ student: 'new', teacher: 't2', from: '2026-03-02' }]);
  expect(failing(found.conditions)).toEqual(['student.unpaired']);
  expect(found.conditions[1]?.zh).toBe('学生自 2026-03-02 起已有结对教师，须先结束原结对。');
});

test('E-01: a student changes teachers on the day the old pair ends, not a day before', () => {
  const old = (endedOn: string): Pair[] => [{ student: 'new', teacher: 't2', from: '2026-03-02', endedOn }];
  expect(judge(old(today)).allowed).toBe(true);
  expect(judge(old('2026-03-11')).allowed).toBe(false);
  expect(judge(old('2026-03-09')).allowed).toBe(true);
});

test('E-01: an ended pair gives the teacher room again', () => {
  expect(judge(students(3).map((pair, position) => (position === 0 ? { ...pair, endedOn: today } : pair))).allowed).toBe(true);
});

test('E-01: other teachers’ students take no room', () => {
  expect(judge(students(3).map((pair) => ({ ...pair, teacher: 't9' })))).toMatchObject({ allowed: true, room: 3 });
});

test('E-01: a pair in the future, one that ends before it begins, and a student in two active pairs are refused by name', () => {
  expect(refusedBy('E-01', () => judge([], { from: '2026-03-11' }))).toEqual({ from: 'future' });
  expect(refusedBy('E-01', () => judge([{ student: 's1', teacher: 't1', from: '2026-03-02', endedOn: '2026-03-01' }]))).toEqual({ 'pairs.0.endedOn': 'too-small' });
  expect(refusedBy('E-01', () => judge([{ student: 's1', teacher: 't1', from: '2026-03-02' }, { student: 's1', teacher: 't2', from: '2026-03-03' }]))).toEqual({ 'pairs.1.student': 'twice' });
});
