import { AccountFaultError, isLogin, TEMPORARY_PASSWORD_DAYS, type Account } from '../../access/accounts.ts';
import { readablePassword } from '../../access/password.ts';
import { covers } from '../../access/region.ts';
import { removeSecondFactor } from '../../access/secondFactor.ts';
import { revokeTokensOf } from '../../access/api-token.ts';
import { endSessionsOf } from '../../access/session.ts';
import { note } from '../../audit/trail.ts';
import { isDay } from '../../calendar/days.ts';
import { notFound } from '../../cases/read/scope.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { typedOne } from '../forms/field.ts';
import { typedOf } from '../forms/readTyped.ts';
import { fieldId, Select, TextField, Tick } from '../kit/fields.tsx';
import { ErrorSummary, Notice } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import { redirect, type Reply } from '../reply.ts';
import { partOf, type StaffVisit } from '../visit.ts';
import { accountFaults } from '../words/accounts.ts';
import { roleWords } from '../words/people.ts';
import type { Text } from '../words/text.ts';
import { adminPage } from './frame.tsx';
import { faultIn, noUser, readUser, typedUser, userChoices, UserFields, type TypedUser, type UserFault } from './userFields.tsx';

export function newUserPage(parts: WebParts) {
  return (visit: StaffVisit): Promise<Reply> => newForm(parts, visit, { typed: noUser, login: '', faults: [] });
}

/** Opens an account under a password that is shown once and changed at the first sign-in. */
export function takeNewUser(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const typed = typedUser(visit);
    const login = typedOne(typedOf(visit.request.body), 'login').trim();
    const read = await readUser(parts, visit, typed);
    const faults: UserFault[] = isLogin(login) ? [] : [{ field: 'login', text: accountFaults['login-malformed'] }];
    if ('faults' in read || faults.length > 0) return newForm(parts, visit, { typed, login, faults: [...faults, ...('faults' in read ? read.faults : [])] });
    const password = readablePassword();
    try {
      const { unit, email, ...user } = read.user;
      const account = await parts.accounts.create({ login, password, temporaryPassword: true, ...user, ...(email ? { email } : {}), ...(unit ? { unit } : {}) });
      await note(parts.pool, { kind: 'configuration', by: visit.staff, at: parts.now(), fact: { type: 'account-opened', account: account.id, role: account.role, region: account.region } });
      return passwordShown(visit, account, password, { zh: '账号已开设。', en: 'The account is open.' });
    } catch (error) {
      if (error instanceof AccountFaultError) return newForm(parts, visit, { typed, login, faults: [{ field: 'login', text: accountFaults[error.fault] }] });
      throw error;
    }
  };
}

export function userPage(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => changeForm(parts, visit, await accountOf(parts, visit), []);
}

/** @rule X-06 a mentor on leave has a stand-in */
export function takeUser(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const before = await accountOf(parts, visit);
    const typed = typedOf(visit.request.body);
    const user = typedUser(visit);
    const leave = typedOne(typed, 'onLeaveUntil');
    const duty = {
      onDuty: typedOne(typed, 'onDuty') === 'yes', active: typedOne(typed, 'active') === 'yes',
      standInId: typedOne(typed, 'standInId') || null, onLeaveUntil: isDay(leave) ? leave : null,
    };
    const read = await readUser(parts, visit, user);
    const faults = 'faults' in read ? read.faults : [];
    if (leave !== '' && !isDay(leave)) faults.push({ field: 'onLeaveUntil', text: { zh: '休假日期不对，请核对。', en: 'The day of the leave is not right.' } });
    if ('faults' in read || faults.length > 0) return changeForm(parts, visit, { ...before, ...duty }, faults, user);
    const changes = { ...duty, ...read.user };
    try {
      const what = Object.entries(changes).flatMap(([name, value]) => (before[name as keyof typeof changes] === value ? [] : [name]));
      await parts.accounts.change(before.id, changes);
      if (!changes.active) await endSessionsOf(parts.pool, before.id);
      if (what.length > 0) await note(parts.pool, { kind: 'configuration', by: visit.staff, at: parts.now(), fact: { type: 'account-changed', account: before.id, what } });
      return redirect('/admin');
    } catch (error) {
      if (error instanceof AccountFaultError) return changeForm(parts, visit, { ...before, ...duty }, [{ field: 'standInId', text: accountFaults[error.fault] }], user);
      throw error;
    }
  };
}

/**
 * A new password for somebody who has forgotten it or lost the phone: it is shown once and changed at the next sign-in;
 * second factor, sessions and API tokens end.
 */
export function takePasswordReset(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const account = await accountOf(parts, visit);
    const password = readablePassword();
    await parts.accounts.setPassword(account.id, password, true);
    await removeSecondFactor(parts.pool, account.id);
    await revokeTokensOf(parts.pool, account.id);
    await endSessionsOf(parts.pool, account.id);
    await note(parts.pool, { kind: 'configuration', by: visit.staff, at: parts.now(), fact: { type: 'password-set', account: account.id, temporary: true } });
    return passwordShown(visit, account, password, { zh: '密码已重设，原有登录、双重验证和接口令牌已停用。', en: 'The password is new; sessions, second factor and API tokens have ended.' });
  };
}

