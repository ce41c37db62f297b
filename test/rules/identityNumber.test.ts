import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCharacter, readIdentity } from '../../src/cases/intake/identityNumber.ts';
import { identityNumber } from '../web/identityNumbers.ts';

const now = '2026-06-15T02:00:00.000Z';
const read = (typed: string) => readIdentity(typed, now);
/** With the check character that belongs to it. */
const whole = (first17: string) => `${first17}${checkCharacter(first17)}`;
/** An invented person of no real county whose check character is X. */
const withX = Array.from({ length: 40 }, (_, sequence) => identityNumber('1976-02-29', sequence)).find((number) => number.endsWith('X')) ?? '';

test('C-01: an identity number says sex and date of birth', () => {
  expect(read(identityNumber('1976-02-29', 1))).toMatchObject({ ok: true, identity: { kind: 'resident', sex: 'male', birthDate: '1976-02-29', unknownPlace: false } });
  expect(read(identityNumber('1976-02-29', 2))).toMatchObject({ ok: true, identity: { sex: 'female' } });
});

test('C-01: the check character follows the standard (weights of GB 11643)', () => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 17, maxLength: 17 }), (digits) => {
    const sum = digits.reduce((total, digit, position) => total + digit * (weights[position] ?? 0), 0);
    expect(checkCharacter(digits.join(''))).toBe('10X98765432'[sum % 11]);
  }));
});

test('C-01: one wrong digit is always found', () => {
  const number = identityNumber('1976-02-29', 1);
  for (const position of [0, 5, 14, 15, 16]) {
    const wrong = `${number.slice(0, position)}${(Number(number[position]) + 1) % 10}${number.slice(position + 1)}`;
    expect(read(wrong)).toEqual({ ok: false, fault: 'identity.check-digit' });
  }
});

test('C-01: a small x, full-width digits and spaces are the same number', () => {
  expect(withX).toMatch(/X$/);
  const expected = { ok: true, identity: { number: withX } };
  const fullWidth = Array.from(withX, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0)).join('');
  expect(read(withX.toLowerCase())).toMatchObject(expected);
  expect(read(fullWidth)).toMatchObject(expected);
  expect(read(` ${withX.slice(0, 6)} ${withX.slice(6, 14)} ${withX.slice(14)} `)).toMatchObject(expected);
});

test.each([['too short', '65019919760229'], ['too long', `${withX}1`], ['empty', ''], ['with a letter inside', `65019A${withX.slice(6)}`], ['with X before the end', `X${withX.slice(1)}`]])(
  'C-01: a number %s is not of the right form', (_how, typed) => {
    expect(read(typed)).toEqual({ ok: false, fault: 'identity.format' });
  });

test('C-01: a date that does not exist, or has not come yet, refuses', () => {
  expect(read(whole('65019919750229001'))).toEqual({ ok: false, fault: 'identity.date' });
  expect(read(whole('65019919761301001'))).toEqual({ ok: false, fault: 'identity.date' });
  expect(read(whole('65019920260616001'))).toEqual({ ok: false, fault: 'identity.date' });
  expect(read(whole('65019920260615001')).ok).toBe(true);
});

test('C-01: an unknown place only warns', () => {
  expect(read(whole('99010119760229001'))).toMatchObject({ ok: true, identity: { kind: 'resident', unknownPlace: true } });
});

test.each(['81', '82', '83'])('C-01: the number of a residence permit (%s) is accepted as a kind of its own', (place) => {
  expect(read(whole(`${place}000019760229001`))).toMatchObject({ ok: true, identity: { kind: 'residence-permit', birthDate: '1976-02-29', unknownPlace: false } });
});

test('C-01: foreigners’ cards are accepted as a kind of their own; the older ones do not say sex and birthday', () => {
  expect(read(whole('96599919760229001'))).toMatchObject({ ok: true, identity: { kind: 'foreigner-card', sex: 'male', birthDate: '1976-02-29' } });
  const old = read('ZZZ990176022901');
  expect(old).toMatchObject({ ok: true, identity: { kind: 'foreigner-card', number: 'ZZZ990176022901' } });
  expect(old.ok && old.identity.birthDate).toBeUndefined();
});
