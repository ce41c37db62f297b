import type { Day } from '../cases/state.ts';

/** A person's situation as far as the rules ask for it; no name, no number. */
export interface PersonFacts {
  sex: 'male' | 'female';
  birthDate: Day;
  /** Kind of post, which decides a woman's upper working age; `worker` when unknown. */
  post?: 'worker' | 'cadre';
  work: 'unemployed' | 'employed' | 'retired' | 'student' | 'unable';
  /** Day of the unemployment registration; absent when there is none. */
  registeredUnemployedOn?: Day;
  registeredAsJobseeker: boolean;
  willing: boolean;
  able: boolean;
  graduatedOn?: Day;
  flags: readonly CategoryFlag[];
}

export type CategoryFlag = 'disability-certificate' | 'dibao' | 'landless' | 'zero-employment-household' | 'single-parent' | 'demobilised';
