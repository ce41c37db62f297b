import type { Condition } from '../condition.ts';
import type { TierAssessment } from './tier.ts';

/** Where somebody who does not qualify goes on: the union's routine relief, and programme A. */
export type ReferralTarget = 'routine-relief' | 'holiday-relief';

/**
 * Where a household is referred that is in no tier; none for one that qualifies.
 * @param holidayRelief whether hold for it, as programme A judges
 * @rule B-13
 */
export function referral(standing: TierAssessment, holidayRelief: boolean): { targets: ReferralTarget[]; conditions: Condition[] } {
  if (standing.tier !== undefined) return { targets: [], conditions: [] };
  return {
    targets: ['routine-relief', ...(holidayRelief ? (['holiday-relief'] as const) : [])],
    conditions: [
      { rule: 'B-13', code: 'referral.routine', holds: true, values: {}, zh: '不符合建档标准，转入工会常态化送温暖。', en: 'Does not qualify: referred to the union’s routine relief.' },
      {
        rule: 'B-13', code: 'referral.holiday', holds: holidayRelief, values: {},
        zh: holidayRelief ? '符合节日慰问条件，同时转介。' : '不符合节日慰问条件。', en: holidayRelief ? 'Meets the conditions of holiday relief: referred there as well.' : 'Does not meet the conditions of holiday relief.',
      },
    ],
  };
}
