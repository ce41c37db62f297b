import { isPolicyOf } from '../../src/programmes/policy/kinds.ts';
import { loadPolicies } from '../../src/programmes/policy/load.ts';
import type { Policy } from '../../src/programmes/policy/shared.ts';
import type { HolidayReliefPolicy } from '../../src/programmes/holiday-relief/policy.ts';
import type { EmploymentPolicy } from '../../src/programmes/employment-assistance/policy.ts';

/** The product's own policies of the invented region, of every programme. */
export function everyDemoPolicy(): Policy[] {
  return loadPolicies().filter((policy) => policy.jurisdiction === '99');
}

/** Those of employment assistance, oldest first. */
export function demoPolicies(): EmploymentPolicy[] {
  return loadPolicies().filter((policy) => isPolicyOf('employment-assistance', policy)).filter((policy) => policy.jurisdiction === '99').sort((one, other) => (one.effectiveFrom < other.effectiveFrom ? -1 : 1));
}

/** That of holiday relief. */
export function demoReliefPolicy(): HolidayReliefPolicy {
  const policy = loadPolicies().find((one) => isPolicyOf('holiday-relief', one) && one.jurisdiction === '99');
  if (!policy || !isPolicyOf('holiday-relief', policy)) throw new Error('there is no policy of holiday relief');
  return policy;
}
