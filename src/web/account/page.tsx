import { LONGEST_TOKEN_DAYS, tokenScopes, tokensOf, type ApiToken, type TokenScope } from '../../access/api-token.ts';
import { hasSecondFactor, recoveryCodesLeft } from '../../access/secondFactor.ts';
import { catalogue, type RefusalCode } from '../../refusals/catalogue.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { Radios, Select, TextField } from '../kit/fields.tsx';
import { Notice, Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import type { PageReply, Reply } from '../reply.ts';
import type { StaffVisit } from '../visit.ts';
import { instantText } from '../words/dates.ts';
import type { Text } from '../words/text.ts';
import { NewPasswordFields } from './newPassword.tsx';
import { Refused } from './secondFactorForms.tsx';

/** What came of a form on this page: what is wrong and where, or what was done. */
export interface Outcome {
  refusal?: { code: RefusalCode; field: 'currentPassword' | 'newPassword' | 'code' | 'name' };
  done?: Text;
  /** The text of a token just made: shown this once. */
  token?: string;
}

/** 我的账号: the own password, second factor and API tokens. */
export function accountPage(parts: WebParts) {
  return (visit: StaffVisit): Promise<Reply> => showAccount(parts, visit, {});
}

export async function showAccount({ pool, accounts, secondFactorFor = [] }: WebParts, visit: StaffVisit, { refusal, done, token }: Outcome): Promise<PageReply> {
  const { t, staff } = visit;
  const [account, on, left, tokens] = await Promise.all([accounts.byId(staff.id), hasSecondFactor(pool, staff.id), recoveryCodesLeft(pool, staff.id), tokensOf(pool, staff.id)]);
  return {
    kind: 'page', title: { zh: '我的账号', en: 'My account' }, ...(refusal ? { status: catalogue[refusal.code].status } : {}),
    view: (
      <div class="narrow stack">
        {refusal ? <Refused visit={visit} code={refusal.code} field={refusal.field} /> : null}
        {done ? <Notice tone="ok" title={t(done)} /> : null}
        {token ? <NewToken visit={visit} token={token} /> : null}
        <p class="meta">{t('用户名', 'User name')}: {account?.login}</p>
        <section class="card stack" aria-labelledby="password-heading">
          <h2 id="password-heading">{t('密码', 'Password')}</h2>
          <form method="post" action="/account/password" class="stack">
            <FormKeys visit={visit} />
            <TextField t={t} name="currentPassword" type="password" label={t('当前密码', 'Present password')} autocomplete="current-password" />
            <NewPasswordFields visit={visit} />
            <button class="button">{t('更改密码', 'Change the password')}</button>
          </form>
        </section>
        <section class="card stack" aria-labelledby="factor-heading">
          <h2 id="factor-heading">{t('双重验证', 'Second factor')}</h2>
          {on ? <FactorOn visit={visit} left={left} needed={secondFactorFor.includes(staff.role)} /> : <FactorOff visit={visit} />}
        </section>
        <section class="card stack" aria-labelledby="tokens-heading">
          <h2 id="tokens-heading">{t('接口令牌', 'API tokens')}</h2>
          <p>{t('供程序以您的身份使用接口；能看到和办理的与您相同。', 'For programs that use the API in your name; they reach what you reach.')} <a href="/api">{t('接口说明', 'About the API')}</a></p>
          <Tokens visit={visit} tokens={tokens} />
          <TokenForm visit={visit} />
        </section>
      </div>
    ),
  };
}

function FactorOff({ visit: { t } }: { visit: StaffVisit }) {
  return (
    <>
      <p>{t('登录时除密码外，再输入手机验证器应用显示的验证码。密码泄露时，他人仍无法登录。', 'Beside the password, the sign-in asks for a code that an app on your phone shows. Who learns your password still does not get in.')}</p>
      <p><a class="button" href="/account/second-factor">{t('启用双重验证', 'Set up the second factor')}</a></p>
    </>
  );
}

function FactorOn({ visit, left, needed }: { visit: StaffVisit; left: number; needed: boolean }) {
  const { t } = visit;
  return (
    <>
      <p>{t(`已启用。剩余恢复码 ${left} 个。`, `It is on. Recovery codes left: ${left}.`)}{needed ? t('您的角色必须使用双重验证；停用后，下次登录须重新设置。', ' Your role signs in with one only: after switching it off, the next sign-in sets it up anew.') : ''}</p>
      <form method="post" action="/account/second-factor/off" class="stack">
        <FormKeys visit={visit} />
        <TextField t={t} name="code" label={t('验证码或恢复码', 'Code or recovery code')} hint={t('换手机或恢复码用完时，停用后重新启用。', 'For another phone or new recovery codes, switch it off and on again.')} autocomplete="one-time-code" />
        <button class="button button--quiet">{t('停用双重验证', 'Switch it off')}</button>
      </form>
    </>
  );
}

const scopeWords: Readonly<Record<TokenScope, Text>> = { read: { zh: '只能读取', en: 'Reading only' }, act: { zh: '可以办理', en: 'May act' } };

function Tokens({ visit, tokens }: { visit: StaffVisit; tokens: readonly ApiToken[] }) {
  const { t, now } = visit;
  if (tokens.length === 0) return <p class="empty">{t('还没有接口令牌。', 'There is no API token.')}</p>;
  return (
    <Table
      caption={t('接口令牌', 'API tokens')} head={[t('名称', 'Name'), t('用途', 'For'), t('有效至', 'Valid until'), t('办理', 'Action')]}
      rows={tokens.map(({ id, name, scope, expiresAt }) => ({
        key: id,
        cells: [
          name, t(scopeWords[scope]), expiresAt <= now ? t('已过期', 'Expired') : t(instantText(expiresAt)),
          <form method="post" action={`/account/tokens/${id}/revoke`}><FormKeys visit={visit} /><button class="button button--quiet button--small">{t('撤销', 'Revoke')}<span class="visually-hidden"> {name}</span></button></form>,
        ],
      }))}
    />
  );
}

const TOKEN_DAYS = [30, 90, 180, LONGEST_TOKEN_DAYS];

function TokenForm({ visit }: { visit: StaffVisit }) {
  const { t } = visit;
  return (
    <form method="post" action="/account/tokens" class="stack" hx-boost="false">
      <FormKeys visit={visit} />
      <TextField t={t} name="name" label={t('新令牌的名称', 'Name of a new token')} hint={t('例如使用它的程序。', 'Such as the program that uses it.')} />
      <Radios t={t} name="scope" label={t('用途', 'For')} value="read" options={tokenScopes.map((value) => ({ value, label: t(scopeWords[value]) }))} />
      <Select t={t} name="days" label={t('有效期', 'Valid for')} value={String(TOKEN_DAYS[1])} options={TOKEN_DAYS.map((days) => ({ value: String(days), label: t(`${days} 天`, `${days} days`) }))} />
      <button class="button button--quiet">{t('签发令牌', 'Make a token')}</button>
    </form>
  );
}

function NewToken({ visit: { t }, token }: { visit: StaffVisit; token: string }) {
  return (
    <Notice tone="ok" title={t('令牌已签发。请现在复制：只显示这一次。', 'The token is made. Copy it now: it is shown this once.')}>
      <p><code>{token}</code></p>
    </Notice>
  );
}
