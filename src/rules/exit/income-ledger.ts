import type { Day } from '../../calendar/days.ts';
import type { LongTermExitPolicy } from '../../programmes/long-term-exit/policy.ts';
import { refuseInput, type FieldProblem } from '../../refusals/input.ts';
import { allHold, type Condition } from '../condition.ts';
import { againstLine } from '../line-per-head.ts';
import { amountProblems, codeProblems, futureProblems, membersProblems, twiceProblems, wrong } from '../wrong-input.ts';
import { yuan } from '../yuan.ts';
import { lastCompleteMonth, monthRow, type Month } from './month-row.ts';

/** What a household had in one month, as recorded with evidence. */
export interface IncomeMonth {
  month: Month;
  /** Of the whole household, whole fen. */
  incomeFen: number;
  members: number;
  /** The dibao line of that month, if another policy held then; otherwise the policy's own. */
  lineFen?: number;
  /** Ids of documents. */
  evidence: readonly string[];
}

/** A cause of hardship, and since when it is gone. */
export interface CauseFacts {
  cause: string;
  goneOn?: Day;
}

export interface LedgerFacts {
  /** In any order. */
  months: readonly IncomeMonth[];
  causes: readonly CauseFacts[];
}

/** `earlier`: above the line, but before the row was broken. `awaited`: complete, its record may still come. */
export type Verdict = 'counted' | 'earlier' | 'not-above' | 'gap' | 'awaited';

export interface LedgerLine {
  month: Month;
  verdict: Verdict;
  condition: Condition;
}

export interface IncomeLedger {
  /** The cause is gone and enough months in a row are above the line. */
  fulfilled: boolean;
  /** The months of the row that stands now, oldest first. */
  counted: Month[];
  needed: number;
  /** Every month that broke a row, oldest first, and by how much it was not above the line. */
  breaks: { month: Month; why: 'gap' | 'not-above'; byFen?: number }[];
  /** Every month from the first record on, oldest first. */
  lines: LedgerLine[];
  conditions: Condition[];
}

/**
 * Exit 1: the cause is gone, and the income per head was above the dibao line for some months in a row, up to the last
 * month recorded. A month on or below the line starts the count again, and so does a month without a record once
 * policy no longer waits for it.
 * @param today a month can be recorded, and missed, when it has ended
 * @throws InputError naming every field that does not fit
 * @rule D-03
 */
export function incomeLedger(facts: LedgerFacts, policy: LongTermExitPolicy, today: Day): IncomeLedger {
  const problems = ledgerProblems(facts, policy, today);
  if (problems.length > 0) refuseInput(problems);
  const found = monthsFound(facts, policy, today);
  const lines = found.map(lineOf);
  const lastBreak = lines.findLastIndex(({ verdict }) => verdict === 'gap' || verdict === 'not-above');
  const counted = lines.filter(({ verdict }) => verdict === 'counted').map(({ month }) => month);
  const conditions = [...causeConditions(facts, policy), rowCondition(counted, lines[lastBreak], policy)];
  return { fulfilled: allHold(conditions), counted, needed: policy.firstExit.months, breaks: lines.flatMap(breakOf), lines, conditions };
}

function breakOf({ month, verdict, condition: { values } }: LedgerLine): IncomeLedger['breaks'] {
  if (verdict === 'gap') return [{ month, why: verdict }];
  if (verdict === 'not-above') return [{ month, why: verdict, byFen: Number(values.byFen) }];
  return [];
}

/** How a month stands to the line, or that it has no record. */
type Found =
  | { month: Month; side: 'above' | 'on' | 'below'; counts: boolean; byFen: number; lineFen: number; record: IncomeMonth }
  | { month: Month; side: 'gap' | 'awaited' };

/** Every month from the first record to the last complete one. */
function monthsFound({ months }: LedgerFacts, policy: LongTermExitPolicy, today: Day): Found[] {
  const recorded = new Map(months.map((record) => [record.month, { record, ...standing(record, policy) }]));
  const sides = new Map([...recorded].map(([month, { side }]) => [month, side]));
  return monthRow(sides, policy.firstExit, today).map(({ month, side, counts }): Found => {
    const known = recorded.get(month);
    return known ? { month, counts, ...known } : { month, side: side === 'awaited' ? side : 'gap' };
  });
}

function standing({ incomeFen, members, lineFen: own }: IncomeMonth, { dibaoLine }: LongTermExitPolicy) {
  const lineFen = own ?? dibaoLine.monthlyFen;
  return { ...againstLine({ totalFen: incomeFen, lineFen, members, months: 1 }), lineFen };
}

