import type { LongTermExitPolicy } from '../../programmes/long-term-exit/policy.ts';
import { refuseInput } from '../../refusals/input.ts';
import { allHold, type Condition } from '../condition.ts';
import { codeProblems, twiceProblems } from '../wrong-input.ts';

/** What one helper keeps contact with; codes. */
export interface CaseloadFacts {
  /** Kind of helper, by the policy's code. */
  helper: string;
  enterprises: readonly string[];
  households: readonly string[];
}

export interface Caseload {
  /** Neither too few nor too many. */
  within: boolean;
  /** How many more the helper may take. */
  room: { enterprises: number; households: number };
  conditions: Condition[];
}

const words = { enterprises: { zh: '企业（家）', en: 'enterprises' }, households: { zh: '困难职工（户）', en: 'households' } } as const;

/**
 * How many enterprises and households a helper keeps contact with, against the limits of its kind. Both ends belong to
 * the range. Before another is taken, `room` says whether it fits.
 * @throws InputError for an unknown kind of helper, or the same enterprise or household twice
 * @rule D-06
 */
export function caseloadOf(facts: CaseloadFacts, { caseload }: LongTermExitPolicy): Caseload {
  const limits = caseload.helpers.find(({ code }) => code === facts.helper);
  const problems = [
    ...codeProblems('helper', facts.helper, caseload.helpers, 'D-06'),
    ...(['enterprises', 'households'] as const).flatMap((what) => twiceProblems((position) => `${what}.${position}`, facts[what], 'D-06')),
  ];
  if (problems.length > 0 || !limits) return refuseInput(problems);
  const conditions = (['enterprises', 'households'] as const).flatMap((what) => {
    const has = facts[what].length;
    const { least, most } = limits[what];
    return [
      condition(`${what}.least`, has >= least, { has, least, by: Math.max(0, least - has) }, `${limits.title.zh}联系${words[what].zh} ${has}，至少 ${least}`, `${limits.title.en}, ${words[what].en}: ${has}, at least ${least}`),
      condition(`${what}.most`, has <= most, { has, most, by: Math.max(0, has - most) }, `${limits.title.zh}联系${words[what].zh} ${has}，最多 ${most}`, `${limits.title.en}, ${words[what].en}: ${has}, at most ${most}`),
    ];
  });
  const roomFor = (what: 'enterprises' | 'households') => Math.max(0, limits[what].most - facts[what].length);
  return { within: allHold(conditions), room: { enterprises: roomFor('enterprises'), households: roomFor('households') }, conditions };
}

function condition(code: string, holds: boolean, values: { has: number; by: number; least?: number; most?: number }, zh: string, en: string): Condition {
  const off = values.by > 0 ? { zh: values.least === undefined ? `，超出 ${values.by}` : `，还差 ${values.by}`, en: values.least === undefined ? `, ${values.by} too many` : `, ${values.by} missing` } : { zh: '', en: '' };
  return { rule: 'D-06', code, holds, values: { ...values }, zh: `${zh}${off.zh}。`, en: `${en}${off.en}.` };
}
