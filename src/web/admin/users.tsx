import { AccountFaultError, type Account } from '../../access/accounts.ts';
import { note } from '../../audit/trail.ts';
import { covers } from '../../access/region.ts';
import { isDay, dayOf } from '../../calendar/days.ts';
import { notFound } from '../../cases/read/scope.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { typedOne } from '../forms/field.ts';
import { typedOf } from '../forms/readTyped.ts';
import { Select, TextField, Tick } from '../kit/fields.tsx';
import { ErrorSummary, Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import { redirect, type Reply } from '../reply.ts';
import { partOf, type StaffVisit } from '../visit.ts';
import { dayText } from '../words/dates.ts';
import { roleWords } from '../words/people.ts';
import type { Text } from '../words/text.ts';
import { adminPage } from './frame.tsx';

/** Every account of the administrator's region: who is on duty, on leave, and who stands in. */
export function usersPage(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const { t, staff, now } = visit;
    const accounts = await parts.accounts.inRegion(staff.region);
    const regions = await parts.prisma.region.findMany({ where: { code: { in: accounts.map(({ region }) => region) } } });
    const regionName = (code: string) => {
      const region = regions.find((one) => one.code === code);
      return region ? t(region.nameZh, region.nameEn) : code;
    };
    const nameOf = (id: string | null) => accounts.find((account) => account.id === id)?.name ?? '—';
    return adminPage(visit, 'users', (
      <Table
        caption={t('账号', 'Accounts')} head={[t('姓名', 'Name'), t('用户名', 'Login'), t('角色', 'Role'), t('辖区', 'Region'), t('值班与休假', 'Duty and leave'), t('代班人', 'Stand-in'), t('办理', 'Action')]}
        rows={accounts.map((account) => ({
          key: account.id,
          cells: [
            account.name, account.login, t(roleWords[account.role]), regionName(account.region), stateText(visit, account, dayOf(now)), nameOf(account.standInId),
            <a href={`/admin/users/${account.id}`}>{t('更改', 'Change')}<span class="visually-hidden"> {account.name}</span></a>,
          ],
        }))}
      />
    ));
  };
}

function stateText({ t }: StaffVisit, { active, onDuty, onLeaveUntil }: Account, today: string): string {
  if (!active) return t('已停用', 'Closed');
  const leave = onLeaveUntil !== null && onLeaveUntil >= today ? t(`休假至${dayText(onLeaveUntil).zh}`, `On leave until ${dayText(onLeaveUntil).en}`) : '';
  return [onDuty ? t('值班', 'On duty') : '', leave].filter(Boolean).join(' · ') || '—';
}

export function userPage(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => form(parts, visit, await accountOf(parts, visit));
}

/** @rule X-06 a mentor on leave has a stand-in */
export function takeUser(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const account = await accountOf(parts, visit);
    const typed = typedOf(visit.request.body);
    const leave = typedOne(typed, 'onLeaveUntil');
    const changes = {
      onDuty: typedOne(typed, 'onDuty') === 'yes', active: typedOne(typed, 'active') === 'yes',
      standInId: typedOne(typed, 'standInId') || null, onLeaveUntil: isDay(leave) ? leave : null,
    };
    if (leave !== '' && !isDay(leave)) return form(parts, visit, { ...account, ...changes }, { zh: '休假日期不对，请核对。', en: 'The day of the leave is not right.' });
    try {
      const what = Object.entries(changes).flatMap(([name, value]) => (account[name as keyof typeof changes] === value ? [] : [name]));
      await parts.accounts.change(account.id, changes);
      if (what.length > 0) await note(parts.pool, { kind: 'configuration', by: visit.staff, at: parts.now(), fact: { type: 'account-changed', account: account.id, what } });
      return redirect('/admin');
    } catch (error) {
      if (error instanceof AccountFaultError) return form(parts, visit, { ...account, ...changes }, faults[error.fault]);
      throw error;
    }
  };
}

const faults: Record<AccountFaultError['fault'], Text> = {
  'login-taken': { zh: '这个用户名已有人使用。', en: 'This login is taken.' },
  'login-malformed': { zh: '用户名只能用字母、数字和 . _ @ -。', en: 'A login has letters, figures and . _ @ - only.' },
  'role-elsewhere': { zh: '这个角色不能设在该级辖区。', en: 'This role does not belong to that level of region.' },
  'stand-in-elsewhere': { zh: '代班人须是同一角色、辖区相容的在岗人员。', en: 'A stand-in has the same role, an overlapping region, and is active.' },
  'unit-missing': { zh: '部门经办人须有所属单位，其他角色没有。', en: 'A unit officer has a unit; nobody else has one.' },
};

async function accountOf({ accounts }: WebParts, visit: StaffVisit): Promise<Account> {
  const id = partOf(visit, 'user');
  const account = /^[0-9a-f-]{36}$/.test(id) ? await accounts.byId(id) : null;
  return account && covers(visit.staff.region, account.region) ? account : notFound();
}

async function form({ accounts }: WebParts, visit: StaffVisit, account: Account, fault?: Text): Promise<Reply> {
  const { t, staff } = visit;
  const others = (await accounts.inRegion(staff.region, account.role)).filter(({ id, active, region }) => id !== account.id && active && (covers(region, account.region) || covers(account.region, region)));
  return adminPage(visit, 'users', (
    <div class="narrow stack">
      <h2>{account.name} <span class="meta">{t(roleWords[account.role])} · {account.login}</span></h2>
      {fault ? <ErrorSummary title={t(fault)} items={[]} /> : null}
      <form method="post" action={`/admin/users/${account.id}`} class="stack">
        <FormKeys visit={visit} />
        <Tick t={t} name="onDuty" label={t('值班（新认定人员默认由其帮扶）', 'On duty (proposed as mentor of newly recognised people)')} checked={account.onDuty} />
        <TextField t={t} name="onLeaveUntil" type="date" optional label={t('休假至', 'On leave until')} value={account.onLeaveUntil ?? ''} />
        <Select t={t} name="standInId" optional label={t('休假期间的代班人', 'Stand-in during leave')} value={account.standInId ?? ''} options={others.map(({ id, name }) => ({ value: id, label: name }))} />
        <Tick t={t} name="active" label={t('账号启用', 'The account is active')} checked={account.active} />
        <p class="form-actions"><button class="button">{t('保存', 'Save')}</button><a href="/admin">{t('返回', 'Back')}</a></p>
      </form>
    </div>
  ), fault ? 422 : 200);
}
