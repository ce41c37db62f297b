import { Secret, TOTP } from 'otpauth';
import { beforeAll, describe, expect, it } from 'vitest';
import { accountStore, type Account, type AccountStore } from '../../src/access/accounts.ts';
import { confirmSecondFactor, hasSecondFactor, recoveryCodesLeft, removeSecondFactor, secretToScan, takeCode } from '../../src/access/secondFactor.ts';
import { someKeyRing } from '../privacy/ring.ts';
import { useDatabase } from './database.ts';
import { community, settleRegions } from './places.ts';

const database = useDatabase();
const ring = someKeyRing();

describe('a second factor', () => {
  let accounts: AccountStore;
  let logins = 0;
  beforeAll(async () => {
    await settleRegions(database());
    accounts = accountStore(database(), ring);
  });

  /** Somebody whose phone makes codes, by a clock of their own that starts at noon. */
  async function somebody() {
    const account: Account = await accounts.create({ login: `factor${++logins}`, password: 'bamo-tiru-kefa-4821', name: '演示', role: 'mentor', region: community });
    let at = Date.parse('2031-03-03T04:00:00.000Z');
    const parts = { pool: database(), ring, now: () => new Date(at).toISOString() };
    const made = await secretToScan(parts, account);
    const app = new TOTP({ secret: Secret.fromBase32(made?.secret ?? '') });
    return {
      account, parts, made,
      code: (secondsAway = 0) => app.generate({ timestamp: at + secondsAway * 1000 }),
      later(seconds: number) {
        at += seconds * 1000;
      },
    };
  }

  async function withFactor() {
    const one = await somebody();
    const on = await confirmSecondFactor(one.parts, one.account.id, one.code());
    if (on.kind !== 'on') throw new Error('the second factor was not switched on');
    one.later(60);
    return { ...one, recoveryCodes: on.recoveryCodes };
  }

  it('counts only after a code of it was entered, and shows the same secret until then', async () => {
    const { parts, account, made, code } = await somebody();
    expect(made?.uri).toMatch(/^otpauth:\/\/totp\/Bangfu:factor\d+\?issuer=Bangfu&secret=[A-Z2-7]{32}&/);
    expect(await hasSecondFactor(parts.pool, account.id)).toBe(false);
    expect(await secretToScan(parts, account)).toEqual(made);
    expect(await confirmSecondFactor(parts, account.id, '000000')).toEqual({ kind: 'wrong' });
    expect(await hasSecondFactor(parts.pool, account.id)).toBe(false);
    expect(await confirmSecondFactor(parts, account.id, code())).toMatchObject({ kind: 'on' });
    expect(await hasSecondFactor(parts.pool, account.id)).toBe(true);
    expect(await secretToScan(parts, account), 'the secret of one that is on is shown to nobody').toBeNull();
  });

  it('takes each code once, also when it is sent twice at once', async () => {
    const { parts, account, code } = await withFactor();
    const typed = code();
    const taken = await Promise.all([1, 2, 3].map(() => takeCode(parts, account.id, typed)));
    expect(taken.toSorted()).toEqual(['code', 'wrong', 'wrong']);
    expect(await takeCode(parts, account.id, typed)).toBe('wrong');
  });

  it('takes no code older than one that was taken, and none of a phone whose clock is a minute off', async () => {
    const { parts, account, code } = await withFactor();
    expect(await takeCode(parts, account.id, code(90))).toBe('wrong');
    expect(await takeCode(parts, account.id, code(-90))).toBe('wrong');
    expect(await takeCode(parts, account.id, code(30)), 'a phone half a minute ahead').toBe('code');
    expect(await takeCode(parts, account.id, code(0))).toBe('wrong');
  });

  it('is not looked at after ten wrong codes, for a quarter of an hour', async () => {
    const { parts, account, code, later } = await withFactor();
    for (let n = 0; n < 10; n++) expect(await takeCode(parts, account.id, '12345x')).toBe('wrong');
    expect(await takeCode(parts, account.id, code())).toBe('too-many');
    later(14 * 60);
    expect(await takeCode(parts, account.id, code())).toBe('too-many');
    later(61);
    expect(await takeCode(parts, account.id, code())).toBe('code');
  });

  it('takes a recovery code once, however it is typed', async () => {
    const { parts, account, recoveryCodes } = await withFactor();
    expect(new Set(recoveryCodes).size).toBe(8);
    const [first = ''] = recoveryCodes;
    expect(await takeCode(parts, account.id, ` ${first.toLowerCase().replaceAll('-', ' ')} `)).toBe('recovery-code');
    expect(await takeCode(parts, account.id, first)).toBe('wrong');
    expect(await recoveryCodesLeft(parts.pool, account.id)).toBe(7);
    expect(await removeSecondFactor(parts.pool, account.id)).toBe(true);
    expect(await takeCode(parts, account.id, recoveryCodes[1] ?? '')).toBe('wrong');
  });

  it('X-08: neither its secret nor its recovery codes are readable in the database', async () => {
    const { parts, made, recoveryCodes } = await withFactor();
    const { rows } = await parts.pool.query(`SELECT (SELECT string_agg(f::text, ' ') FROM second_factors f) || (SELECT string_agg(r::text, ' ') FROM recovery_codes r) AS everything`);
    for (const secret of [made?.secret ?? '?', ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll('-', ''))]) expect(rows[0].everything).not.toContain(secret);
  });
});
