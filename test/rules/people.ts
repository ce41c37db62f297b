import type { PersonFacts } from '../../src/rules/facts.ts';
import { demoPolicies } from '../support/policies.ts';

/** The policy that the rules are tried with: the first of the invented region. */
export function policyOf2026() {
  const [policy] = demoPolicies();
  if (!policy) throw new Error('the invented region has no policy');
  return policy;
}

/** A jobseeker to whom every condition applies but a category. */
export function jobseeker(changes: Partial<PersonFacts> = {}): PersonFacts {
  return {
    sex: 'male', birthDate: '1990-05-20', work: 'unemployed', registeredUnemployedOn: '2026-03-02', registeredAsJobseeker: true,
    willing: true, able: true, flags: [], ...changes,
  };
}
