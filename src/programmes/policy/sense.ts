import type { ClockPolicy } from './clock.ts';
import type { Policy } from './shared.ts';

/** What is wrong at one place of a policy, and what to do about it. */
export interface PolicyProblem {
  /** Path of keys, such as `placement.categories.4050`. */
  path: string;
  message: string;
}

/**
 * What any programme's policy of the right shape can still have wrong: it would be found out only when a case meets it,
 * months later, so it is looked for when the policy is read.
 */
export function sharedSense(policy: Policy): PolicyProblem[] {
  return [...identityProblems(policy), ...noticeProblems(policy), ...backdatingProblems(policy), ...duplicateCodes('documents', policy.documents), ...duplicateCodes('services', policy.services), ...uncitedPlaces(policy, policy.citations)];
}

function identityProblems({ id, programme, jurisdiction, effectiveFrom, effectiveTo }: Policy): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const expected = `${programme}/${jurisdiction}/${effectiveFrom.slice(0, 7)}`;
  if (id !== expected) problems.push({ path: 'id', message: `is “${id}”, but programme, jurisdiction and effectiveFrom make “${expected}”: bring them into line` });
  if (effectiveTo !== undefined && effectiveTo < effectiveFrom) problems.push({ path: 'effectiveTo', message: `${effectiveTo} lies before effectiveFrom ${effectiveFrom}: correct one of them` });
  return problems;
}

/** @rule X-01 notices and objections end at midnight · clock table: a notice never pauses */
function noticeProblems({ clocks }: Policy): PolicyProblem[] {
  return Object.entries(clocks).filter(([name]) => /notice$|^objection$/i.test(name)).flatMap(([name, { span, pausable }]) => [
    ...(span.unit === 'workingDays' && span.ends !== 'midnight' ? [{ path: `clocks.${name}.span.ends`, message: 'is “office”, but notices and objections end at 24:00: write “midnight”' }] : []),
    ...(pausable ? [neverPauses(`clocks.${name}`)] : []),
  ]);
}

export function neverPauses(path: string): PolicyProblem {
  return { path: `${path}.pausable`, message: 'is true, but this clock never stands still: remove it' };
}

/** Clocks without time would be overdue as soon as they start. */
export function timelessClocks(named: readonly (readonly [path: string, clock: ClockPolicy])[]): PolicyProblem[] {
  return named.filter(([, { span }]) => span.count === 0).map(([path]) => ({ path: `${path}.span.count`, message: 'is 0, so it is overdue as soon as it starts: give it time' }));
}

/** @rule X-10 */
function backdatingProblems({ backdating: { limit, evidenceAfter } }: Policy): PolicyProblem[] {
  if (evidenceAfter.count <= limit.count) return [];
  return [{ path: 'backdating.evidenceAfter.count', message: `${evidenceAfter.count} lies beyond the limit of ${limit.count} days, so evidence would never be asked for: lower it` }];
}

export function duplicateCodes(path: string, list: readonly { code: string }[]): PolicyProblem[] {
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
