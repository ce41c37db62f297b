import { makeKeyRing, parseKeyRing, type KeyRing } from '../../src/privacy/keys.ts';

/** A key ring of random keys, for one test. */
export function someKeyRing(): KeyRing {
  return parseKeyRing(JSON.stringify(makeKeyRing()), 'a test');
}