function lineOf(found: Found): LedgerLine {
  const { month } = found;
  if (!('record' in found)) return unrecorded(month, found.side);
  const { side, counts, byFen, lineFen, record: { incomeFen, members, evidence } } = found;
  const verdict = side !== 'above' ? 'not-above' : counts ? 'counted' : 'earlier';
  const how = {
    counted: { zh: `高 ${yuan(byFen)} 元，计入`, en: `${yuan(byFen)} yuan above it, so it counts` },
    earlier: { zh: `高 ${yuan(byFen)} 元，但在中断之前，不计入`, en: `${yuan(byFen)} yuan above it, but before the row was broken, so it does not count` },
    'not-above': side === 'on'
      ? { zh: '正好相等，不高于标准，重新起算', en: 'exactly on it, not above: the count starts again' }
      : { zh: `低 ${yuan(byFen)} 元，重新起算`, en: `${yuan(byFen)} yuan below it: the count starts again` },
  }[verdict];
  return {
    month, verdict,
    condition: {
      rule: 'D-03', code: 'month.above-line', holds: side === 'above', values: { month, incomeFen, lineFen, members, byFen, evidence: evidence.length },
      zh: `${month}：收入 ${yuan(incomeFen)} 元，低保标准 ${yuan(lineFen)} 元 × ${members} 人：${how.zh}。`,
      en: `${month}: income of ${yuan(incomeFen)} yuan, dibao line ${yuan(lineFen)} yuan × ${members} people: ${how.en}.`,
    },
  };
}

function unrecorded(month: Month, verdict: 'gap' | 'awaited'): LedgerLine {
  const waits = verdict === 'awaited';
  return {
    month, verdict,
    condition: {
      rule: 'D-03', code: 'month.recorded', holds: false, values: { month },
      zh: waits ? `${month}：尚待登记。` : `${month}：没有登记，重新起算。`,
      en: waits ? `${month}: still to be recorded.` : `${month}: not recorded, so the count starts again.`,
    },
  };
}

function rowCondition(counted: readonly Month[], broken: LedgerLine | undefined, { firstExit: { months: needed } }: LongTermExitPolicy): Condition {
  const missing = Math.max(0, needed - counted.length);
  const [from = '', to = ''] = [counted[0], counted.at(-1)];
  const which = counted.length > 0 ? { zh: `（${from} 至 ${to}）`, en: ` (${from} to ${to})` } : { zh: '', en: '' };
  const why = broken ? { zh: `;${broken.month} 中断`, en: `; broken by ${broken.month}` } : { zh: '', en: '' };
  return {
    rule: 'D-03', code: 'row.long-enough', holds: missing === 0, values: { counted: counted.length, needed, missing, from, to, brokenBy: broken?.month ?? '' },
    zh: `连续 ${counted.length} 个月高于低保标准${which.zh}，要求 ${needed} 个月${missing > 0 ? `，还差 ${missing} 个月` : ''}${why.zh}。`,
    en: `${counted.length} months in a row above the dibao line${which.en}; ${needed} are required${missing > 0 ? `, ${missing} more are needed` : ''}${why.en}.`,
  };
}

function causeConditions({ causes }: LedgerFacts, { qualification }: LongTermExitPolicy): Condition[] {
  return causes.map(({ cause, goneOn }): Condition => {
    const title = qualification.causes.find(({ code }) => code === cause)?.title ?? { zh: cause, en: cause };
    return {
      rule: 'D-03', code: 'cause.gone', holds: goneOn !== undefined, values: { cause, goneOn: goneOn ?? '' },
      zh: goneOn === undefined ? `致困原因“${title.zh}”尚未消除。` : `致困原因“${title.zh}”已于 ${goneOn} 消除。`,
      en: goneOn === undefined ? `The cause “${title.en}” is not gone yet.` : `The cause “${title.en}” has been gone since ${goneOn}.`,
    };
  });
}

function ledgerProblems({ months, causes }: LedgerFacts, { qualification }: LongTermExitPolicy, today: Day): FieldProblem[] {
  const last = lastCompleteMonth(today);
  return [
    ...twiceProblems((position) => `months.${position}.month`, months.map(({ month }) => month), 'D-03'),
    ...months.flatMap(({ month, incomeFen, members, lineFen, evidence }, position) => {
      const at = `months.${position}`;
      if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return [wrong(`${at}.month`, 'period.month', 'D-03', `“${month}”不是月份`, `“${month}” is not a month`)];
      return [
        ...futureProblems(`${at}.month`, month, last, 'D-03'),
        ...amountProblems(`${at}.incomeFen`, incomeFen, 'D-03'),
        ...membersProblems(`${at}.members`, members, 'D-03'),
        ...(lineFen === undefined ? [] : lineProblems(`${at}.lineFen`, lineFen)),
        ...(evidence.length > 0 ? [] : [wrong(`${at}.evidence`, 'evidence-needed', 'D-03', `${month} 的收入至少须附 1 份证据`, `the income of ${month} needs 1 piece of evidence at least`)]),
      ];
    }),
    ...twiceProblems((position) => `causes.${position}.cause`, causes.map(({ cause }) => cause), 'D-03'),
    ...causes.flatMap(({ cause, goneOn }, position) => [
      ...codeProblems(`causes.${position}.cause`, cause, qualification.causes, 'D-03'),
      ...(goneOn === undefined ? [] : futureProblems(`causes.${position}.goneOn`, goneOn, today, 'D-03')),
    ]),
  ];
}

function lineProblems(field: string, lineFen: number): FieldProblem[] {
  if (lineFen === 0) return [wrong(field, 'too-small', 'D-03', '低保标准须大于 0', 'a dibao line is above 0')];
  return amountProblems(field, lineFen, 'D-03');
}
