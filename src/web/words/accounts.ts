import type { AccountFaultError } from '../../access/accounts.ts';
import type { Text } from './text.ts';

/** Why an account cannot be stored as asked, in words. */
export const accountFaults: Readonly<Record<AccountFaultError['fault'], Text>> = {
  'login-taken': { zh: '这个用户名已有人使用。', en: 'This login is taken.' },
  'login-malformed': { zh: '用户名为 2 至 64 个字符，只能用文字、数字和 . _ @ -。', en: 'A login has 2 to 64 characters: letters, figures and . _ @ - only.' },
  'role-elsewhere': { zh: '这个角色不能设在该级辖区。', en: 'This role does not belong to that level of region.' },
  'stand-in-elsewhere': { zh: '代班人须是同一角色、辖区相容的在岗人员。', en: 'A stand-in has the same role, an overlapping region, and is active.' },
  'unit-missing': { zh: '部门经办人须有所属单位，其他角色没有。', en: 'A unit officer has a unit; nobody else has one.' },
};
