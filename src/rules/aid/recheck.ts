import type { Tier } from '../../programmes/union-aid/kinds.ts';
import { yearlyAmount, type HouseholdMeans, type IncomeKind, type SpendingKind } from './household-means.ts';
import { figure, sum } from './money.ts';

/** The clock that a tier's file is re-checked by. @rule B-22 */
export const recheckClockOf = { deep: 'recheckDeep', relative: 'recheckRelative', accidental: 'recheckAccidental' } as const satisfies Record<Tier, string>;

/** Something that is not as it was at the last check. */
export type Change =
  | { what: 'member-joined' | 'member-left' | 'student-began' | 'student-ended'; member: string }
  /** Yearly amounts in fen; zero where there was or is nothing. */
  | { what: 'income' | 'spending'; member: string; kind: IncomeKind | SpendingKind; before: number | string; after: number | string };

/**
 * What changed in a household between two checks, member by member and kind by kind.
 * @rule B-22
 */
export function changesSince(before: HouseholdMeans, after: HouseholdMeans): Change[] {
  const missing = (from: readonly string[], list: readonly string[]) => list.filter((member) => !from.includes(member));
  return [
    ...missing(before.members, after.members).map((member): Change => ({ what: 'member-joined', member })),
    ...missing(after.members, before.members).map((member): Change => ({ what: 'member-left', member })),
    ...missing(before.students, after.students).map((member): Change => ({ what: 'student-began', member })),
    ...missing(after.students, before.students).map((member): Change => ({ what: 'student-ended', member })),
    ...amounts('income', before, after), ...amounts('spending', before, after),
  ];
}

function amounts(what: 'income' | 'spending', before: HouseholdMeans, after: HouseholdMeans): Change[] {
  const all = [...before[what], ...after[what]];
  const places = all.filter((item, position) => all.findIndex((other) => other.member === item.member && other.kind === item.kind) === position);
  return places.flatMap(({ member, kind }): Change[] => {
    const [old, now] = [before, after].map((household) => sum(household[what].filter((item) => item.member === member && item.kind === kind).map(yearlyAmount)));
    return old === undefined || now === undefined || old === now ? [] : [{ what, member, kind, before: figure(old), after: figure(now) }];
  });
}
