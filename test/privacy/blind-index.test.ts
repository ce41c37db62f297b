import { describe, expect, it } from 'vitest';
import { blindIndex, normalisedIdentity, normalisedPhone } from '../../src/privacy/blind-index.ts';
import { parseKeyRing } from '../../src/privacy/keys.ts';
import { someKeyRing } from './ring.ts';

const ring = someKeyRing();
const number = '990101190001010019';

describe('looking people up by their identity number', () => {
  it('X-05: the same number has the same index at any time and in any office', () => {
    expect(blindIndex(ring, 'identity', number)).toBe(blindIndex(ring, 'identity', number));
  });

  it('X-05: the index of a given key never changes, or nobody stored before would be found', () => {
    const key = (fill: number) => ({ current: 'k1', keys: { k1: Buffer.alloc(32, fill).toString('base64') } });
    const fixed = parseKeyRing(JSON.stringify({ field: key(1), payload: key(2), index: key(3), session: key(4) }), 'a test');
    expect(blindIndex(fixed, 'identity', number)).toBe('k1.NR4KVeOQ-sjfY-uSpFk17qIXH4mvXMqEpx7V4OzlGdI');
  });

  it('X-05: numbers differing in one character have nothing in common, and no index holds its number', () => {
    const [first, second] = [blindIndex(ring, 'identity', number), blindIndex(ring, 'identity', '990101190001010018')];
    expect(first).not.toBe(second);
    expect(first).not.toContain('9901');
  });

  it('X-05: without the key, or in another domain, the index is another', () => {
    expect(blindIndex(someKeyRing(), 'identity', number)).not.toBe(blindIndex(ring, 'identity', number));
    expect(blindIndex(ring, 'phone', number).split('.')[1]).not.toBe(blindIndex(ring, 'identity', number).split('.')[1]);
  });

  it.each(['99010119000101001X', '99010119000101001x', ' 990101 19000101 001x ', '990101-19000101-001X', '９９０１０１１９０００１０１００１Ｘ'])(
    'X-05: “%s” is one and the same number, however it was typed',
    (typed) => {
      expect(normalisedIdentity(typed)).toBe('99010119000101001X');
    },
  );

  it.each(['13900000001', '139 0000 0001', '+86 139-0000-0001', '008613900000001', '１３９００００００01'])('“%s” is one and the same phone', (typed) => {
    expect(normalisedPhone(typed)).toBe('13900000001');
  });
});
