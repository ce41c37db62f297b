import type { AidKind, Tier } from '../../programmes/union-aid/kinds.ts';
import type { UnionAidPolicy } from '../../programmes/union-aid/policy.ts';
import type { RuleId } from '../../refusals/refusal.ts';
import type { Condition } from '../condition.ts';
import { medicalBorne, type HouseholdMeans } from './household-means.ts';
import { figure, higher, lower, percentDown, percentUp, sum, yuan } from './money.ts';
import type { EarlierGrant } from './second-aid.ts';
import type { Step } from './step.ts';

export type AidRequest = { kind: 'living' } | { kind: 'medical' } | { kind: 'education'; student: string };

/** What one tier's standard allows of one kind of aid in a year; amounts in fen, exact. */
export interface StandardLine {
  tier: Tier;
  rule: RuleId;
  least: bigint;
  most: bigint;
  /** What of it has been granted this year already. */
  already: bigint;
  conditions: Condition[];
  steps: Step[];
}

/** The range of a standard before anything is taken off, and how it came about. */
interface Range {
  least: bigint;
  most: bigint;
  steps: Step[];
}

/**
 * The standard of one tier for one kind of aid. Whether the household is in that tier is not asked here.
 * @rule B-05
 * @rule B-06
 * @rule B-07
 * @rule B-09
 * @rule B-10
 */
export function standardLine(tier: Tier, request: AidRequest, household: HouseholdMeans, earlier: readonly EarlierGrant[], policy: UnionAidPolicy): StandardLine {
  const already = sum(earlier.filter((grant) => countsAgainst(grant, tier, request)).map(({ amount }) => amount));
  const common = { tier, already };
  const student = studentListed(request, household);
  switch (tier) {
    case 'deep':
      return { ...common, rule: deepRule(request.kind), conditions: student, ...deepRange(request, household, policy) };
    case 'relative':
      return { ...common, rule: 'B-09', conditions: [...student, fewKinds(request, earlier, policy)], ...relativeRange(request, household, policy) };
    case 'accidental':
      return { ...common, rule: 'B-10', conditions: [answersAccident(request, household, policy)], ...accidentalRange(household, policy) };
    default:
      return tier satisfies never;
  }
}

/** Top-ups have caps of their own; the accidental cap is one for all kinds of aid. */
function countsAgainst(grant: EarlierGrant, tier: Tier, request: AidRequest): boolean {
  if (grant.topUp !== undefined) return false;
  if (tier === 'accidental' && grant.tier === 'accidental') return true;
  return grant.kind === request.kind && (request.kind !== 'education' || grant.student === request.student);
}

function deepRule(kind: AidKind): RuleId {
  return ({ living: 'B-05', medical: 'B-06', education: 'B-07' } as const)[kind];
}

function deepRange(request: AidRequest, household: HouseholdMeans, { dibaoLine, standards: { deep } }: UnionAidPolicy): Range {
  const monthly = BigInt(dibaoLine.monthly);
  switch (request.kind) {
    case 'living': {
      const { fromLines, toLines } = deep.living;
      const [least, most] = [monthly * BigInt(fromLines), monthly * BigInt(toLines)];
      return { least, most, steps: [{
        code: 'standard.living', values: { monthlyLine: dibaoLine.monthly, fromLines, toLines, least: figure(least), most: figure(most) },
        zh: `生活救助（每户每年）：低保标准 ${yuan(monthly)} 元 × ${fromLines} 至 ${toLines} 个月 = ${yuan(least)} 至 ${yuan(most)} 元。`,
        en: `Living aid per household and year: the line of ${yuan(monthly)} yuan × ${fromLines} to ${toLines} months = ${yuan(least)} to ${yuan(most)} yuan.`,
      }] };
    }
    case 'medical': {
      const borne = medicalBorne(household);
      return { least: 0n, most: borne, steps: [{ code: 'standard.borne', values: { borne: figure(borne) }, zh: `医疗救助：不超过个人承担部分 ${yuan(borne)} 元。`, en: `Medical aid: at most the part borne, ${yuan(borne)} yuan.` }] };
    }
    case 'education': {
      const { toLines } = deep.education;
      const most = monthly * BigInt(toLines);
      return { least: 0n, most, steps: [{
        code: 'standard.education', values: { monthlyLine: dibaoLine.monthly, toLines, most: figure(most) },
        zh: `助学救助（每生每年）：不超过低保标准 ${yuan(monthly)} 元 × ${toLines} 个月 = ${yuan(most)} 元。`,
        en: `Education aid per student and year: at most the line of ${yuan(monthly)} yuan × ${toLines} months = ${yuan(most)} yuan.`,
      }] };
    }
    default:
      return request satisfies never;
  }
}

