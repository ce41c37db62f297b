import { allHold, type Condition } from '../condition.ts';
import type { TierAssessment } from './tier.ts';

/** What has been done before a household leaves. */
export interface ExitSteps {
  visited: boolean;
  verified: boolean;
  explained: boolean;
}

const steps = {
  visited: { done: { zh: '已入户走访。', en: 'Visited at home.' }, open: { zh: '尚未入户走访。', en: 'Not visited at home yet.' } },
  verified: { done: { zh: '情况已核实。', en: 'The situation is verified.' }, open: { zh: '情况尚未核实。', en: 'The situation is not verified yet.' } },
  explained: { done: { zh: '已向职工说明政策。', en: 'Explained to the worker.' }, open: { zh: '尚未向职工说明政策。', en: 'Not explained to the worker yet.' } },
} as const;

/**
 * Whether a household may leave: no tier holds any more, and visit, verification and explanation are done.
 * @param standing its tiers by the figures of the exit visit
 * @rule B-14
 */
export function mayLeave(standing: TierAssessment, done: ExitSteps): { leaves: boolean; conditions: Condition[] } {
  const out = standing.tier === undefined;
  const conditions: Condition[] = [
    {
      rule: 'B-14', code: 'exit.above', holds: out, values: { tier: standing.tier ?? '' },
      zh: out ? '已不符合任何困难类别。' : '仍符合建档标准。', en: out ? 'In no tier of hardship any more.' : 'Still in a tier of hardship.',
    },
    ...(['visited', 'verified', 'explained'] as const).map((step): Condition => ({ rule: 'B-14', code: `exit.${step}`, holds: done[step], values: {}, ...(done[step] ? steps[step].done : steps[step].open) })),
  ];
  return { leaves: allHold(conditions), conditions };
}
