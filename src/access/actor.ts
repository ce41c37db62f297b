import type { By } from '../cases/actor.ts';
import type { Account } from './accounts.ts';
import { roles, type RoleSpec, type StaffRole } from './roles.ts';
import type { RegionCode } from './region.ts';

/** Who acts or reads, as every command and every page needs it: no name, nothing to be kept secret. */
export interface Actor extends By {
  role: StaffRole;
  /** The level whose opinion this person gives, where there is one. */
  level: RoleSpec['level'];
  /** What lies outside is not found. */
  region: RegionCode;
}

export function actorOf({ id, role, region, unit }: Account): Actor {
  return { id, role, level: roles[role].level, region, ...(unit === null ? {} : { unit }) };
}
