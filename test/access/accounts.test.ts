import { hash } from '@node-rs/argon2';
import { beforeAll, describe, expect, it } from 'vitest';
import { AccountFaultError, accountStore, type AccountStore, type NewAccount } from '../../src/access/accounts.ts';
import { someKeyRing } from '../privacy/ring.ts';
import { useDatabase } from './database.ts';
import { community, district, neighbour, otherDistrict, settleRegions, street } from './places.ts';

const database = useDatabase();
const password = 'bamo-tiru-kefa-4821';

describe('accounts', () => {
  let accounts: AccountStore;
  let logins = 0;
  beforeAll(async () => {
    await settleRegions(database());
    accounts = accountStore(database(), someKeyRing());
  });

  /** An account with a login of its own. */
  const open = (given: Partial<NewAccount> = {}) =>
    accounts.create({ login: `mentor${++logins}`, password, name: '张演示', role: 'mentor', region: community, ...given });

  it('sign in with their password, in whatever case and width the login is typed', async () => {
    const account = await open({ login: 'Zhang.Demo', email: 'demo@example.org' });
    expect(await accounts.verify(' ｚｈａｎｇ.DEMO ', password)).toEqual(account);
    expect(await accounts.verify('zhang.demo', `${password}!`)).toBeNull();
    expect(await accounts.byId(account.id)).toEqual(account);
  });

  it('X-08: names and addresses of staff are not readable in the database', async () => {
    const { id } = await open({ name: '李示例', email: 'li@example.org' });
    const { rows } = await database().query('SELECT users::text AS line FROM users WHERE id = $1', [id]);
    expect(rows[0].line).not.toContain('李示例');
    expect(rows[0].line).not.toContain('li@');
    expect(rows[0].line).not.toContain(password);
  });

  it('X-08: a name copied into another row of the database is refused, not shown', async () => {
    const [one, other] = [await open({ name: '王样例' }), await open()];
    await database().query('UPDATE users SET name_enc = (SELECT name_enc FROM users WHERE id = $1) WHERE id = $2', [one.id, other.id]);
    await expect(accounts.byId(other.id)).rejects.toThrow(/users\.name_enc of .* cannot be opened/);
    await database().query('DELETE FROM users WHERE id = $1', [other.id]);
  });

  it('an unknown login, a wrong password and a closed account are refused alike, after as much work', async () => {
    const { login } = await open();
    const closed = await open();
    await accounts.change(closed.id, { active: false });
    const tries = {
      wrong: { login, password: 'wrong-password' },
      unknown: { login: 'nobody', password },
      closed: { login: closed.login, password },
    };
    const took = { wrong: Infinity, unknown: Infinity, closed: Infinity };
    for (let round = 0; round < 5; round++) {
      for (const kind of ['wrong', 'unknown', 'closed'] as const) {
        const begun = performance.now();
        expect(await accounts.verify(tries[kind].login, tries[kind].password)).toBeNull();
        took[kind] = Math.min(took[kind], performance.now() - begun);
      }
    }
    // hashing takes some 20 ms and the look-up under 1 ms: leaving the hash out would show at once
    expect(took.unknown).toBeGreaterThan(took.wrong / 2);
    expect(took.closed).toBeGreaterThan(took.wrong / 2);
  });

  it('an account that has no password yet lets nobody in', async () => {
    const { id, login } = await open();
    await database().query(`UPDATE users SET password_hash = '' WHERE id = $1`, [id]);
    expect(await accounts.verify(login, '')).toBeNull();
  });

  it('a password stored with weaker parameters is stored anew at the next sign-in', async () => {
    const { id, login } = await open();
    await database().query('UPDATE users SET password_hash = $2 WHERE id = $1', [id, await hash(password, { memoryCost: 8192 })]);
    expect(await accounts.verify(login, password)).not.toBeNull();
    const { rows } = await database().query('SELECT password_hash FROM users WHERE id = $1', [id]);
    expect(rows[0].password_hash).toContain('m=19456');
    expect(await accounts.verify(login, password)).not.toBeNull();
  });

  it('a login is given once', async () => {
    const { login } = await open();
    await expect(open({ login: login.toUpperCase() })).rejects.toThrow(new AccountFaultError('login-taken'));
    await expect(open({ login: 'a b' })).rejects.toThrow(new AccountFaultError('login-malformed'));
  });

  it('X-04: a role is placed at its own level only, so that nobody reaches further than meant', async () => {
    await expect(open({ role: 'street-reviewer', region: district })).rejects.toThrow(new AccountFaultError('role-elsewhere'));
    await expect(open({ role: 'community-caseworker', region: '99' })).rejects.toThrow(new AccountFaultError('role-elsewhere'));
    const reviewer = await open({ role: 'street-reviewer', region: street });
    await expect(accounts.change(reviewer.id, { role: 'district-officer' })).rejects.toThrow(new AccountFaultError('role-elsewhere'));
  });

  it('X-06: a mentor on leave has a stand-in, who is an active mentor of the same place', async () => {
    const [mentor, standIn, elsewhere] = [await open(), await open({ region: street }), await open({ region: neighbour })];
    const changed = await accounts.change(mentor.id, { standInId: standIn.id, onLeaveUntil: '2026-10-08', onDuty: true });
    expect(changed).toMatchObject({ standInId: standIn.id, onLeaveUntil: '2026-10-08', onDuty: true });
    expect(await accounts.byId(mentor.id)).toEqual(changed);
    for (const standInId of [elsewhere.id, mentor.id, (await open({ role: 'community-caseworker' })).id]) {
      await expect(accounts.change(mentor.id, { standInId })).rejects.toThrow(new AccountFaultError('stand-in-elsewhere'));
    }
  });

  it('are listed by region and role, and those of other regions are not found', async () => {
    const here = await open({ role: 'auditor', region: district });
    const there = await open({ role: 'auditor', region: otherDistrict });
    expect((await accounts.inRegion(district, 'auditor')).map(({ id }) => id)).toEqual([here.id]);
    expect((await accounts.inRegion('9901', 'auditor')).map(({ id }) => id).toSorted()).toEqual([here.id, there.id].toSorted());
    expect((await accounts.inRegion(district)).length).toBeGreaterThan(1);
    expect(await accounts.inRegion('')).toEqual([]);
  });
});
