import { readFileSync } from 'node:fs';
import path from 'node:path';
import { unionAidPolicyShape, type UnionAidPolicy } from '../../../src/programmes/union-aid/policy.ts';
import type { Accident, HouseholdMeans, IncomeItem, SpendingItem } from '../../../src/rules/aid/household-means.ts';
import type { EarlierGrant } from '../../../src/rules/aid/second-aid.ts';

const folder = path.resolve(import.meta.dirname, '../../../src/programmes/union-aid/policy');

/** A shipped policy of the invented region as it stands in its file. */
export function policyFile(version: '2026-01' | '2027-01'): unknown {
  return JSON.parse(readFileSync(path.join(folder, `99-${version}.json`), 'utf8'));
}

/** The policy that the rules are tried with; its line is 800 yuan a month. */
export function policyOf2026(): UnionAidPolicy {
  return unionAidPolicyShape.parse(policyFile('2026-01'));
}

/** Yuan as fen; for tests only, with whole yuan. */
export const yuan = (amount: number) => amount * 100;

/** The year's line of a household under the policy of 2026: 800 yuan × 12 × members, in fen. */
export const yearlyLine = (members: number) => 80_000 * 12 * members;

export function income(amount: number, changes: Partial<IncomeItem> = {}): IncomeItem {
  return { member: 'm1', kind: 'wage', amount, period: { per: 'year' }, ...changes };
}

export function spending(kind: SpendingItem['kind'], amount: number, changes: Partial<SpendingItem> = {}): SpendingItem {
  return { member: 'm1', kind, amount, period: { per: 'year' }, ...changes };
}

export function accident(spent: number, changes: Partial<Accident> = {}): Accident {
  return { kind: 'emergency', on: '2026-03-10', spending: spent, compensated: 0, ...changes };
}

export function grant(kind: EarlierGrant['kind'], amount: number, changes: Partial<EarlierGrant> = {}): EarlierGrant {
  return { kind, tier: 'deep', amount, ...changes };
}

/** Three people, one at school, without income or spending. */
export function household(changes: Partial<HouseholdMeans> = {}): HouseholdMeans {
  return { from: '2026-01', members: ['m1', 'm2', 'm3'], students: ['m3'], income: [], spending: [], accidents: [], leftInDifficulty: false, ...changes };
}

/** A household whose net income stands so many fen from a year's line of deep (× 1) or relative (× 2) hardship. */
export function awayFrom(lines: 1 | 2, fen: number, changes: Partial<HouseholdMeans> = {}): HouseholdMeans {
  return household({ income: [income(yearlyLine(3) * lines + fen)], ...changes });
}
