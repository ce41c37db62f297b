import { isPolicyOf } from '../../src/programmes/policy/kinds.ts';
import { loadPolicies } from '../../src/programmes/policy/load.ts';
import type { Policy } from '../../src/programmes/policy/shared.ts';
import type { EmploymentPolicy } from '../../src/programmes/employment-assistance/policy.ts';

/** The product's own policies of the invented region, of every programme. */
export function everyDemoPolicy(): Policy[] {
  return loadPolicies().filter((policy) => policy.jurisdiction === '99');
}

/** Those of employment assistance, oldest first. */
export function demoPolicies(): EmploymentPolicy[] {
  return loadPolicies().filter((policy) => isPolicyOf('employment-assistance', policy)).filter((policy) => policy.jurisdiction === '99').sort((one, other) => (one.effectiveFrom < other.effectiveFrom ? -1 : 1));
}
