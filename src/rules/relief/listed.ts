import { addMonths, ageOn, type Day } from '../../calendar/days.ts';
import type { HolidayReliefPolicy, ReliefFlag } from '../../programmes/holiday-relief/policy.ts';
import { refuseInput } from '../../refusals/input.ts';
import { allHold, type Condition } from '../condition.ts';
import { futureProblems } from '../wrong-input.ts';

/** A person's situation as far as the groups ask for it; no name, no number. */
export interface ReliefFacts {
  sex: 'male' | 'female';
  birthDate: Day;
  /** Kind of household registration. */
  registration: 'urban' | 'rural';
  /** First day of the unemployment that lasts; absent for whoever works. */
  unemployedSince?: Day;
  flags: readonly ReliefFlag[];
}

export interface GroupFinding {
  group: string;
  holds: boolean;
  conditions: Condition[];
}

export interface ListedFinding {
  /** In one group at least. */
  listed: boolean;
  groups: GroupFinding[];
  /** The groups that hold, in words. */
  condition: Condition;
}

type Group = HolidayReliefPolicy['listed']['groups'][number];

/**
 * Every group of the policy, with what decided about it; one is enough. Ages are reached on the birthday, a year of
 * unemployment on the same date a year later, both with 28 February for 29 February.
 * @throws InputError for a birth or an unemployment that begins after the day it is judged on
 * @rule A-02 · rulebook, decision 7
 */
export function listedGroups(person: ReliefFacts, policy: HolidayReliefPolicy, day: Day): ListedFinding {
  const problems = [
    ...futureProblems('birthDate', person.birthDate, day, 'A-02'),
    ...(person.unemployedSince === undefined ? [] : futureProblems('unemployedSince', person.unemployedSince, day, 'A-02')),
  ];
  if (problems.length > 0) refuseInput(problems);
  const groups = policy.listed.groups.map((group): GroupFinding => {
    const conditions = conditionsOf(group, person, day);
    return { group: group.code, holds: conditions.length > 0 && allHold(conditions), conditions };
  });
  const codes = groups.filter(({ holds }) => holds).map(({ group }) => group);
  const titles = policy.listed.groups.filter(({ code }) => codes.includes(code)).map(({ title }) => title);
  const listed = codes.length > 0;
  return {
    listed, groups,
    condition: {
      rule: 'A-02', code: 'group.listed', holds: listed, values: { groups: codes.join(', ') },
      zh: listed ? `属于：${titles.map(({ zh }) => zh).join('、')}。` : '不属于所列的任何一类人员。',
      en: listed ? `In the groups: ${titles.map(({ en }) => en).join(', ')}.` : 'In none of the listed groups.',
    },
  };
}

function conditionsOf({ when }: Group, person: ReliefFacts, day: Day): Condition[] {
  const conditions: Condition[] = [];
  if (when.registration !== undefined) conditions.push(registrationCondition(when.registration, person));
  const least = person.sex === 'male' ? when.minAgeMale : when.minAgeFemale;
  if (least !== undefined) conditions.push(ageCondition(least, person, day));
  if (when.unemployedForMonths !== undefined) conditions.push(unemployedCondition(when.unemployedForMonths, person, day));
  for (const flag of when.flags ?? []) conditions.push(flagCondition(flag, person));
  return conditions;
}

const registrations = { urban: { zh: '城镇户口', en: 'urban' }, rural: { zh: '农村户口', en: 'rural' } } as const;

function registrationCondition(needed: 'urban' | 'rural', { registration }: ReliefFacts): Condition {
  return {
    rule: 'A-02', code: 'group.registration', holds: registration === needed, values: { registration, needed },
    zh: `${registrations[registration].zh}，要求${registrations[needed].zh}。`, en: `Registration is ${registrations[registration].en}; ${registrations[needed].en} is required.`,
  };
}

function ageCondition(least: number, { birthDate, sex }: ReliefFacts, day: Day): Condition {
  const age = ageOn(birthDate, day);
  const reachedOn = addMonths(birthDate, least * 12);
  return {
    rule: 'A-02', code: 'group.age', holds: age >= least, values: { age, least, sex, reachedOn },
    zh: `${age} 周岁，要求满 ${least} 周岁（${reachedOn}）。`, en: `Aged ${age}; ${least} is required (${reachedOn}).`,
  };
}

function unemployedCondition(months: number, { unemployedSince }: ReliefFacts, day: Day): Condition {
  const reachedOn = unemployedSince === undefined ? '' : addMonths(unemployedSince, months);
  return {
    rule: 'A-02', code: 'group.unemployed-for', holds: unemployedSince !== undefined && reachedOn <= day, values: { since: unemployedSince ?? '', months, reachedOn },
    zh: unemployedSince === undefined ? `没有失业，要求连续失业满 ${months} 个月。` : `${unemployedSince} 起失业，要求满 ${months} 个月（${reachedOn}）。`,
    en: unemployedSince === undefined ? `Not unemployed; ${months} months are required.` : `Unemployed since ${unemployedSince}; ${months} months are required (${reachedOn}).`,
  };
}

const situations: Record<ReliefFlag, { zh: string; en: string }> = {
  'disability-certificate': { zh: '持残疾人证', en: 'disability certificate' },
  'urban-dibao': { zh: '享受城市低保', en: 'urban dibao' },
  'rural-dibao': { zh: '享受农村低保', en: 'rural dibao' },
  'migrant-worker': { zh: '进城务工', en: 'works in town, from the country' },
  'unemployment-insured': { zh: '参加失业保险', en: 'insured against unemployment' },
  'newly-landless-in-planning-area': { zh: '城市规划区内新被征地', en: 'newly landless in the planning area' },
  'one-child-or-two-daughter-household': { zh: '计划生育独生子女户或二女户', en: 'one-child or two-daughter family-planning household' },
  'registered-poor-household': { zh: '建档立卡贫困家庭劳动力', en: 'worker of a registered poor household' },
};

function flagCondition(flag: ReliefFlag, { flags }: ReliefFacts): Condition {
  const holds = flags.includes(flag);
  const { zh, en } = situations[flag];
  return { rule: 'A-02', code: `group.${flag}`, holds, values: {}, zh: holds ? `${zh}：是。` : `${zh}：否。`, en: `${en.charAt(0).toUpperCase()}${en.slice(1)}: ${holds ? 'yes' : 'no'}.` };
}
