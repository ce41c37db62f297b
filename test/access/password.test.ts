import { hash } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { hashPassword, isOutdated, passwordFault, readablePassword, verifyPassword } from '../../src/access/password.ts';

describe('passwords', () => {
  it('are stored as argon2id with the parameters stated, each with a salt of its own', async () => {
    const [first, second] = await Promise.all([hashPassword('bamo-tiru-kefa'), hashPassword('bamo-tiru-kefa')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
    expect(await verifyPassword(first, 'bamo-tiru-kefa')).toBe(true);
    expect(await verifyPassword(first, 'bamo-tiru-kefo')).toBe(false);
  });

  it('fit however an input method writes them', async () => {
    expect(await verifyPassword(await hashPassword('ｂａｍｏ-演示-1234'), 'bamo-演示-1234')).toBe(true);
  });

  it('with weaker parameters are known to be outdated', async () => {
    expect(isOutdated(await hash('bamo-tiru-kefa', { memoryCost: 8192, timeCost: 2, parallelism: 1 }))).toBe(true);
    expect(isOutdated(await hashPassword('bamo-tiru-kefa'))).toBe(false);
  });

  it.each([
    ['kurz', 'too-short'],
    ['a'.repeat(129), 'too-long'],
    ['aaaabbbbcccc', 'too-uniform'],
    ['xx-Street1-xx', 'has-login'],
    ['password123', 'guessable'],
    ['P@ssw0rd2024', 'guessable'],
    ['1234567890qwertyuiop', 'guessable'],
    ['beijing2008', 'guessable'],
    ['四个字的密码啊一二三', null],
    ['bamo-tiru-kefa', null],
  ])('“%s” is %s', (password, fault) => {
    expect(passwordFault(password, 'street1')).toBe(fault);
  });

  it('made on the spot can be read aloud, are never the same, and are good enough', () => {
    const made = Array.from({ length: 500 }, readablePassword);
    expect(new Set(made).size).toBe(500);
    for (const password of made) {
      expect(password).toMatch(/^(?:[bdfghjkmnprstvz][aeiou]){2}-(?:[bdfghjkmnprstvz][aeiou]){2}-(?:[bdfghjkmnprstvz][aeiou]){2}-\d{4}$/);
      expect(passwordFault(password, 'street1')).toBeNull();
    }
  });
});
