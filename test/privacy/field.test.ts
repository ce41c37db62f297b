import { describe, expect, it } from 'vitest';
import { DamagedFieldError, openField, openJson, sealField, sealJson, UnknownFieldKeyError } from '../../src/privacy/field.ts';
import { makeKeyRing, parseKeyRing } from '../../src/privacy/keys.ts';
import { someKeyRing } from './ring.ts';

const ring = someKeyRing();
const phone = { table: 'people', column: 'phone_enc', id: '0198a1f0-0000-7000-8000-000000000001' };

describe('a sealed field', () => {
  it('opens as it was written, and looks different each time', () => {
    const [first, second] = [sealField(ring, phone, '13900000001'), sealField(ring, phone, '13900000001')];
    expect(openField(ring, phone, first)).toBe('13900000001');
    expect(first).not.toBe(second);
    expect(first).toMatch(/^[0-9a-f]{6}\.[\w-]+$/);
    expect(openField(ring, phone, sealField(ring, phone, ''))).toBe('');
  });

  it('keeps a whole form', () => {
    const form = { name: '张演示', members: [{ age: 51 }], note: null };
    expect(openJson(ring, phone, sealJson(ring, phone, form))).toEqual(form);
  });

  it.each([
    ['another row', { ...phone, id: '0198a1f0-0000-7000-8000-000000000002' }],
    ['another column', { ...phone, column: 'bank_enc' }],
    ['another table', { ...phone, table: 'users' }],
  ])('is refused when it was copied into %s', (_where, elsewhere) => {
    expect(() => openField(ring, elsewhere, sealField(ring, phone, '13900000001'))).toThrow(DamagedFieldError);
  });

  it('is refused when any character of it was changed', () => {
    const sealed = sealField(ring, phone, '13900000001');
    for (let at = sealed.indexOf('.') + 1; at < sealed.length - 1; at++) {
      const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
      expect(() => openField(ring, phone, changed)).toThrow(DamagedFieldError);
    }
  });

  it.each(['', '13900000001', 'abc.', '.abc', `${'a.'.repeat(3)}`])('is refused when it is no sealed field: “%s”', (text) => {
    expect(() => openField(ring, phone, text)).toThrow(DamagedFieldError);
  });

  it('names the missing key when it was sealed under another ring, and not the content', () => {
    const sealed = sealField(someKeyRing(), phone, '13900000001');
    expect(() => openField(ring, phone, sealed)).toThrow(UnknownFieldKeyError);
  });

  it('stays readable after a new key was made current, and cannot be passed off as sealed with it', () => {
    const written = makeKeyRing();
    const old = written.field.current;
    const sealed = sealField(parseKeyRing(JSON.stringify(written), 'a test'), phone, '13900000001');
    written.field.keys['newer'] = written.field.keys[old] ?? '';
    written.field.current = 'newer';
    const rotated = parseKeyRing(JSON.stringify(written), 'a test');
    expect(openField(rotated, phone, sealed)).toBe('13900000001');
    expect(sealField(rotated, phone, '')).toMatch(/^newer\./);
    expect(() => openField(rotated, phone, sealed.replace(old, 'newer'))).toThrow(DamagedFieldError);
  });
});
