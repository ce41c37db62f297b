import { rapidClockOf } from '../../programmes/union-aid/rapid.ts';
import type { UnionAidClock } from '../../programmes/union-aid/policy.ts';
import type { TierAssessment } from './tier.ts';

/**
 * Whether a case takes the rapid channel: by its figures, as declared or as found, accidental hardship holds, whatever
 * else does.
 * @rule B-19
 */
export function isRapid({ holding }: TierAssessment): boolean {
  return holding.includes('accidental');
}

/**
 * The clock that a step of a case runs by: in the rapid channel the shorter one, where policy has one.
 * @rule B-19
 */
export function clockNameOf(usual: UnionAidClock, rapid: boolean): UnionAidClock {
  return rapid && hasRapid(usual) ? rapidClockOf[usual] : usual;
}

function hasRapid(clock: UnionAidClock): clock is keyof typeof rapidClockOf & UnionAidClock {
  return Object.hasOwn(rapidClockOf, clock);
}
