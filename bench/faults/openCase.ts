import type { EmploymentPolicy } from '../../src/programmes/employment-assistance/policy.ts';
import { RefusalError } from '../../src/refusals/refusal.ts';
import { CaseDriver } from '../../test/support/caseDriver.ts';
import type { Place } from './place.ts';

/** A case of one household, its application handed in as often as it takes to be confirmed. @param at where its own clock begins */
export async function openCase(place: Place, opening: { at?: string; policy?: EmploymentPolicy; zeroEmployment?: boolean } = {}): Promise<CaseDriver> {
  const driver = await CaseDriver.open(place, { ...opening, people: { li: { categories: ['4050'] } }, apply: false });
  for (;;) {
    try {
      await driver.apply();
      return driver;
    } catch (error) {
      if (!(error instanceof RefusalError && error.refusal.code === 'not-confirmed')) throw error;
    }
  }
}
