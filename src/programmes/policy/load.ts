import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { addDays, dayOf } from '../../calendar/days.ts';
import { programmeOf } from '../index.ts';
import { policyKind } from './kinds.ts';
import { pageProblems } from './page.ts';
import { sharedSense, type PolicyProblem } from './sense.ts';
import type { Policy } from './shared.ts';

/** Each programme keeps its policy files beside its page. */
function programmeFolders(): string[] {
  const programmes = path.resolve(import.meta.dirname, '..');
  return readdirSync(programmes).map((name) => path.join(programmes, name, 'policy')).filter((folder) => existsSync(folder));
}

/**
 * Reads every policy file of some folders. Nothing starts on a broken one.
 * @throws Error naming the file, the path of each mistake in it, and what is wrong there
 */
export function loadPolicies(...folders: string[]): Policy[] {
  const all = folders.length > 0 ? folders : programmeFolders();
  const policies = all.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.json')).sort().map((name) => readPolicy(path.join(folder, name))));
  if (policies.length === 0) throw new Error(`There is no policy file in ${all.join(', ')}: without one no application can be taken. Put one there.`);
  const problems = [...duplicateIds(policies), ...holesAndOverlaps(policies)];
  if (problems.length > 0) throw new Error(`The policy files do not fit together:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  return policies;
}

/**
 * The policy of a programme that holds for a region on a day: of all jurisdictions that contain it, the narrowest.
 * @throws Error when there is none; a region without a policy can take no applications
 */
export function policyFor(policies: readonly Policy[], programme: string, region: string, at: string): Policy {
  const day = at.length > 10 ? dayOf(at) : at;
  const holding = policies.filter((policy) =>
    policy.programme === programme && region.startsWith(policy.jurisdiction) && policy.effectiveFrom <= day && (policy.effectiveTo === undefined || day <= policy.effectiveTo));
  const [narrowest] = holding.sort((one, other) => other.jurisdiction.length - one.jurisdiction.length || (one.effectiveFrom < other.effectiveFrom ? 1 : -1));
  if (!narrowest) throw new Error(`no policy of ${programme} holds for region ${region} on ${day}`);
  return narrowest;
}

function readPolicy(file: string): Policy {
  const name = path.basename(file);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`Policy file ${name} is not JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  const { shape, sense } = policyKind(programmeNamed(json));
  const parsed = shape.safeParse(json);
  if (!parsed.success) throw unusable(name, parsed.error.issues.map(({ path: keys, message }) => ({ path: keys.join('.') || '(whole file)', message })));
  const problems = [...sharedSense(parsed.data), ...sense(parsed.data), ...pageProblems(parsed.data, programmeOf)];
  if (problems.length > 0) throw unusable(name, problems);
  return parsed.data;
}

function programmeNamed(json: unknown): string {
  return typeof json === 'object' && json !== null && 'programme' in json && typeof json.programme === 'string' ? json.programme : '';
}

function unusable(name: string, problems: readonly PolicyProblem[]): Error {
  const lines = problems.map(({ path: at, message }) => `  ${name}: ${at}: ${message}`);
  return new Error(`Policy file ${name} cannot be used. Correct these places:\n${lines.join('\n')}`);
}

function duplicateIds(policies: readonly Policy[]): string[] {
  const ids = policies.map((policy) => policy.id);
  return [...new Set(ids.filter((id, position) => ids.indexOf(id) !== position))].map((id) => `two files have the id ${id}`);
}

/** Within a programme and jurisdiction each day from the first on has exactly one policy; the last may be open-ended. */
function holesAndOverlaps(policies: readonly Policy[]): string[] {
  const problems: string[] = [];
  const place = ({ programme, jurisdiction }: Policy) => `${programme}/${jurisdiction}`;
  for (const one of new Set(policies.map(place))) {
    const inOrder = policies.filter((policy) => place(policy) === one).sort((one, other) => (one.effectiveFrom < other.effectiveFrom ? -1 : 1));
    for (const [position, policy] of inOrder.entries()) {
      const next = inOrder[position + 1];
      if (!next) continue;
      if (policy.effectiveTo === undefined || policy.effectiveTo >= next.effectiveFrom) problems.push(`${policy.id} and ${next.id} overlap: effectiveTo of the first must be the day before ${next.effectiveFrom}`);
      else if (addDays(policy.effectiveTo, 1) !== next.effectiveFrom) problems.push(`between ${policy.id} and ${next.id} no policy holds: effectiveTo ${policy.effectiveTo}, next from ${next.effectiveFrom}`);
    }
  }
  return problems;
}
