import { addDays, ageOn } from '../calendar/days.ts';
import type { Day } from '../cases/state.ts';
import type { EmploymentPolicy } from '../programmes/employment-assistance/policy.ts';
import { categoriesOf } from './categories.ts';
import { allHold, type Condition } from './condition.ts';
import type { PersonFacts } from './facts.ts';
import { endOfWorkingAge } from './working-age.ts';

export interface Assessment {
  eligible: boolean;
  conditions: Condition[];
  categories: string[];
  /** The last day of statutory working age. */
  eligibleUntil: Day;
}

/**
 * Whether somebody can be recognised: registered unemployed and as a jobseeker, able and willing to work, of statutory
 * working age, in a listed category. Every condition is listed with its figures, whether it holds or not.
 * @param day the day it is judged on
 * @rule C-01
 * @rule C-18
 */
export function assess(person: PersonFacts, zeroEmployment: boolean, policy: EmploymentPolicy, day: Day): Assessment {
  const ability = canWork(person, policy, day);
  const found = categoriesOf(person, zeroEmployment, policy, day);
  const codes = found.filter((category) => category.holds).map((category) => category.category);
  const titles = policy.eligibility.categories.filter((category) => codes.includes(category.code));
  const listed: Condition = {
    rule: 'C-18', code: 'category.listed', holds: codes.length > 0, values: { categories: codes.join(', ') },
    zh: codes.length > 0 ? `属于：${titles.map((title) => title.title.zh).join('、')}。` : '不属于任何一类就业困难人员。',
    en: codes.length > 0 ? `In the categories: ${titles.map((title) => title.title.en).join(', ')}.` : 'In none of the listed categories.',
  };
  const conditions = [...ability, listed];
  return { eligible: allHold(conditions), conditions, categories: codes, eligibleUntil: addDays(endOfWorkingAge(person, policy.eligibility).day, -1) };
}

/** All that is asked of a person apart from the category. */
export function canWork(person: PersonFacts, policy: EmploymentPolicy, day: Day): Condition[] {
  const { lowerAgeYears } = policy.eligibility;
  const age = ageOn(person.birthDate, day);
  const end = endOfWorkingAge(person, policy.eligibility);
  const upper = { years: Math.floor(end.months / 12), months: end.months % 12 };
  return [
    registeredUnemployed(person, day),
    {
      rule: 'C-01', code: 'jobseeker.registered', holds: person.registeredAsJobseeker, values: {},
      zh: person.registeredAsJobseeker ? '已办理求职登记。' : '没有求职登记。',
      en: person.registeredAsJobseeker ? 'Registered as a jobseeker.' : 'Not registered as a jobseeker.',
    },
    {
      rule: 'C-01', code: 'able', holds: person.able, values: {},
      zh: person.able ? '有劳动能力。' : '没有劳动能力。',
      en: person.able ? 'Able to work.' : 'Not able to work.',
    },
    {
      rule: 'C-01', code: 'willing', holds: person.willing, values: {},
      zh: person.willing ? '有就业愿望。' : '没有就业愿望。',
      en: person.willing ? 'Willing to work.' : 'Not willing to work.',
    },
    {
      rule: 'C-18', code: 'age.lower', holds: age >= lowerAgeYears, values: { age, lowerAgeYears },
      zh: `${age} 周岁，劳动年龄从 ${lowerAgeYears} 周岁起。`,
      en: `Aged ${age}; working age begins at ${lowerAgeYears}.`,
    },
    {
      rule: 'C-18', code: 'age.upper', holds: day < end.day, values: { endsOn: end.day, years: upper.years, months: upper.months },
      zh: `法定劳动年龄至 ${upper.years} 岁${upper.months > 0 ? `${upper.months} 个月` : ''}，即 ${end.day} 为止（按出生年月）。`,
      en: `Statutory working age ends at ${upper.years} years${upper.months > 0 ? ` and ${upper.months} months` : ''}, on ${end.day} (by month of birth).`,
    },
  ];
}

/** What somebody does who is not unemployed, for the sentence that says so. */
const otherwise = {
  employed: { zh: '已就业', en: 'employed' },
  retired: { zh: '已退休', en: 'retired' },
  student: { zh: '在校', en: 'a student' },
  unable: { zh: '不能工作', en: 'unable to work' },
} as const;

/** Registered as unemployed, and still so: a registration does not outlive a job. */
function registeredUnemployed({ registeredUnemployedOn: on, work }: PersonFacts, day: Day): Condition {
  const found = { rule: 'C-01', code: 'unemployed.registered', values: { registeredOn: on ?? '', work } } as const;
  if (on === undefined) return { ...found, holds: false, zh: '没有失业登记。', en: 'Not registered as unemployed.' };
  if (on > day) return { ...found, holds: false, zh: `失业登记日期 ${on} 在 ${day} 之后。`, en: `The unemployment registration, ${on}, lies after ${day}.` };
  if (work !== 'unemployed') return { ...found, holds: false, zh: `${on} 登记失业，但目前${otherwise[work].zh}。`, en: `Registered unemployed on ${on}, but now ${otherwise[work].en}.` };
  return { ...found, holds: true, zh: `${on} 登记失业。`, en: `Registered unemployed on ${on}.` };
}

/**
 * A household where nobody works and at least one member is eligible to.
 * @rule C-18
 */
export function isZeroEmployment(members: readonly PersonFacts[], policy: EmploymentPolicy, day: Day): Condition {
  const working = members.filter((member) => member.work === 'employed').length;
  const eligible = members.filter((member) => allHold(canWork(member, policy, day))).length;
  return {
    rule: 'C-18', code: 'household.zero-employment', holds: working === 0 && eligible > 0, values: { members: members.length, working, eligible },
    zh: `家庭 ${members.length} 人，${working} 人就业，${eligible} 人可以就业。`,
    en: `Of ${members.length} in the household, ${working} work and ${eligible} are eligible to.`,
  };
}
