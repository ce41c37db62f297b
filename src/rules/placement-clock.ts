import type { PolicyParts } from '../cases/command.ts';
import type { ClockPolicy } from '../programmes/policy/clock.ts';

/** A person's clock and where it comes from: a category that policy names, or `default`. */
export interface PlacementClock {
  category: string;
  clock: ClockPolicy;
}

/**
 * The placement clocks of one person; the one that falls due first counts, which only a calendar can say. Every
 * category that policy does not name has the default one, also beside a named category: it may be the shorter.
 * A zero-employment household's 24 hours are not among them: they belong to the household.
 * @rule C-08 · rulebook, decision 3
 */
export function placementClocks(categories: readonly string[], { categories: named, default: usual }: PolicyParts['placement']): PlacementClock[] {
  const own = categories.filter((category) => category !== 'zero-employment');
  const clocks = Object.entries(named).flatMap(([category, clock]) => (own.includes(category) ? [{ category, clock }] : []));
  const allNamed = own.length > 0 && own.length === clocks.length;
  return allNamed ? clocks : [...clocks, { category: 'default', clock: usual }];
}