/** An account of the administrator's region. */
async function accountOf({ accounts }: WebParts, visit: StaffVisit): Promise<Account> {
  const id = partOf(visit, 'user');
  const account = /^[0-9a-f-]{36}$/.test(id) ? await accounts.byId(id) : null;
  return account && covers(visit.staff.region, account.region) ? account : notFound();
}

function passwordShown(visit: StaffVisit, account: Account, password: string, title: Text): Reply {
  const { t } = visit;
  return adminPage(visit, 'users', (
    <div class="narrow stack">
      <Notice tone="ok" title={t(title)} />
      <dl class="facts">
        <dt>{t('姓名', 'Name')}</dt><dd>{account.name} · {t(roleWords[account.role])}</dd>
        <dt>{t('用户名', 'Login')}</dt><dd><code>{account.login}</code></dd>
        <dt>{t('临时密码', 'Temporary password')}</dt><dd><code>{password}</code></dd>
      </dl>
      <p>{t(`请当面或电话告知本人：此页只显示这一次，${TEMPORARY_PASSWORD_DAYS} 天内有效，首次登录时须换成自己的密码。`, `Tell it in person or by phone: it is shown this once, is good for ${TEMPORARY_PASSWORD_DAYS} days, and the first sign-in asks for another.`)}</p>
      <p><a class="button" href="/admin">{t('返回账号列表', 'Back to the accounts')}</a></p>
    </div>
  ));
}

async function newForm(parts: WebParts, visit: StaffVisit, { typed, login, faults }: { typed: TypedUser; login: string; faults: UserFault[] }): Promise<Reply> {
  const { t } = visit;
  return adminPage(visit, 'users', (
    <div class="narrow stack">
      <h2>{t('新开账号', 'New account')}</h2>
      <Faults visit={visit} faults={faults} />
      <form method="post" action="/admin/users" class="stack" hx-boost="false">
        <FormKeys visit={visit} />
        <TextField t={t} name="login" label={t('用户名', 'Login')} value={login} error={faultIn(faults, 'login', t)} />
        <UserFields visit={visit} typed={typed} faults={faults} choices={await userChoices(parts, visit)} />
        <p class="form-actions"><button class="button">{t('开设账号', 'Open the account')}</button><a href="/admin">{t('返回', 'Back')}</a></p>
      </form>
    </div>
  ), faults.length > 0 ? 422 : 200);
}

async function changeForm(parts: WebParts, visit: StaffVisit, account: Account, faults: UserFault[], typed?: TypedUser): Promise<Reply> {
  const { t, staff } = visit;
  const others = (await parts.accounts.inRegion(staff.region, account.role)).filter(({ id, active, region }) => id !== account.id && active && (covers(region, account.region) || covers(account.region, region)));
  const shown = typed ?? { name: account.name, email: account.email ?? '', role: account.role, region: account.region, unit: account.unit ?? '' };
  return adminPage(visit, 'users', (
    <div class="narrow stack">
      <h2>{account.name} <span class="meta">{t(roleWords[account.role])} · {account.login}</span></h2>
      <Faults visit={visit} faults={faults} />
      <form method="post" action={`/admin/users/${account.id}`} class="stack">
        <FormKeys visit={visit} />
        <UserFields visit={visit} typed={shown} faults={faults} choices={await userChoices(parts, visit)} />
        <Tick t={t} name="onDuty" label={t('值班（新认定人员默认由其帮扶）', 'On duty (proposed as mentor of newly recognised people)')} checked={account.onDuty} />
        <TextField t={t} name="onLeaveUntil" type="date" optional label={t('休假至', 'On leave until')} value={account.onLeaveUntil ?? ''} error={faultIn(faults, 'onLeaveUntil', t)} />
        <Select t={t} name="standInId" optional label={t('休假期间的代班人', 'Stand-in during leave')} value={account.standInId ?? ''} error={faultIn(faults, 'standInId', t)} options={others.map(({ id, name }) => ({ value: id, label: name }))} />
        <Tick t={t} name="active" label={t('账号启用', 'The account is active')} checked={account.active} />
        <p class="form-actions"><button class="button">{t('保存', 'Save')}</button><a href="/admin">{t('返回', 'Back')}</a></p>
      </form>
      <form method="post" action={`/admin/users/${account.id}/reset`} class="card stack" hx-boost="false">
        <FormKeys visit={visit} />
        <h3>{t('忘记密码或丢失手机', 'Password forgotten, or phone lost')}</h3>
        <p>{t('生成新的临时密码；原有登录、双重验证和接口令牌随即停用。', 'Makes a new temporary password; sessions, second factor and API tokens end at once.')}</p>
        <button class="button button--quiet button--grave">{t('重设密码', 'Reset the password')}</button>
      </form>
    </div>
  ), faults.length > 0 ? 422 : 200);
}

function Faults({ visit: { t }, faults }: { visit: StaffVisit; faults: readonly UserFault[] }) {
  if (faults.length === 0) return null;
  return <ErrorSummary title={t('请更正下列各项。', 'Please correct these.')} items={faults.map(({ field, text }) => ({ href: `#${fieldId(field)}`, text: t(text) }))} />;
}
