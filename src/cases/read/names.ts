import { DamagedFieldError, openField } from '../../privacy/field.ts';
import type { KeyRing } from '../../privacy/keys.ts';
import { maskName } from '../../privacy/mask.ts';

/** Shown in place of a name that cannot be opened: one damaged row must not take a whole list away. */
const UNREADABLE = '—';

export function nameOf(ring: KeyRing, table: 'people' | 'users', id: string, sealed: string | null): string {
  if (!sealed) return UNREADABLE;
  try {
    return openField(ring, { table, column: 'name_enc', id }, sealed);
  } catch (error) {
    if (error instanceof DamagedFieldError) return UNREADABLE;
    throw error;
  }
}

/** A household member's name as lists of staff show it. */
export function listName(ring: KeyRing, id: string, sealed: string | null): string {
  return sealed ? maskName(nameOf(ring, 'people', id, sealed), 'middle') : UNREADABLE;
}
