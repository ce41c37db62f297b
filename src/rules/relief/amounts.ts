import type { HolidayReliefPolicy } from '../../programmes/holiday-relief/policy.ts';
import { refuseInput, type FieldProblem } from '../../refusals/input.ts';
import { allHold, type Condition } from '../condition.ts';
import { amountProblems, codeProblems, twiceProblems } from '../wrong-input.ts';
import { yuan } from '../yuan.ts';

/** A place on a village's list. Returned money may be allotted again. */
export interface ReliefGrant {
  /** Code of the person or household, as policy counts. */
  beneficiary: string;
  /** Degree of hardship, by the policy's code. */
  degree: string;
  state: 'listed' | 'paid' | 'returned';
}

export interface AllotmentFacts {
  /** The money allotted to the village, whole fen. */
  allottedFen: number;
  grants: readonly ReliefGrant[];
}

export interface Allotment {
  allottedFen: number;
  listedFen: number;
  paidFen: number;
  returnedFen: number;
  /** Never below zero: what is listed beyond the allotment is `overFen`. */
  leftFen: number;
  overFen: number;
  /** How many more of each degree fit. */
  room: { degree: string; fen: number; count: number }[];
  within: Condition;
}

/**
 * How much of a village's allotment is spoken for, and what is left.
 * @throws InputError for an amount that is none, an unknown degree, or somebody listed twice
 * @rule A-03
 */
export function allotmentOf(facts: AllotmentFacts, policy: HolidayReliefPolicy): Allotment {
  const problems = allotmentProblems(facts, policy);
  if (problems.length > 0) refuseInput(problems);
  const sumOf = (state: ReliefGrant['state']) => facts.grants.reduce((sum, grant) => (grant.state === state ? sum + fenOf(grant.degree, policy) : sum), 0);
  const [listedFen, paidFen, returnedFen] = [sumOf('listed'), sumOf('paid'), sumOf('returned')];
  const { allottedFen } = facts;
  const spokenForFen = listedFen + paidFen;
  const leftFen = Math.max(0, allottedFen - spokenForFen);
  const overFen = Math.max(0, spokenForFen - allottedFen);
  const within: Condition = {
    rule: 'A-03', code: 'allotment.within', holds: overFen === 0, values: { allottedFen, listedFen, paidFen, returnedFen, leftFen, overFen },
    zh: `分配资金 ${yuan(allottedFen)} 元，已列入 ${yuan(spokenForFen)} 元，${overFen > 0 ? `超出 ${yuan(overFen)} 元` : `剩余 ${yuan(leftFen)} 元`}。`,
    en: `Allotted ${yuan(allottedFen)} yuan, spoken for ${yuan(spokenForFen)} yuan, ${overFen > 0 ? `${yuan(overFen)} yuan too much` : `${yuan(leftFen)} yuan left`}.`,
  };
  const room = policy.amounts.degrees.map(({ code, fen }) => ({ degree: code, fen, count: Math.floor(leftFen / fen) }));
  return { allottedFen, listedFen, paidFen, returnedFen, leftFen, overFen, room, within };
}

export interface Allotting {
  holds: boolean;
  amountFen: number;
  /** What is left after it; what was left before, if it does not hold. */
  leftFen: number;
  conditions: Condition[];
}

/**
 * Whether one more fits into a village's allotment: the money is there, and the beneficiary is not on the list yet.
 * @throws InputError as {@link allotmentOf}
 * @rule A-03
 */
export function allot(facts: AllotmentFacts, wish: Pick<ReliefGrant, 'beneficiary' | 'degree'>, policy: HolidayReliefPolicy): Allotting {
  const unknown = codeProblems('degree', wish.degree, policy.amounts.degrees, 'A-03');
  if (unknown.length > 0) refuseInput(unknown);
  const { leftFen, overFen } = allotmentOf(facts, policy);
  const amountFen = fenOf(wish.degree, policy);
  const missingFen = Math.max(0, amountFen - leftFen);
  const again = facts.grants.some(({ beneficiary, state }) => beneficiary === wish.beneficiary && state !== 'returned');
  const conditions: Condition[] = [
    {
      rule: 'A-03', code: 'allotment.enough', holds: missingFen === 0, values: { amountFen, leftFen, missingFen, overFen },
      zh: `需 ${yuan(amountFen)} 元，剩余 ${yuan(leftFen)} 元${missingFen > 0 ? `，还差 ${yuan(missingFen)} 元` : ''}。`,
      en: `Takes ${yuan(amountFen)} yuan of the ${yuan(leftFen)} yuan left${missingFen > 0 ? `, ${yuan(missingFen)} yuan are missing` : ''}.`,
    },
    {
      rule: 'A-03', code: 'beneficiary.once', holds: !again, values: { beneficiary: wish.beneficiary },
      zh: again ? '已在名单上，不能重复慰问。' : '不在名单上，没有重复。', en: again ? 'On the list already: nobody twice.' : 'Not on the list yet.',
    },
  ];
  const holds = allHold(conditions);
  return { holds, amountFen, leftFen: holds ? leftFen - amountFen : leftFen, conditions };
}

function fenOf(degree: string, { amounts: { degrees } }: HolidayReliefPolicy): number {
  const found = degrees.find(({ code }) => code === degree);
  if (!found) throw new Error(`the policy names no degree of hardship “${degree}”`);
  return found.fen;
}

function allotmentProblems({ allottedFen, grants }: AllotmentFacts, { amounts: { degrees } }: HolidayReliefPolicy): FieldProblem[] {
  const live = grants.flatMap(({ beneficiary, state }, position) => (state === 'returned' ? [] : [{ beneficiary, position }]));
  return [
    ...amountProblems('allottedFen', allottedFen, 'A-03'),
    ...grants.flatMap(({ degree }, position) => codeProblems(`grants.${position}.degree`, degree, degrees, 'A-03')),
    ...twiceProblems((index) => `grants.${live[index]?.position}.beneficiary`, live.map(({ beneficiary }) => beneficiary), 'A-03'),
  ];
}
