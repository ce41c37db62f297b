import { duplicateCodes, neverPauses, timelessClocks, type PolicyProblem } from '../policy/sense.ts';
import type { EmploymentPolicy } from './policy.ts';

/** What is wrong with a policy of employment assistance beyond what any policy can have wrong. */
export function employmentSense(policy: EmploymentPolicy): PolicyProblem[] {
  return [...clockProblems(policy), ...categoryProblems(policy), ...ageProblems(policy)];
}

/** Clock table: the 24 hours never pause; the age clock ends with a day and has no length. */
function clockProblems({ clocks, placement, findings }: EmploymentPolicy): PolicyProblem[] {
  const { age: _endsWithADay, ...timed } = clocks;
  const named = [
    ...Object.entries(timed).map(([name, clock]) => [`clocks.${name}`, clock] as const),
    ...Object.entries(findings).map(([name, clock]) => [`findings.${name}`, clock] as const),
    ...Object.entries(placement.categories).map(([name, clock]) => [`placement.categories.${name}`, clock] as const),
    ['placement.household', placement.household] as const,
    ['placement.default', placement.default] as const,
  ];
  return [...timelessClocks(named), ...(placement.household.pausable ? [neverPauses('placement.household')] : [])];
}

/** @rule C-08 · C-18 */
function categoryProblems({ eligibility: { categories }, placement }: EmploymentPolicy): PolicyProblem[] {
  const problems = duplicateCodes('eligibility.categories', categories);
  categories.forEach(({ code, when }, position) => {
    const path = `eligibility.categories.${position}.when`;
    if (Object.keys(when).length === 0) problems.push({ path, message: `asks nothing, so nobody is ever in “${code}”: name a condition` });
    if ((when.minAgeMale === undefined) !== (when.minAgeFemale === undefined)) problems.push({ path, message: 'names an age for one sex only: name both, or neither' });
  });
  const known = new Set(categories.map(({ code }) => code));
  for (const code of Object.keys(placement.categories)) {
    if (!known.has(code)) problems.push({ path: `placement.categories.${code}`, message: 'is not among eligibility.categories, so its clock would never run: correct the code' });
  }
  return problems;
}

/** Whoever applies has exactly one upper working age. @rule C-18 */
function ageProblems({ eligibility: { lowerAgeYears, upperAge } }: EmploymentPolicy): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  upperAge.forEach(({ fromMonths, toMonths }, position) => {
    const path = `eligibility.upperAge.${position}`;
    if (toMonths < fromMonths) problems.push({ path: `${path}.toMonths`, message: `${toMonths} is less than fromMonths ${fromMonths}: the age rises, it never falls` });
    if (fromMonths <= lowerAgeYears * 12) problems.push({ path: `${path}.fromMonths`, message: `${fromMonths} months are not above lowerAgeYears ${lowerAgeYears}: ages here count in months` });
  });
  for (const sex of ['male', 'female'] as const) {
    for (const post of ['worker', 'cadre'] as const) {
      const lines = upperAge.filter((line) => line.sex === sex && (line.post === 'any' || line.post === post)).length;
      if (lines !== 1) problems.push({ path: 'eligibility.upperAge', message: `has ${lines} lines for ${sex}, ${post}: exactly one must apply` });
    }
  }
  return problems;
}
