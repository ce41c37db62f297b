import { programmeOf, programmes } from '../programmes/index.ts';
import type { Privacy } from '../programmes/programme.ts';
import { digitsOf, levelOf, type RegionLevel } from './region.ts';
import type { StaffRole } from './roles.ts';

/** Values of a person that are masked, and may be shown one by one. */
export const revealable = ['name', 'identity', 'phone', 'health', 'address'] as const;
export type Revealable = (typeof revealable)[number];

interface Kept {
  /** Who reads such cases at all, and placed at which level; `own` = those whom they help themselves. */
  readers: Readonly<Partial<Record<StaffRole, RegionLevel | 'own'>>>;
  /** What each of them may see in full, one value at a time, with a reason that is kept. */
  reveals: Readonly<Partial<Record<StaffRole, readonly Revealable[]>>>;
}

/**
 * Children's cases are kept to those who help and those who watch over it: the community, the teacher of the pair, and
 * the supervisor of the district. Nobody else reads them, wherever they sit, and nothing of them is public. A teacher
 * must know whom to teach and whom to call, and never needs a number, an address or an illness.
 */
const kept: Readonly<Record<Privacy, Kept>> = {
  children: {
    readers: { 'community-caseworker': 'community', supervisor: 'district', teacher: 'own' },
    reveals: { 'community-caseworker': revealable, supervisor: ['name'], teacher: ['name', 'phone'] },
  },
};

/** The programmes whose cases somebody does not read, whatever their region. */
export function hiddenFrom({ role, region }: { role: string; region: string }): string[] {
  return programmes().flatMap(({ id, privacy }) => {
    if (!privacy) return [];
    const place = kept[privacy].readers[role as StaffRole]; // other roles are nobody's readers
    return place === 'own' || (place !== undefined && place === levelOf(region)) ? [] : [id];
  });
}

/** The programmes of which nothing is ever shown to the public. */
export function neverPublic(): string[] {
  return programmes().flatMap(({ id, privacy }) => (privacy ? [id] : []));
}

/** What a role may see in full of somebody in a case of this programme, where that is less than its own. */
export function revealsIn(programme: string, role: string): readonly Revealable[] {
  const { privacy } = programmeOf(programme);
  return privacy ? (kept[privacy].reveals[role as StaffRole] ?? []) : revealable;
}

/** The length of the region code of those supervisors who are told of cases of this programme; null = all of the region. */
export function supervisorPlace(programme: string): number | null {
  const { privacy } = programmeOf(programme);
  const place = privacy && kept[privacy].readers.supervisor;
  return place && place !== 'own' ? digitsOf(place) : null;
}

/** Whether whoever helps in such a case sees no more than their own student, and nothing of the application. */
export function seesOwnStudentOnly(role: string): boolean {
  return role === 'teacher';
}
