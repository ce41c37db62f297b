import type { Account } from '../../access/accounts.ts';
import { passwordFault } from '../../access/password.ts';
import { note } from '../../audit/trail.ts';
import { catalogue } from '../../refusals/catalogue.ts';
import { typedOne, type Typed } from '../forms/field.ts';
import { TextField } from '../kit/fields.tsx';
import type { WebParts } from '../parts.ts';
import type { Visit } from '../visit.ts';

export function NewPasswordFields({ visit: { t } }: { visit: Visit }) {
  return (
    <>
      <TextField t={t} name="newPassword" type="password" label={t('新密码', 'New password')} hint={t(catalogue['password.unsuitable'].todo)} autocomplete="new-password" />
      <TextField t={t} name="again" type="password" label={t('再输入一次', 'The same again')} autocomplete="new-password" />
    </>
  );
}

/** Keeps the password typed in these fields as the account's own, and notes it. @returns false where it cannot be used: too weak, not typed twice alike, or the present one */
export async function keepNewPassword({ accounts, pool, now }: WebParts, account: Account, typed: Typed): Promise<boolean> {
  const password = typedOne(typed, 'newPassword');
  const unsuitable = password !== typedOne(typed, 'again') || passwordFault(password, account.login) !== null || (await accounts.verify(account.login, password)) !== null;
  if (unsuitable) return false;
  await accounts.setPassword(account.id, password, false);
  await note(pool, { kind: 'configuration', by: account, at: now(), fact: { type: 'password-set', account: account.id, temporary: false } });
  return true;
}
