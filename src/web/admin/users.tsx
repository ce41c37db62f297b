import { passwordIsOver, type Account } from '../../access/accounts.ts';
import { dayOf, type Instant } from '../../calendar/days.ts';
import { Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import type { Reply } from '../reply.ts';
import { regionNames } from '../regionNames.ts';
import type { StaffVisit } from '../visit.ts';
import { dayText } from '../words/dates.ts';
import { roleWords } from '../words/people.ts';
import { adminPage } from './frame.tsx';

/** Every account of the administrator's region: who is on duty, on leave, and who stands in. */
export function usersPage(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const { t, staff, now } = visit;
    const accounts = await parts.accounts.inRegion(staff.region);
    const regionName = await regionNames(parts, accounts.map(({ region }) => region));
    const nameOf = (id: string | null) => accounts.find((account) => account.id === id)?.name ?? '—';
    return adminPage(visit, 'users', (
      <>
        <p class="page-actions"><a class="button" href="/admin/users/new">{t('新开账号', 'New account')}</a></p>
        <Table
          caption={t('账号', 'Accounts')} head={[t('姓名', 'Name'), t('用户名', 'Login'), t('角色', 'Role'), t('辖区', 'Region'), t('值班与休假', 'Duty and leave'), t('代班人', 'Stand-in'), t('办理', 'Action')]}
          rows={accounts.map((account) => ({
            key: account.id,
            cells: [
              account.name, account.login, t(roleWords[account.role]), t(regionName(account.region)), stateText(visit, account, now), nameOf(account.standInId),
              <a href={`/admin/users/${account.id}`}>{t('更改', 'Change')}<span class="visually-hidden"> {account.name}</span></a>,
            ],
          }))}
        />
      </>
    ));
  };
}

function stateText({ t }: StaffVisit, account: Account, now: Instant): string {
  const { active, onDuty, onLeaveUntil, passwordUntil } = account;
  if (!active) return t('已停用', 'Closed');
  const today = dayOf(now);
  const first = passwordUntil === null ? '' : passwordIsOver(account, now) ? t('临时密码已过期', 'Temporary password over') : t('尚未首次登录', 'Has not signed in yet');
  const leave = onLeaveUntil !== null && onLeaveUntil >= today ? t(`休假至${dayText(onLeaveUntil).zh}`, `On leave until ${dayText(onLeaveUntil).en}`) : '';
  return [onDuty ? t('值班', 'On duty') : '', leave, first].filter(Boolean).join(' · ') || '—';
}
