import { addMonths, ageOn } from '../calendar/days.ts';
import type { Day } from '../cases/state.ts';
import type { EmploymentPolicy } from '../programmes/employment-assistance/policy.ts';
import { allHold, type Condition } from './condition.ts';
import type { CategoryFlag, PersonFacts } from './facts.ts';

export interface CategoryFinding {
  category: string;
  holds: boolean;
  conditions: Condition[];
}

type CategoryPolicy = EmploymentPolicy['eligibility']['categories'][number];

/**
 * Every category of the policy, with what decided about it.
 * @rule C-08
 */
export function categoriesOf(person: PersonFacts, zeroEmployment: boolean, policy: EmploymentPolicy, day: Day): CategoryFinding[] {
  const flags = new Set<CategoryFlag>(zeroEmployment ? [...person.flags, 'zero-employment-household'] : person.flags);
  return policy.eligibility.categories.map((category) => {
    const conditions = conditionsOf(category, person, flags, day);
    return { category: category.code, holds: conditions.length > 0 && allHold(conditions), conditions };
  });
}

function conditionsOf({ when }: CategoryPolicy, person: PersonFacts, flags: ReadonlySet<CategoryFlag>, day: Day): Condition[] {
  const conditions: Condition[] = [];
  const least = person.sex === 'male' ? when.minAgeMale : when.minAgeFemale;
  if (least !== undefined) {
    const age = ageOn(person.birthDate, day);
    conditions.push({ rule: 'C-08', code: 'category.age', holds: age >= least, values: { age, least }, zh: `${age} 周岁，要求满 ${least} 周岁。`, en: `Aged ${age}; ${least} is required.` });
  }
  if (when.unemployedForMonths !== undefined) {
    const since = person.registeredUnemployedOn;
    const holds = since !== undefined && addMonths(since, when.unemployedForMonths) <= day;
    conditions.push({
      rule: 'C-18', code: 'category.unemployed-for', holds, values: { since: since ?? '', months: when.unemployedForMonths },
      zh: `${since ?? '—'} 起失业，要求满 ${when.unemployedForMonths} 个月。`, en: `Unemployed since ${since ?? '—'}; ${when.unemployedForMonths} months are required.`,
    });
  }
  if (when.graduatedWithinMonths !== undefined) {
    const on = person.graduatedOn;
    const holds = on !== undefined && on <= day && day <= addMonths(on, when.graduatedWithinMonths);
    conditions.push({
      rule: 'C-08', code: 'category.graduated', holds, values: { on: on ?? '', months: when.graduatedWithinMonths },
      zh: `${on ?? '—'} 毕业，要求在 ${when.graduatedWithinMonths} 个月内。`, en: `Graduated on ${on ?? '—'}; within ${when.graduatedWithinMonths} months is required.`,
    });
  }
  if (when.flag !== undefined) {
    const holds = flags.has(when.flag);
    conditions.push({ rule: 'C-18', code: `category.${when.flag}`, holds, values: {}, zh: holds ? '符合所列情形。' : '不符合所列情形。', en: holds ? 'The listed situation applies.' : 'The listed situation does not apply.' });
  }
  return conditions;
}
