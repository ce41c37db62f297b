import type { Day } from '../../calendar/days.ts';
import type { LongTermExitPolicy } from '../../programmes/long-term-exit/policy.ts';
import { refuseInput, type FieldProblem } from '../../refusals/input.ts';
import { allHold, type Condition } from '../condition.ts';
import { againstLine } from '../line-per-head.ts';
import { amountProblems, codeProblems, futureProblems, membersProblems, wrong } from '../wrong-input.ts';
import { yuan } from '../yuan.ts';

/** What somebody found on a visit; a finding that holds needs evidence. */
export interface Judgement {
  holds: boolean;
  /** Ids of documents. */
  evidence: readonly string[];
}

export interface SecondExitFacts {
  /** Public relief the household receives, by the policy's codes. */
  publicRelief: readonly { kind: string; since: Day; until?: Day }[];
  /** Aid of the union it has had. */
  unionAid: readonly { kind: string; on: Day }[];
  /** What the household lives on in a month, relief and aid included; whole fen. */
  monthLivingFen: number;
  members: number;
  /** Its difficulty is eased. */
  eased: Judgement;
  /** It cannot leave hardship by itself. */
  unableByItself: Judgement;
}

export interface SecondExit {
  fulfilled: boolean;
  conditions: Condition[];
}

/**
 * Exit 2: a household that cannot leave hardship by itself, is covered by public relief and has had aid of the union,
 * lives at the dibao level and has its difficulty eased. Exactly on the line is at the level.
 * @throws InputError naming every field that does not fit
 * @rule D-04
 */
export function secondExit(facts: SecondExitFacts, policy: LongTermExitPolicy, today: Day): SecondExit {
  const problems = exitProblems(facts, policy, today);
  if (problems.length > 0) refuseInput(problems);
  const conditions = [
    judgement('unable-by-itself', facts.unableByItself, ['难以自行脱困', 'cannot leave hardship by itself'], ['可以自行脱困', 'can leave hardship by itself']),
    reliefCondition(facts, policy, today), aidCondition(facts, policy), levelCondition(facts, policy),
    judgement('difficulty.eased', facts.eased, ['家庭困境已得到缓解', 'has its difficulty eased'], ['家庭困境尚未缓解', 'does not have its difficulty eased yet']),
  ];
  return { fulfilled: allHold(conditions), conditions };
}

function judgement(code: string, { holds, evidence }: Judgement, yes: readonly [zh: string, en: string], no: readonly [zh: string, en: string]): Condition {
  const [zh, en] = holds ? yes : no;
  return { rule: 'D-04', code, holds, values: { evidence: evidence.length }, zh: `${zh}（证据 ${evidence.length} 份）。`, en: `The household ${en} (pieces of evidence: ${evidence.length}).` };
}

function reliefCondition({ publicRelief }: SecondExitFacts, { secondExit: { publicRelief: kinds } }: LongTermExitPolicy, today: Day): Condition {
  const running = publicRelief.filter(({ since, until }) => since <= today && (until === undefined || today <= until));
  const titles = kinds.filter(({ code }) => running.some(({ kind }) => kind === code)).map(({ title }) => title);
  const holds = titles.length > 0;
  return {
    rule: 'D-04', code: 'public-relief', holds, values: { kinds: running.map(({ kind }) => kind).join(', ') },
    zh: holds ? `已纳入政府救助：${titles.map((title) => title.zh).join('、')}。` : `${today} 没有享受政府救助。`,
    en: holds ? `Covered by public relief: ${titles.map((title) => title.en).join(', ')}.` : `Not covered by public relief on ${today}.`,
  };
}

function aidCondition({ unionAid }: SecondExitFacts, { secondExit: { unionAid: kinds } }: LongTermExitPolicy): Condition {
  const titles = kinds.filter(({ code }) => unionAid.some(({ kind }) => kind === code)).map(({ title }) => title);
  const holds = titles.length > 0;
  return {
    rule: 'D-04', code: 'union-aid', holds, values: { kinds: unionAid.map(({ kind }) => kind).join(', ') },
    zh: holds ? `已得到工会帮扶：${titles.map((title) => title.zh).join('、')}。` : '还没有得到工会帮扶。',
    en: holds ? `Has had aid of the union: ${titles.map((title) => title.en).join(', ')}.` : 'Has had no aid of the union yet.',
  };
}

function levelCondition({ monthLivingFen, members }: SecondExitFacts, { dibaoLine: { monthlyFen: lineFen } }: LongTermExitPolicy): Condition {
  const { side, byFen } = againstLine({ totalFen: monthLivingFen, lineFen, members, months: 1 });
  const how = {
    below: { zh: `还差 ${yuan(byFen)} 元`, en: `${yuan(byFen)} yuan are missing` },
    on: { zh: '正好达到', en: 'exactly reached' },
    above: { zh: `高 ${yuan(byFen)} 元`, en: `${yuan(byFen)} yuan above it` },
  }[side];
  return {
    rule: 'D-04', code: 'dibao-level', holds: side !== 'below', values: { monthLivingFen, lineFen, members, byFen },
    zh: `含救助的月生活来源 ${yuan(monthLivingFen)} 元，低保标准 ${yuan(lineFen)} 元 × ${members} 人：${how.zh}。`,
    en: `Lives on ${yuan(monthLivingFen)} yuan a month with all relief; dibao line ${yuan(lineFen)} yuan × ${members} people: ${how.en}.`,
  };
}

function exitProblems(facts: SecondExitFacts, { secondExit: kinds }: LongTermExitPolicy, today: Day): FieldProblem[] {
  return [
    ...facts.publicRelief.flatMap(({ kind, since, until }, position) => [
      ...codeProblems(`publicRelief.${position}.kind`, kind, kinds.publicRelief, 'D-04'),
      ...futureProblems(`publicRelief.${position}.since`, since, today, 'D-04'),
      ...(until !== undefined && until < since ? [wrong(`publicRelief.${position}.until`, 'too-small', 'D-04', `${until} 早于开始日期 ${since}`, `${until} lies before its beginning, ${since}`)] : []),
    ]),
    ...facts.unionAid.flatMap(({ kind, on }, position) => [
      ...codeProblems(`unionAid.${position}.kind`, kind, kinds.unionAid, 'D-04'),
      ...futureProblems(`unionAid.${position}.on`, on, today, 'D-04'),
    ]),
    ...amountProblems('monthLivingFen', facts.monthLivingFen, 'D-04'),
    ...membersProblems('members', facts.members, 'D-04'),
    ...(['eased', 'unableByItself'] as const).flatMap((name) =>
      (facts[name].holds && facts[name].evidence.length === 0 ? [wrong(`${name}.evidence`, 'evidence-needed', 'D-04', '这一认定至少须附 1 份证据', 'this finding needs 1 piece of evidence at least')] : [])),
  ];
}
