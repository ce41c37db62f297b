/** The levels that hold or decide a case, lowest first. */
export const levels = ['community', 'street', 'district', 'city', 'province', 'national'] as const;
export type Level = (typeof levels)[number];

/** `public` acts without signing in (objections); `system` is a clock or a job of the product itself. */
export type Role =
  | 'community-caseworker'
  | 'street-reviewer'
  | 'district-officer'
  | 'city-officer'
  | 'province-officer'
  | 'national-officer'
  | 'supervisor'
  | 'mentor'
  | 'teacher'
  /** Answers for a unit to which measures are referred (D-05). */
  | 'unit-officer'
  | 'admin'
  | 'auditor'
  | 'public'
  | 'system';

/** Who gives a command, as far as the workflow needs to know: an id and a role, no name. */
export interface By {
  id: string;
  role: Role;
  /** The mentor whom this one stands in for. */
  standsInFor?: string;
  /** The unit that this one answers for. */
  unit?: string;
}

/** The role that acts for a level in its reviews. */
export function roleOf(level: Level): Role {
  switch (level) {
    case 'community':
      return 'community-caseworker';
    case 'street':
      return 'street-reviewer';
    case 'district':
      return 'district-officer';
    case 'city':
      return 'city-officer';
    case 'province':
      return 'province-officer';
    case 'national':
      return 'national-officer';
    default:
      return level satisfies never;
  }
}

/** The roles that give a level's opinion, lowest level first. */
export const officers: readonly Role[] = levels.map(roleOf);

/** The level that a late matter is brought to; the highest stays where it is. @rule X-04 */
export function levelAbove(level: Level): Level {
  const next = levels[levels.indexOf(level) + 1];
  return next ?? level;
}
