import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { addDays, dayOf } from '../../calendar/days.ts';
import { employmentPolicyShape, type EmploymentPolicy } from './employment.ts';
import { senseProblems, type PolicyProblem } from './sense.ts';

const defaultFolder = path.resolve(import.meta.dirname, '../employment-assistance/policy');

/**
 * Reads every policy file of a folder. Nothing starts on a broken one.
 * @throws Error naming the file, the path of each mistake in it, and what is wrong there
 */
export function loadPolicies(folder = defaultFolder): EmploymentPolicy[] {
  const policies = readdirSync(folder).filter((name) => name.endsWith('.json')).sort().map((name) => readPolicy(path.join(folder, name)));
  if (policies.length === 0) throw new Error(`There is no policy file in ${folder}: without one no application can be taken. Put one there.`);
  const problems = [...duplicateIds(policies), ...holesAndOverlaps(policies)];
  if (problems.length > 0) throw new Error(`The policy files do not fit together:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  return policies;
}

/**
 * The policy that holds for a region on a day: of all jurisdictions that contain it, the narrowest.
 * @throws Error when there is none; a region without a policy can take no applications
 */
export function policyFor(policies: readonly EmploymentPolicy[], region: string, at: string): EmploymentPolicy {
  const day = at.length > 10 ? dayOf(at) : at;
  const holding = policies.filter((policy) => region.startsWith(policy.jurisdiction) && policy.effectiveFrom <= day && (policy.effectiveTo === undefined || day <= policy.effectiveTo));
  const [narrowest] = holding.sort((one, other) => other.jurisdiction.length - one.jurisdiction.length || (one.effectiveFrom < other.effectiveFrom ? 1 : -1));
  if (!narrowest) throw new Error(`no policy holds for region ${region} on ${day}`);
  return narrowest;
}

function readPolicy(file: string): EmploymentPolicy {
  const name = path.basename(file);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`Policy file ${name} is not JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  const parsed = employmentPolicyShape.safeParse(json);
  if (!parsed.success) throw unusable(name, parsed.error.issues.map(({ path: keys, message }) => ({ path: keys.join('.') || '(whole file)', message })));
  const problems = senseProblems(parsed.data);
  if (problems.length > 0) throw unusable(name, problems);
  return parsed.data;
}

function unusable(name: string, problems: readonly PolicyProblem[]): Error {
  const lines = problems.map(({ path: at, message }) => `  ${name}: ${at}: ${message}`);
  return new Error(`Policy file ${name} cannot be used. Correct these places:\n${lines.join('\n')}`);
}

function duplicateIds(policies: readonly EmploymentPolicy[]): string[] {
  const ids = policies.map((policy) => policy.id);
  return [...new Set(ids.filter((id, position) => ids.indexOf(id) !== position))].map((id) => `two files have the id ${id}`);
}

/** Within a jurisdiction each day from the first on has exactly one policy; the last may be open-ended. */
function holesAndOverlaps(policies: readonly EmploymentPolicy[]): string[] {
  const problems: string[] = [];
  for (const jurisdiction of new Set(policies.map((policy) => policy.jurisdiction))) {
    const inOrder = policies.filter((policy) => policy.jurisdiction === jurisdiction).sort((one, other) => (one.effectiveFrom < other.effectiveFrom ? -1 : 1));
    for (const [position, policy] of inOrder.entries()) {
      const next = inOrder[position + 1];
      if (!next) continue;
      if (policy.effectiveTo === undefined || policy.effectiveTo >= next.effectiveFrom) problems.push(`${policy.id} and ${next.id} overlap: effectiveTo of the first must be the day before ${next.effectiveFrom}`);
      else if (addDays(policy.effectiveTo, 1) !== next.effectiveFrom) problems.push(`between ${policy.id} and ${next.id} no policy holds: effectiveTo ${policy.effectiveTo}, next from ${next.effectiveFrom}`);
    }
  }
  return problems;
}
