import { z } from 'zod';
import { currentAccount } from '../../access/current-actor.ts';
import { csrfToken } from '../../access/csrf.ts';
import { signInLimits } from '../../access/rate-limit.ts';
import { accountOfSession } from '../../access/session.ts';
import { checkCode, enter as enterSession, knock, leave as leaveSession, nextStep } from '../../access/signingIn.ts';
import type { Account } from '../../access/accounts.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import type { ApiParts } from '../parts.ts';
import { openEndpoint, staffEndpoint, type Endpoint } from '../endpoint.ts';

const who = z.object({ account: z.object({ id: z.uuid(), login: z.string(), name: z.string(), role: z.string(), region: z.string(), locale: z.enum(['zh', 'en']) }), csrfToken: z.string().optional() }).meta({ id: 'Session' });

const enter = openEndpoint({
  method: 'post', path: '/session', tag: 'session', summary: { zh: '登录', en: 'Sign in; the answer sets a cookie and names the token that commands must send in X-CSRF-Token' },
  body: z.strictObject({ login: z.string().max(64), password: z.string().max(200), code: z.string().max(40).optional() }), before: signInLimits(), answers: { status: 200, schema: who },
  async handle({ parts, request, body }) {
    const knocked = await knock(parts, body.login, body.password, 'api');
    if ('refused' in knocked) throw new RefusalError({ code: knocked.refused });
    const { account } = knocked;
    if ((await nextStep(parts, account, { codeGiven: false, way: 'api' })) === 'code') await mustKnowCode(parts, account, body.code);
    if (await nextStep(parts, account, { codeGiven: true, way: 'api' })) throw new RefusalError({ code: 'sign-in.finish-on-pages' });
    await enterSession(parts, request, account, 'api');
    return { body: { account: shown(account), csrfToken: csrfToken(request) } };
  },
});

const read = openEndpoint({
  method: 'get', path: '/session', tag: 'session', summary: { zh: '当前账号', en: 'Who you are' }, answers: { status: 200, schema: who },
  async handle({ parts, request }) {
    const account = await currentAccount(request, parts.pool, parts.accounts);
    if (!account) throw new RefusalError({ code: 'session.missing' });
    return { body: { account: shown(account), ...(accountOfSession(request) ? { csrfToken: csrfToken(request) } : {}) } };
  },
});

const leave = staffEndpoint({
  method: 'delete', path: '/session', tag: 'session', summary: { zh: '退出', en: 'Sign out' }, answers: { status: 204 },
  async handle({ parts, request, reader }) {
    await leaveSession(parts, request, reader);
    return { status: 204 };
  },
});

async function mustKnowCode(parts: ApiParts, account: Account, code: string | undefined): Promise<void> {
  if (code === undefined) throw new RefusalError({ code: 'sign-in.code-needed', field: 'code' });
  const refused = await checkCode(parts, account, code);
  if (refused) throw new RefusalError({ code: refused, ...(refused === 'sign-in.code-wrong' ? { field: 'code' } : {}) });
}

function shown({ id, login, name, role, region, locale }: Account) {
  return { id, login, name, role, region, locale };
}

export const sessionEndpoints: Endpoint[] = [enter, read, leave];
