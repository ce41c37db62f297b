import type { RefusalCode } from '../../refusals/catalogue.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { fieldId, TextField } from '../kit/fields.tsx';
import { ErrorSummary, Notice } from '../kit/parts.tsx';
import type { Visit } from '../visit.ts';
import { refusalWords } from '../words/refusals.ts';
import { QrCode } from './QrCode.tsx';

/** What is wrong, above a form whose first field is `field`. */
export function Refused({ visit: { t }, code, field }: { visit: Visit; code: RefusalCode | undefined; field: string }) {
  if (!code) return null;
  const { sentence, todo } = refusalWords({ code });
  return <ErrorSummary title={t(sentence)} items={[{ href: `#${fieldId(field)}`, text: t(todo) }]} />;
}

/** Setting up the app: the secret to scan or to type, and a code that shows that it arrived. */
export function EnrolForm({ visit, action, secret, uri, refusal }: { visit: Visit; action: string; secret: string; uri: string; refusal?: RefusalCode | undefined }) {
  const { t } = visit;
  return (
    <div class="narrow stack">
      <Refused visit={visit} code={refusal} field="code" />
      <ol>
        <li>{t('在手机上打开验证器应用（任何支持 TOTP 的都可以），添加账号。', 'Open an authenticator app on your phone (any that knows TOTP) and add an account.')}</li>
        <li>{t('扫描二维码，或输入下面的密钥。', 'Scan the code, or type the secret below it.')}</li>
        <li>{t('输入应用显示的六位数字。', 'Enter the six figures that the app shows.')}</li>
      </ol>
      <QrCode text={uri} label={t('供验证器应用扫描的二维码', 'The code to scan with the authenticator app')} />
      <p>{t('密钥', 'Secret')}: <code>{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code></p>
      <form method="post" action={action} class="stack" hx-boost="false">
        <FormKeys visit={visit} />
        <TextField t={t} name="code" label={t('验证码', 'Code')} inputmode="numeric" autocomplete="one-time-code" />
        <button class="button">{t('启用双重验证', 'Switch the second factor on')}</button>
      </form>
    </div>
  );
}

/** Shown once: whoever leaves this page does not see them again. */
export function RecoveryCodes({ visit: { t }, codes, next }: { visit: Visit; codes: readonly string[]; next: string }) {
  return (
    <div class="narrow stack">
      <Notice tone="ok" title={t('双重验证已启用。', 'The second factor is on.')} />
      <p>{t('手机不在身边时，每个恢复码可代替验证码登录一次。请抄下或打印，妥善保管：此页只显示这一次。', 'Without your phone, each of these signs you in once. Write them down or print them, and keep them safe: they are shown this once.')}</p>
      <ul class="recovery-codes">{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ul>
      <p><a class="button" href={next}>{t('已保存，继续', 'I have kept them')}</a></p>
    </div>
  );
}