/** A share of the deep standard; of a standard that only has a cap, the share is taken of the cap. Medical aid has a cap of its own. */
function relativeRange(request: AidRequest, household: HouseholdMeans, policy: UnionAidPolicy): Range {
  const deep = deepRange(request, household, policy);
  const { fromPercent, toPercent, medicalMost } = policy.standards.relative;
  if (request.kind === 'medical') {
    const most = lower(deep.most, BigInt(medicalMost));
    return { least: 0n, most, steps: [...deep.steps, {
      code: 'standard.medical-most', values: { borne: figure(deep.most), medicalMost, most: figure(most) },
      zh: `相对困难医疗救助：${yuan(deep.most)} 元与上限 ${yuan(BigInt(medicalMost))} 元取低 = ${yuan(most)} 元。`,
      en: `Relative hardship: the lower of ${yuan(deep.most)} and the cap of ${yuan(BigInt(medicalMost))} yuan = ${yuan(most)} yuan.`,
    }] };
  }
  const base = request.kind === 'education' ? deep.most : deep.least;
  return share('share.relative', base, fromPercent, deep.most, toPercent, deep.steps, { zh: '相对困难，深度困难标准的', en: 'Relative hardship, of the deep standard' });
}

function accidentalRange({ accidents }: HouseholdMeans, { standards: { accidental: { fromPercent, toPercent, most } } }: UnionAidPolicy): Range {
  const total = sum(accidents.map(({ spending }) => spending));
  const { steps, ...range } = share('share.accidental', total, fromPercent, total, toPercent, [], { zh: '意外致困，因困支出总额的', en: 'Accidental hardship, of the total hardship spending' });
  const cap = lower(range.most, BigInt(most));
  return { least: lower(range.least, cap), most: cap, steps: [...steps, {
    code: 'standard.accidental-most', values: { share: figure(range.most), cap: most, most: figure(cap) },
    zh: `最高 ${yuan(BigInt(most))} 元，因此上限为 ${yuan(cap)} 元。`, en: `At most ${yuan(BigInt(most))} yuan, so the cap is ${yuan(cap)} yuan.`,
  }] };
}

/** Floors round up and caps down to whole fen; where no whole fen lies between them, the cap counts. */
function share(code: string, of: bigint, fromPercent: number, ofMost: bigint, toPercent: number, before: readonly Step[], words: { zh: string; en: string }): Range {
  const most = percentDown(ofMost, toPercent);
  const least = lower(percentUp(of, fromPercent), most);
  return { least, most, steps: [...before, {
    code, values: { fromPercent, toPercent, of: figure(of), ofMost: figure(ofMost), least: figure(least), most: figure(most) },
    zh: `${words.zh} ${fromPercent}% 至 ${toPercent}%:${yuan(of)} × ${fromPercent}% = ${yuan(least)} 元，${yuan(ofMost)} × ${toPercent}% = ${yuan(most)} 元。`,
    en: `${words.en} ${fromPercent} to ${toPercent} %: ${yuan(of)} × ${fromPercent} % = ${yuan(least)} yuan, ${yuan(ofMost)} × ${toPercent} % = ${yuan(most)} yuan.`,
  }] };
}

function studentListed(request: AidRequest, { students }: HouseholdMeans): Condition[] {
  if (request.kind !== 'education') return [];
  const holds = students.includes(request.student);
  return [{ rule: 'B-07', code: 'student.listed', holds, values: { student: request.student }, zh: holds ? '是家庭中的在读学生。' : '不是家庭中的在读学生。', en: holds ? 'A student of the household.' : 'Not a student of the household.' }];
}

/** One kind of aid only; what was granted after an accident, and top-ups, are not of this standard. @rule B-09 */
function fewKinds({ kind }: AidRequest, earlier: readonly EarlierGrant[], { standards: { relative }, aid }: UnionAidPolicy): Condition {
  const had = new Set(earlier.filter((grant) => grant.tier !== 'accidental' && grant.topUp === undefined && grant.amount > 0).map((grant) => grant.kind));
  const kinds = new Set([...had, kind]).size;
  const others = [...had].filter((other) => other !== kind);
  const holds = kinds <= relative.kinds;
  return {
    rule: 'B-09', code: 'kinds.few', holds, values: { kinds, most: relative.kinds, had: others.join(', ') },
    zh: `相对困难家庭一年最多 ${relative.kinds} 类救助${others.length > 0 ? `，本年度已有：${others.map((other) => aid[other].title.zh).join('、')}` : ''}。`,
    en: `Relative hardship: at most ${relative.kinds} kind of aid a year${others.length > 0 ? `; this year already: ${others.map((other) => aid[other].title.en).join(', ')}` : ''}.`,
  };
}

function answersAccident({ kind }: AidRequest, { accidents }: HouseholdMeans, { standards: { accidental }, aid }: UnionAidPolicy): Condition {
  const holds = accidents.some((accident) => accidental.kindOf[accident.kind] === kind);
  return {
    rule: 'B-10', code: 'accident.kind', holds, values: { kind },
    zh: holds ? `所发生的情形对应${aid[kind].title.zh}。` : `所发生的情形不对应${aid[kind].title.zh}。`,
    en: holds ? `What happened is answered by: ${aid[kind].title.en}.` : `What happened is not answered by: ${aid[kind].title.en}.`,
  };
}

/** What is left of a line. */
export function left({ most, already }: StandardLine): bigint {
  return higher(most - already, 0n);
}
