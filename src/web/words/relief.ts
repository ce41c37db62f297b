import type { Codes } from '../../cases/actions.ts';
import type { ReliefFact } from '../../cases/facts/relief.ts';
import type { ReliefFlag } from '../../programmes/holiday-relief/policy.ts';
import type { Text } from './text.ts';

export const handOverWords = {
  visit: { zh: '走访慰问', en: 'On a visit' },
  payment: { zh: '打卡发放', en: 'Paid out' },
} as const satisfies Record<Codes<'handOver'>['way'], Text>;

export const returnWords = {
  declined: { zh: '本人不要', en: 'Declined' },
  'not-found': { zh: '未能找到本人', en: 'Not found' },
  'moved-away': { zh: '已迁出', en: 'Moved away' },
  died: { zh: '已去世', en: 'Died' },
  reclaimed: { zh: '追回', en: 'Reclaimed' },
} as const satisfies Record<Codes<'giveBack'>['reason'], Text>;

export const campaignEndWords = {
  stays: { zh: '继续办理', en: 'what is under way goes on' },
  waits: { zh: '有异议，单独继续', en: 'an objection held it up; it goes on alone' },
  over: { zh: '本次未列入', en: 'not reached this time' },
} as const satisfies Record<Extract<ReliefFact, { type: 'campaign-ended' }>['outcome'], Text>;

export const registrationWords = {
  urban: { zh: '城镇', en: 'Urban' },
  rural: { zh: '农村', en: 'Rural' },
} as const satisfies Record<'urban' | 'rural', Text>;

export const reliefFlagWords = {
  'disability-certificate': { zh: '持残疾人证', en: 'Disability certificate' },
  'urban-dibao': { zh: '享受城市低保', en: 'Urban dibao' },
  'rural-dibao': { zh: '享受农村低保', en: 'Rural dibao' },
  'migrant-worker': { zh: '进城务工', en: 'Works in town, from the country' },
  'unemployment-insured': { zh: '参加失业保险', en: 'Insured against unemployment' },
  'newly-landless-in-planning-area': { zh: '城市规划区内新被征地', en: 'Newly landless in the planning area' },
  'one-child-or-two-daughter-household': { zh: '计划生育独生子女户或二女户', en: 'One-child or two-daughter family-planning household' },
  'registered-poor-household': { zh: '建档立卡贫困家庭劳动力', en: 'Worker of a registered poor household' },
} as const satisfies Record<ReliefFlag, Text>;

/** The causes that policies name; a policy with another one shows the code. */
export const causeWords: Readonly<Record<string, Text>> = {
  illness: { zh: '患病', en: 'Illness' },
  disaster: { zh: '受灾', en: 'Disaster' },
  'family-change': { zh: '家庭成员变故', en: 'A change in the family' },
  'both-laid-off': { zh: '夫妻双下岗', en: 'Both spouses laid off' },
  other: { zh: '其他类似原因', en: 'Something alike' },
};
