import { z } from 'zod';
import type { Text } from '../programmes/programme.ts';
import { RefusalError, type RuleId } from './refusal.ts';

/** What can be wrong with one field; a code, so that it is worded once. */
export const fieldProblems = {
  required: { zh: '请填写或选择', en: 'fill this in, or choose' },
  'too-short': { zh: '太短了，至少两个字', en: 'too short, two characters or more' },
  'too-long': { zh: '太长了，请缩短', en: 'too long' },
  'too-small': { zh: '数值太小', en: 'too small' },
  'too-large': { zh: '数值太大', en: 'too large' },
  'too-many': { zh: '数量太多', en: 'too many' },
  'unknown-code': { zh: '没有这个代码', en: 'there is no such code' },
  'unknown-field': { zh: '没有这个项目', en: 'there is no such field' },
  'not-an-option': { zh: '不在可选范围内', en: 'not one of the options' },
  format: { zh: '格式不对', en: 'not in the right form' },
  'evidence-needed': { zh: '请至少附一份证据', en: 'attach at least one piece of evidence' },
  twice: { zh: '重复登记', en: 'entered twice' },
  future: { zh: '时间尚未到', en: 'lies in the future' },
  'identity.format': { zh: '证件号码应为 18 位（旧版外国人证件 15 位）', en: 'an identity number has 18 characters (older foreigners’ cards 15)' },
  'identity.date': { zh: '证件号码中的出生日期不存在', en: 'the date of birth in the number does not exist' },
  'identity.check-digit': { zh: '证件号码有误：校验码不符', en: 'mistyped: the check digit does not fit' },
  'identity.twice': { zh: '同一证件号码填写了两次', en: 'the same number is entered twice' },
  'identity.in-address': { zh: '证件号码不能写在网址里，请用查询接口', en: 'an identity number does not belong in an address: use the search' },
  cursor: { zh: '翻页标记无效', en: 'not a cursor of this list' },
  'applicant.one': { zh: '应当有且只有一位申请人本人', en: 'exactly one person is the applicant' },
  'not-eligible': { zh: '不符合认定条件', en: 'the conditions of recognition do not hold' },
  'amount.whole-fen': { zh: '金额应为整分，且不小于零', en: 'an amount is whole fen, zero or more' },
  'amount.more-than-spent': { zh: '报销或赔偿不能多于支出', en: 'no more can be reimbursed than was spent' },
  'amount.none': { zh: '金额应大于零', en: 'an amount above zero is needed' },
  'amount.above-cap': { zh: '超出可救助的上限', en: 'above what may be granted' },
  'amount.below-floor': { zh: '低于应救助的下限', en: 'below what must be granted' },
  'aid.not-open': { zh: '不能给予这一类救助', en: 'this aid cannot be granted' },
  'period.month': { zh: '月份格式应为 2026-03', en: 'a month is written like 2026-03' },
  'period.order': { zh: '止月不能早于起月', en: 'the last month lies before the first' },
  'period.outside-year': { zh: '不在核算的十二个月内', en: 'outside the twelve months accounted for' },
  'period.overlap': { zh: '与同一成员的同类收入时间重叠', en: 'overlaps an income of the same kind of the same member' },
  'member.twice': { zh: '同一成员填写了两次', en: 'the same member is entered twice' },
  'member.unknown': { zh: '家庭中没有这位成员', en: 'there is no such member in the household' },
  'authorisation.missing': { zh: '缺少本人签署的数据比对授权书', en: 'the signed authorisation of data matching is missing' },
  'document.missing': { zh: '缺少材料', en: 'a document is missing' },
  'undertaking.needed': { zh: '须作出承诺', en: 'the undertaking is needed' },
} as const satisfies Record<string, Text>;

export type FieldProblemCode = keyof typeof fieldProblems;

export interface FieldProblem {
  /** Path of the field, such as `people.1.identityNumber`. */
  field: string;
  problem: FieldProblemCode;
  rule?: RuleId;
  /** The rule's own sentence with its figures, where it has one. */
  sentence?: Text;
}

/** Everything that is wrong with what was sent, all at once. */
export class InputError extends RefusalError {
  readonly problems: readonly FieldProblem[];

  constructor(problems: readonly [FieldProblem, ...FieldProblem[]]) {
    const [{ field, problem, rule }] = problems;
    super({ code: 'input.invalid', field, ...(rule ? { rule } : {}), values: { problem } });
    this.name = 'InputError';
    this.problems = problems;
  }
}

/** @throws InputError naming every field that does not fit */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown, prefix = ''): z.infer<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  refuseInput(problemsOf(parsed.error, input, prefix));
}

/** @throws InputError when there are problems; none is a programming error of the caller */
export function refuseInput(problems: readonly FieldProblem[]): never {
  const [first, ...others] = problems;
  if (!first) throw new Error('input was refused without a problem');
  throw new InputError([first, ...others]);
}

/** @param input what was read: of what is absent, the problem is that it is missing, whatever the schema says */
export function problemsOf(error: z.ZodError, input: unknown, prefix = ''): FieldProblem[] {
  return error.issues.flatMap((issue) => {
    const at = (path: readonly PropertyKey[]) => [...(prefix ? [prefix] : []), ...path.map(String)].join('.');
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key): FieldProblem => ({ field: at([...issue.path, key]), problem: 'unknown-field' }));
    return [{ field: at(issue.path), problem: issue.code === 'invalid_value' && valueAt(input, issue.path) === undefined && !isFieldProblem(issue.message) ? 'required' : problemOf(issue) }];
  });
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inside, key) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, key) : undefined), input);
}

function problemOf(issue: z.core.$ZodIssue): FieldProblemCode {
  if (isFieldProblem(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined') ? 'required' : 'format';
    case 'invalid_value':
      return 'not-an-option';
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? 'required' : 'too-small';
    case 'too_big':
      return issue.origin === 'string' ? 'too-long' : issue.origin === 'array' ? 'too-many' : 'too-large';
    default:
      return 'format';
  }
}

function isFieldProblem(message: string): message is FieldProblemCode {
  return Object.hasOwn(fieldProblems, message);
}
