import { addMonths } from '../calendar/days.ts';
import type { Day } from '../cases/state.ts';
import type { EmploymentPolicy } from '../programmes/employment-assistance/policy.ts';
import type { PersonFacts } from './facts.ts';

type AgePolicy = EmploymentPolicy['eligibility'];

/**
 * The day on which statutory working age ends, and the age in months that is reached then. The upper age rises by a
 * month for every few months of birth, up to its end.
 * @throws Error when the policy says nothing about this sex and post
 * @rule C-18
 */
export function endOfWorkingAge({ sex, post = 'worker', birthDate }: Pick<PersonFacts, 'sex' | 'post' | 'birthDate'>, policy: AgePolicy): { day: Day; months: number } {
  const rule = policy.upperAge.find((one) => one.sex === sex && (one.post === 'any' || one.post === post));
  if (!rule) throw new Error(`the policy names no upper working age for ${sex}, ${post}`);
  const late = monthsFrom(rule.firstBirthMonth, birthDate.slice(0, 7));
  const rise = late < 0 ? 0 : Math.floor(late / rule.monthsPerStep) + 1;
  const months = Math.min(rule.fromMonths + rise, rule.toMonths);
  return { day: addMonths(birthDate, months), months };
}

function monthsFrom(first: string, second: string): number {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return count(second) - count(first);
}
