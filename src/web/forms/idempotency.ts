import { randomUUID } from 'node:crypto';

/** Name of the hidden control that carries a form's key. */
export const KEY_FIELD = 'key';

/**
 * The key under which a form's action happens once, however often it is sent: made with the page, kept when the page
 * asks again about an unconfirmed action, new whenever the form is shown anew for correction.
 */
export function newKey(): string {
  return randomUUID();
}
