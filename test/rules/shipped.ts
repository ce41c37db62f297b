import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { holidayReliefPolicyShape, type HolidayReliefPolicy } from '../../src/programmes/holiday-relief/policy.ts';
import { longTermExitPolicyShape, type LongTermExitPolicy } from '../../src/programmes/long-term-exit/policy.ts';
import { studentPairingPolicyShape, type StudentPairingPolicy } from '../../src/programmes/student-pairing/policy.ts';
import { InputError, type FieldProblemCode } from '../../src/refusals/input.ts';

/** The policy of the invented region as the file says it, each time a copy of its own that a test may change. */
export const exitPolicy = (): LongTermExitPolicy => longTermExitPolicyShape.parse(shipped('long-term-exit'));
export const reliefPolicy = (): HolidayReliefPolicy => holidayReliefPolicyShape.parse(shipped('holiday-relief'));
export const pairingPolicy = (): StudentPairingPolicy => studentPairingPolicyShape.parse(shipped('student-pairing'));

function shipped(programme: string): unknown {
  const places = ['policy', 'policy-draft'].map((folder) => path.resolve(import.meta.dirname, `../../src/programmes/${programme}/${folder}/99-2026-01.json`));
  return JSON.parse(readFileSync(places.find(existsSync) ?? '', 'utf8'));
}

/** What is wrong with an input: the places, the kinds, and that each sentence names its rule. */
export function refusedBy(rule: string, act: () => unknown): Record<string, FieldProblemCode> {
  try {
    act();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    for (const problem of error.problems) {
      expect(problem.rule).toBe(rule);
      expect(problem.sentence?.zh).toContain(rule);
      expect(problem.sentence?.en).toContain(rule);
    }
    return Object.fromEntries(error.problems.map(({ field, problem }) => [field, problem]));
  }
  throw new Error('nothing was refused');
}

/** The codes of the conditions that do not hold. */
export function failing(conditions: readonly { code: string; holds: boolean }[]): string[] {
  return conditions.filter(({ holds }) => !holds).map(({ code }) => code);
}
