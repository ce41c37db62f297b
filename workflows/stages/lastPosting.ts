import { dayOf } from '../../src/calendar/days.ts';
import type { Refusal } from '../../src/refusals/refusal.ts';
import type { Asked } from './kind.ts';

/** Why a list is not posted any more: its notice would not end before the closing day. An objection's new notice is let through. @rule A-04 */
export function postedTooLate({ state, at }: Asked): Refusal | undefined {
  const { relief } = state;
  if (!relief || relief.waits || Object.keys(state.objections).length > 0 || dayOf(at) <= relief.lastPosting) return undefined;
  return { code: 'notice.too-late', rule: 'A-04', values: { lastPosting: relief.lastPosting, closesOn: relief.closesOn } };
}
