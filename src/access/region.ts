import { levels, type Level } from '../cases/actor.ts';

/**
 * Regions are a tree in their codes: the codes of the regions above are the first digits of a code. They follow the
 * national division codes; those that begin with 99 are invented and used by demonstrations and tests.
 */
export type RegionCode = string;

/** The nation as a region: the one code that is no beginning of the codes in it. */
export const NATION: RegionCode = '00';

/** Digits of a region's code, by the level that it is a region of. */
const digits = { community: 12, street: 9, district: 6, city: 4, province: 2 } as const satisfies Partial<Record<Level, number>>;

export type RegionLevel = keyof typeof digits | 'national';

const levelsOfRegions: readonly (keyof typeof digits)[] = levels.filter((level) => level !== 'national');

/** How many digits the codes of a level have. */
export function digitsOf(level: RegionLevel): number {
  return level === 'national' ? NATION.length : digits[level];
}

/** The level of a region, or null when it is no code of a region. */
export function levelOf(code: string): RegionLevel | null {
  if (!/^\d+$/.test(code)) return null;
  if (code === NATION) return 'national';
  return levelsOfRegions.find((level) => digits[level] === code.length) ?? null;
}

/**
 * Whether a region is the given scope or lies in it. Nothing lies in a scope that is no region: an empty scope would
 * otherwise cover the country.
 */
export function covers(scope: RegionCode, region: RegionCode): boolean {
  return levelOf(scope) !== null && (scope === NATION || region.startsWith(scope));
}

/** The region of a level that contains the given one (or is it), or null when that level lies below it. */
export function regionAt(level: RegionLevel, region: RegionCode): RegionCode | null {
  if (level === 'national' || region === NATION) return level === 'national' ? NATION : null;
  return region.length < digits[level] ? null : region.slice(0, digits[level]);
}

/** A region and all above it, lowest first: community, street, district, city, province. */
export function lineage(region: RegionCode): RegionCode[] {
  return levelsOfRegions.flatMap((level) => regionAt(level, region) ?? []);
}

/**
 * An SQL condition for rows within a scope, and the values of its two parameters. A range in byte order instead of
 * LIKE, because a prepared LIKE with a parameter does not use the index on the prefix (`text_pattern_ops`).
 * @param column written into the SQL as it is: a constant of the code, never input
 * @param parameter number of the first of the two parameters
 */
export function within(scope: RegionCode, column: string, parameter: number): { sql: string; values: [string, string] } {
  const afterDigits = ':'; // the byte after 9
  const values: [string, string] = levelOf(scope) === null ? ['', ''] : scope === NATION ? ['', afterDigits] : [scope, `${scope}${afterDigits}`];
  return { sql: `(${column} ~>=~ $${parameter} AND ${column} ~<~ $${parameter + 1})`, values };
}
