import { createHmac } from 'node:crypto';
import type { KeyRing } from './keys.ts';

/** What is looked up. The same value has another index in each domain, so that tables cannot be joined by it. */
export type IndexDomain = 'identity' | 'phone';

/**
 * A keyed hash by which a sealed value is found again, as `<key id>.<HMAC-SHA-256 in base64url>`. Only who has the key
 * can try identity numbers against it. The key id tells rows of an older key apart: a new key means new indexes.
 * @param normalised in the one form that all who look for it use, such as {@link normalisedIdentity}
 * @rule X-05
 */
export function blindIndex(ring: KeyRing, domain: IndexDomain, normalised: string): string {
  const { id, key } = ring.index.current;
  return `${id}.${createHmac('sha256', key).update(`bangfu/index/${domain}/${normalised}`).digest('base64url')}`;
}

/** An identity number as it is compared: half-width, without spaces and hyphens, a check character X in upper case. */
export function normalisedIdentity(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/[\s\p{Pd}]/gu, '').toUpperCase();
}

/** A phone number as it is compared: its digits, without the country's prefix. */
export function normalisedPhone(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '');
}
