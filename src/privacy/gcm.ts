import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** What sealing adds to the length of the content. */
export const SEAL_BYTES = NONCE_BYTES + TAG_BYTES;

/**
 * Encrypts and authenticates with AES-256-GCM: nonce, ciphertext, tag, in this order.
 * The nonce is random, so one key should seal no more than some 2^32 contents before the ring gets a new current key.
 * @param bound what the content belongs to; it is not stored, and opening with anything else fails
 */
export function seal(key: KeyObject, bound: string, content: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(bound));
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** The content that was sealed, or null when a byte of it, its key or what it is bound to is not the same. */
export function open(key: KeyObject, bound: string, sealed: Uint8Array): Buffer | null {
  if (sealed.length < SEAL_BYTES) return null;
  const end = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(sealed.subarray(end));
  const content = decipher.update(sealed.subarray(NONCE_BYTES, end));
  try {
    return Buffer.concat([content, decipher.final()]);
  } catch {
    return null; // final() throws for one reason only: the tag does not fit
  }
}
