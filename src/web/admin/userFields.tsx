import { z } from 'zod';
import type { Account } from '../../access/accounts.ts';
import { covers, levelOf } from '../../access/region.ts';
import { isStaffRole, roles, type StaffRole } from '../../access/roles.ts';
import { typedOne } from '../forms/field.ts';
import { typedOf } from '../forms/readTyped.ts';
import { Select, TextField } from '../kit/fields.tsx';
import type { WebParts } from '../parts.ts';
import type { StaffVisit } from '../visit.ts';
import { accountFaults } from '../words/accounts.ts';
import { roleWords } from '../words/people.ts';
import type { Text } from '../words/text.ts';
import type { Translate } from '../words/translate.ts';

/** What a form about an account says of the person: as typed, for it may have to be shown again. */
export interface TypedUser {
  name: string;
  email: string;
  role: string;
  region: string;
  unit: string;
}

export const noUser: TypedUser = { name: '', email: '', role: '', region: '', unit: '' };

/** What is wrong with one field of the form. */
export interface UserFault {
  field: keyof TypedUser | 'login' | 'onLeaveUntil' | 'standInId';
  text: Text;
}

/** What is wrong with a field, as it is shown beside it. */
export function faultIn(faults: readonly UserFault[], field: UserFault['field'], t: Translate): string | undefined {
  const fault = faults.find((one) => one.field === field);
  return fault && t(fault.text);
}

export function typedUser({ request }: StaffVisit): TypedUser {
  const typed = typedOf(request.body);
  return { name: typedOne(typed, 'name').trim(), email: typedOne(typed, 'email').trim(), role: typedOne(typed, 'role'), region: typedOne(typed, 'region').trim(), unit: typedOne(typed, 'unit') };
}

const LONGEST_NAME = 60;
const email = z.email().max(200);

/** The typed person as the account store takes it, or everything that is wrong. An administrator places people in the own region only. */
export async function readUser({ pool }: WebParts, { staff }: StaffVisit, { name, email: address, role, region, unit }: TypedUser): Promise<{ user: Pick<Account, 'name' | 'email' | 'role' | 'region' | 'unit'> } | { faults: UserFault[] }> {
  const faults: UserFault[] = [];
  if (name === '' || name.length > LONGEST_NAME) faults.push({ field: 'name', text: { zh: '填写姓名（最多 60 个字）。', en: 'Give a name of 60 characters at most.' } });
  if (address !== '' && !email.safeParse(address).success) faults.push({ field: 'email', text: { zh: '邮箱格式不对。', en: 'This is no e-mail address.' } });
  if (!isStaffRole(role)) faults.push({ field: 'role', text: { zh: '选择角色。', en: 'Choose a role.' } });
  const known = covers(staff.region, region) && ((await pool.query('SELECT 1 FROM regions WHERE code = $1', [region])).rowCount ?? 0) > 0;
  if (!known) faults.push({ field: 'region', text: { zh: '选择本辖区内的地区。', en: 'Choose a region within your own.' } });
  else if (isStaffRole(role) && !roles[role].placedAt.some((level) => level === levelOf(region))) faults.push({ field: 'region', text: accountFaults['role-elsewhere'] });
  if (isStaffRole(role) && (role === 'unit-officer') !== (unit !== '')) faults.push({ field: 'unit', text: { zh: '部门经办人须选择所属单位，其他角色不选。', en: 'A unit officer has a unit; nobody else has one.' } });
  if (faults.length > 0 || !isStaffRole(role)) return { faults };
  return { user: { name, email: address === '' ? null : address, role, region, unit: unit === '' ? null : unit } };
}

/** More regions than this are not chosen from a list: the code is typed. */
const MOST_LISTED = 500;

/** What the form's lists offer. */
export async function userChoices({ pool }: WebParts, { staff, words }: StaffVisit): Promise<{ regions: { code: string; name: Text }[] | null; units: { code: string; name: Text }[] }> {
  const places = await pool.query<{ code: string; name_zh: string; name_en: string }>(
    `SELECT code, name_zh, name_en FROM regions WHERE code LIKE $1 || '%' ORDER BY code LIMIT ${MOST_LISTED + 1}`, [staff.region],
  );
  const units = await pool.query<{ code: string }>('SELECT DISTINCT code FROM units ORDER BY code');
  return {
    regions: places.rows.length > MOST_LISTED ? null : places.rows.map(({ code, name_zh, name_en }) => ({ code, name: { zh: name_zh, en: name_en } })),
    units: units.rows.map(({ code }) => ({ code, name: words.unit(code) })),
  };
}

export function UserFields({ visit: { t }, typed, faults, choices: { regions, units } }: { visit: StaffVisit; typed: TypedUser; faults: readonly UserFault[]; choices: Awaited<ReturnType<typeof userChoices>> }) {
  const error = (field: UserFault['field']) => faultIn(faults, field, t);
  const names = Object.keys(roles) as StaffRole[];
  return (
    <>
      <TextField t={t} name="name" label={t('姓名', 'Name')} value={typed.name} error={error('name')} />
      <TextField t={t} name="email" optional label={t('邮箱', 'E-mail')} hint={t('用于接收提醒。', 'For reminders.')} value={typed.email} error={error('email')} />
      <Select t={t} name="role" label={t('角色', 'Role')} value={typed.role} error={error('role')} options={names.map((value) => ({ value, label: t(roleWords[value]) }))} />
      {regions
        ? <Select t={t} name="region" label={t('辖区', 'Region')} value={typed.region} error={error('region')} options={regions.map(({ code, name }) => ({ value: code, label: `${t(name)}（${code}）` }))} />
        : <TextField t={t} name="region" label={t('辖区代码', 'Code of the region')} inputmode="numeric" value={typed.region} error={error('region')} />}
      <Select t={t} name="unit" optional label={t('所属单位（仅部门经办人）', 'Unit (unit officers only)')} value={typed.unit} error={error('unit')} options={units.map(({ code, name }) => ({ value: code, label: t(name) }))} />
    </>
  );
}
