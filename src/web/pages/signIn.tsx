import { goOn, knock, leave } from '../../access/signingIn.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { typedOne } from '../forms/field.ts';
import { typedOf } from '../forms/readTyped.ts';
import { fieldId, TextField } from '../kit/fields.tsx';
import { ErrorSummary } from '../kit/parts.tsx';
import { localPath } from '../language.ts';
import type { WebParts } from '../parts.ts';
import { redirect, type PageReply, type Reply } from '../reply.ts';
import { queryOf, type Visit } from '../visit.ts';
import { stepPath } from './signInSteps.tsx';
import { refusalWords } from '../words/refusals.ts';
import type { RefusalCode } from '../../refusals/catalogue.ts';
import { catalogue } from '../../refusals/catalogue.ts';

export function signInPage(parts: WebParts) {
  return (visit: Visit): Reply => {
    const back = localPath(queryOf(visit, 'back'));
    return visit.staff ? redirect(back) : signInForm(parts, visit, { login: '', back });
  };
}

/** Signs in under a new session; a wrong password is answered as an unknown account is. */
export function takeSignIn(parts: WebParts) {
  return async (visit: Visit): Promise<Reply> => {
    const typed = typedOf(visit.request.body);
    const login = typedOne(typed, 'login');
    const back = localPath(typedOne(typed, 'back'));
    const knocked = await knock(parts, login, typedOne(typed, 'password'), 'pages');
    if ('refused' in knocked) return signInForm(parts, visit, { login, back, refusal: knocked.refused });
    const step = await goOn(parts, visit.request, knocked.account, { codeGiven: false, way: 'pages', back });
    return redirect(step ? stepPath[step] : back);
  };
}

export function takeSignOut(parts: WebParts) {
  return async ({ request, staff }: Visit): Promise<Reply> => {
    await leave(parts, request, staff);
    return redirect('/sign-in');
  };
}

interface SignInState {
  login: string;
  back: string;
  refusal?: RefusalCode;
}

export function signInForm({ identityProvider }: Pick<WebParts, 'identityProvider'>, visit: Visit, { login, back, refusal }: SignInState): PageReply {
  const { t } = visit;
  const words = refusal ? refusalWords({ code: refusal }) : undefined;
  return {
    kind: 'page', title: { zh: '登录', en: 'Sign in' }, ...(refusal ? { status: catalogue[refusal].status } : {}),
    view: (
      <div class="narrow stack">
        {words ? <ErrorSummary title={t(words.sentence)} items={[{ href: `#${fieldId('login')}`, text: t(words.todo) }]} /> : null}
        {identityProvider ? <p><a class="button" href={`/sign-in/provider?back=${encodeURIComponent(back)}`} hx-boost="false">{t('统一身份认证登录', 'Sign in with the office’s own account')}</a></p> : null}
        <form method="post" action="/sign-in" class="stack" hx-boost="false">
          <FormKeys visit={visit} />
          <input type="hidden" name="back" value={back} />
          <TextField t={t} name="login" label={t('用户名', 'User name')} value={login} autocomplete="username" />
          <TextField t={t} name="password" type="password" label={t('密码', 'Password')} autocomplete="current-password" />
          <button type="submit" class="button">{t('登录', 'Sign in')}</button>
        </form>
        <p><a href="/notices">{t('查看公示', 'Public notices')}</a> · <a href="/progress">{t('查询办理进度', 'Look up progress')}</a></p>
      </div>
    ),
  };
}
