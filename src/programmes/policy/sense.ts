import type { EmploymentPolicy } from './employment.ts';

/** What is wrong at one place of a policy, and what to do about it. */
export interface PolicyProblem {
  /** Path of keys, such as `placement.categories.4050`. */
  path: string;
  message: string;
}

/**
 * What a policy of the right shape can still have wrong: it would be found out only when a case meets it, months
 * later, so it is looked for when the policy is read.
 */
export function senseProblems(policy: EmploymentPolicy): PolicyProblem[] {
  return [
    ...identityProblems(policy), ...clockProblems(policy), ...categoryProblems(policy), ...ageProblems(policy), ...backdatingProblems(policy),
    ...(['documents', 'services'] as const).flatMap((list) => duplicateCodes(list, policy[list])),
    ...uncitedPlaces(policy, policy.citations),
  ];
}

function identityProblems({ id, programme, jurisdiction, effectiveFrom, effectiveTo }: EmploymentPolicy): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const expected = `${programme}/${jurisdiction}/${effectiveFrom.slice(0, 7)}`;
  if (id !== expected) problems.push({ path: 'id', message: `is “${id}”, but programme, jurisdiction and effectiveFrom make “${expected}”: bring them into line` });
  if (effectiveTo !== undefined && effectiveTo < effectiveFrom) problems.push({ path: 'effectiveTo', message: `${effectiveTo} lies before effectiveFrom ${effectiveFrom}: correct one of them` });
  return problems;
}

/** @rule X-01 notices and objections end at midnight · clock table: neither the 24 hours nor a notice ever pauses */
function clockProblems({ clocks, placement, findings }: EmploymentPolicy): PolicyProblem[] {
  const { age: _endsWithADay, ...timed } = clocks;
  const named = [
    ...Object.entries(timed).map(([name, clock]) => [`clocks.${name}`, clock] as const),
    ...Object.entries(findings).map(([name, clock]) => [`findings.${name}`, clock] as const),
    ...Object.entries(placement.categories).map(([name, clock]) => [`placement.categories.${name}`, clock] as const),
    ['placement.household', placement.household] as const,
    ['placement.default', placement.default] as const,
  ];
  const problems = named.filter(([, { span }]) => span.count === 0).map(([path]): PolicyProblem => ({ path: `${path}.span.count`, message: 'is 0, so it is overdue as soon as it starts: give it time' }));
  for (const name of ['notice', 'objection'] as const) {
    const { span } = clocks[name];
    if (span.unit === 'workingDays' && span.ends !== 'midnight') problems.push({ path: `clocks.${name}.span.ends`, message: 'is “office”, but notices and objections end at 24:00: write “midnight”' });
  }
  for (const [path, { pausable }] of [['placement.household', placement.household], ['clocks.notice', clocks.notice]] as const) {
    if (pausable) problems.push({ path: `${path}.pausable`, message: 'is true, but this clock never stands still: remove it' });
  }
  return problems;
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

/** @rule X-10 */
function backdatingProblems({ backdating: { limit, evidenceAfter } }: EmploymentPolicy): PolicyProblem[] {
  if (evidenceAfter.count <= limit.count) return [];
  return [{ path: 'backdating.evidenceAfter.count', message: `${evidenceAfter.count} lies beyond the limit of ${limit.count} days, so evidence would never be asked for: lower it` }];
}

function duplicateCodes(path: string, list: readonly { code: string }[]): PolicyProblem[] {
  const codes = list.map(({ code }) => code);
  return codes.flatMap((code, position) => (codes.indexOf(code) < position ? [{ path: `${path}.${position}.code`, message: `“${code}” is listed twice: remove or rename one` }] : []));
}

/** Every citation key used anywhere must be listed. */
function uncitedPlaces(value: unknown, citations: Record<string, unknown>, at = ''): PolicyProblem[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = at ? `${at}.${key}` : key;
    if (key !== 'citation' || typeof inner !== 'string') return uncitedPlaces(inner, citations, path);
    return Object.hasOwn(citations, inner) ? [] : [{ path, message: `“${inner}” is not listed under citations: add it there` }];
  });
}
