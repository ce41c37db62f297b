import type { Account } from '../../access/accounts.ts';
import { secretToScan } from '../../access/secondFactor.ts';
import { endSessionsOf, halfwayOf, type Halfway } from '../../access/session.ts';
import { checkCode, goOn, nextStep, switchOn, type Step } from '../../access/signingIn.ts';
import { catalogue, type RefusalCode } from '../../refusals/catalogue.ts';
import { keepNewPassword, NewPasswordFields } from '../account/newPassword.tsx';
import { EnrolForm, RecoveryCodes, Refused } from '../account/secondFactorForms.tsx';
import { FormKeys } from '../forms/hidden.tsx';
import { typedOne } from '../forms/field.ts';
import { typedOf } from '../forms/readTyped.ts';
import { TextField } from '../kit/fields.tsx';
import type { WebParts } from '../parts.ts';
import { redirect, type PageReply, type Reply } from '../reply.ts';
import type { Visit } from '../visit.ts';
import type { Text } from '../words/text.ts';

// What may come between the right password and the desk. Each step asks anew what is to be done, so that none is passed
// over by its address.

export const stepPath: Readonly<Record<Step, string>> = { code: '/sign-in/code', password: '/sign-in/password', enrol: '/sign-in/second-factor' };

/** A step for the account whose sign-in is under way; everybody else is sent to where they are. */
function atStep(parts: WebParts, step: Step, page: (visit: Visit, account: Account, halfway: Halfway) => Promise<Reply>) {
  return async (visit: Visit): Promise<Reply> => {
    const halfway = halfwayOf(visit.request);
    const account = halfway && (await parts.accounts.byId(halfway.accountId));
    if (!halfway || !account?.active) return redirect('/sign-in');
    const next = await nextStep(parts, account, halfway);
    if (next !== step) return redirect(next ? stepPath[next] : '/sign-in');
    return page(visit, account, halfway);
  };
}

async function forward(parts: WebParts, { request }: Visit, account: Account, halfway: Halfway): Promise<string> {
  const step = await goOn(parts, request, account, halfway);
  return step ? stepPath[step] : halfway.back;
}

export const codePage = (parts: WebParts) => atStep(parts, 'code', async (visit) => codeForm(visit));

export const takeSignInCode = (parts: WebParts) => atStep(parts, 'code', async (visit, account, halfway) => {
  const refused = await checkCode(parts, account, typedOne(typedOf(visit.request.body), 'code'));
  if (refused) return codeForm(visit, refused);
  return redirect(await forward(parts, visit, account, { ...halfway, codeGiven: true }));
});

function codeForm(visit: Visit, refusal?: RefusalCode): PageReply {
  const { t } = visit;
  return form({ zh: '双重验证', en: 'Second factor' }, refusal, (
    <div class="narrow stack">
      <Refused visit={visit} code={refusal} field="code" />
      <form method="post" action={stepPath.code} class="stack" hx-boost="false">
        <FormKeys visit={visit} />
        <TextField t={t} name="code" label={t('验证码', 'Code')} hint={t('验证器应用显示的六位数字；手机不在身边时，输入一个恢复码。', 'The six figures of your authenticator app; without the phone, one of your recovery codes.')} autocomplete="one-time-code" />
        <button class="button">{t('登录', 'Sign in')}</button>
      </form>
      <p><a href="/sign-in">{t('换一个账号', 'Another account')}</a></p>
    </div>
  ));
}

export const ownPasswordPage = (parts: WebParts) => atStep(parts, 'password', async (visit) => ownPasswordForm(visit));

export const takeOwnPassword = (parts: WebParts) => atStep(parts, 'password', async (visit, account, halfway) => {
  if (!(await keepNewPassword(parts, account, typedOf(visit.request.body)))) return ownPasswordForm(visit, 'password.unsuitable');
  await endSessionsOf(parts.pool, account.id); // whoever else had the temporary one gets no further with it
  return redirect(await forward(parts, visit, { ...account, passwordUntil: null }, halfway));
});

function ownPasswordForm(visit: Visit, refusal?: RefusalCode): PageReply {
  const { t } = visit;
  return form({ zh: '设置自己的密码', en: 'A password of your own' }, refusal, (
    <div class="narrow stack">
      <Refused visit={visit} code={refusal} field="newPassword" />
      <p>{t('现在的密码是管理员给的临时密码。', 'The present password came from the administrator.')}</p>
      <form method="post" action={stepPath.password} class="stack" hx-boost="false">
        <FormKeys visit={visit} />
        <NewPasswordFields visit={visit} />
        <button class="button">{t('保存并继续', 'Save and go on')}</button>
      </form>
    </div>
  ));
}

export const enrolPage = (parts: WebParts) => atStep(parts, 'enrol', async (visit, account) => enrolStep(parts, visit, account));

export const takeEnrolment = (parts: WebParts) => atStep(parts, 'enrol', async (visit, account, halfway) => {
  const switched = await switchOn(parts, account, typedOne(typedOf(visit.request.body), 'code'));
  if ('refused' in switched) return enrolStep(parts, visit, account, switched.refused);
  const next = await forward(parts, visit, account, { ...halfway, codeGiven: true });
  return { kind: 'page', title: { zh: '恢复码', en: 'Recovery codes' }, view: <RecoveryCodes visit={visit} codes={switched.recoveryCodes} next={next} /> };
});

async function enrolStep(parts: WebParts, visit: Visit, account: Account, refusal?: RefusalCode): Promise<Reply> {
  const made = await secretToScan(parts, account);
  if (!made) return redirect('/sign-in');
  return form({ zh: '启用双重验证', en: 'Set up the second factor' }, refusal, <EnrolForm visit={visit} action={stepPath.enrol} {...made} refusal={refusal} />);
}

function form(title: Text, refusal: RefusalCode | undefined, view: PageReply['view']): PageReply {
  return { kind: 'page', title, view, ...(refusal ? { status: catalogue[refusal].status } : {}) };
}
