import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/**
 * What a key is for; each purpose has keys of its own, so that one that leaks opens one thing only.
 * `field`: personal data in Postgres. `payload`: what passes through Temporal. `index`: look-ups by a hash.
 * `session`: signatures of session cookies.
 */
export const keyPurposes = ['field', 'payload', 'index', 'session'] as const;
export type KeyPurpose = (typeof keyPurposes)[number];

/** The keys of one purpose: new content takes the current one, older content names the one it was made with. */
export interface Keys {
  current: { id: string; key: KeyObject };
  byId: ReadonlyMap<string, KeyObject>;
}

export type KeyRing = Readonly<Record<KeyPurpose, Keys>>;

/** The keys cannot be used; the message is a sentence for whoever starts the product, and never holds a key. */
export class KeyRingError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'KeyRingError';
  }
}

const KEY_BYTES = 32;

const keysSchema = z.strictObject({
  current: z.string(),
  keys: z.record(
    z.string().regex(/^[A-Za-z0-9_-]{1,16}$/, 'a key id has 1 to 16 letters, digits, - or _'),
    z.string().refine((text) => Buffer.from(text, 'base64').length === KEY_BYTES, `a key is ${KEY_BYTES} bytes in base64`),
  ),
}).refine(({ current, keys }) => Object.hasOwn(keys, current), { path: ['current'], message: 'names no key of this purpose' });

const ringSchema = z.strictObject({ field: keysSchema, payload: keysSchema, index: keysSchema, session: keysSchema });

/** How a key ring is written down: for each purpose the id of the current key, and all keys by id, in base64. */
export type WrittenKeyRing = z.infer<typeof ringSchema>;

/** A new ring with one random key for each purpose. Ids are random too: the keys of two installations are never confused. */
export function makeKeyRing(): WrittenKeyRing {
  return { field: makeKeys(), payload: makeKeys(), index: makeKeys(), session: makeKeys() };
}

function makeKeys(): WrittenKeyRing[KeyPurpose] {
  const id = randomBytes(3).toString('hex');
  return { current: id, keys: { [id]: randomBytes(KEY_BYTES).toString('base64') } };
}

/** The same ring with a new current key for each purpose named; the older keys still open what they sealed. @throws KeyRingError */
export function withNewKeys(text: string, source: string, purposes: readonly KeyPurpose[]): WrittenKeyRing {
  parseKeyRing(text, source); // or a sentence about what is wrong with it
  const ring = ringSchema.parse(JSON.parse(text));
  for (const purpose of purposes) {
    const { current, keys } = makeKeys();
    ring[purpose] = { current, keys: { ...ring[purpose].keys, ...keys } };
  }
  return ring;
}

/**
 * @param source where the text came from, for the sentence
 * @throws KeyRingError saying where the mistake is
 */
export function parseKeyRing(text: string, source: string): KeyRing {
  const parsed = ringSchema.safeParse(parseJson(text, source));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new KeyRingError(`The keys in ${source} cannot be used: ${issue?.path.join('.') || 'as a whole'}: ${issue?.message ?? 'not understood'}.`);
  }
  const { field, payload, index, session } = parsed.data;
  return { field: imported(field), payload: imported(payload), index: imported(index), session: imported(session) };
}

function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new KeyRingError(`The keys in ${source} are not JSON.`); // the parser's own message would quote the text
  }
}

/** Keys are imported once, here: doing it for every content would cost more than the encryption. */
function imported({ current, keys }: WrittenKeyRing[KeyPurpose]): Keys {
  const byId = new Map(Object.entries(keys).map(([id, text]) => [id, createSecretKey(text, 'base64')]));
  const key = byId.get(current);
  if (!key) throw new KeyRingError(`There is no key ${current}.`);
  return { current: { id: current, key }, byId };
}
