import { issueTokenFor, revokeToken, tokenAsked } from '../../access/api-token.ts';
import { removeSecondFactor, secretToScan } from '../../access/secondFactor.ts';
import { endSessionsOf, signIn } from '../../access/session.ts';
import { checkCode, switchOn } from '../../access/signingIn.ts';
import { z } from 'zod';
import type { TrailFact } from '../../audit/entry.ts';
import { note } from '../../audit/trail.ts';
import { notFound } from '../../cases/read/scope.ts';
import { catalogue, type RefusalCode } from '../../refusals/catalogue.ts';
import { typedOne } from '../forms/field.ts';
import { typedOf } from '../forms/readTyped.ts';
import type { WebParts } from '../parts.ts';
import { redirect, type Reply } from '../reply.ts';
import { partOf, type StaffVisit } from '../visit.ts';
import { keepNewPassword } from './newPassword.tsx';
import { showAccount } from './page.tsx';
import { EnrolForm, RecoveryCodes } from './secondFactorForms.tsx';

/** A new password for oneself: with the present one, and every other session ends. */
export function takePassword(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const { request, staff } = visit;
    const typed = typedOf(request.body);
    const account = await parts.accounts.byId(staff.id);
    if (!account || !(await parts.accounts.verify(account.login, typedOne(typed, 'currentPassword')))) return showAccount(parts, visit, { refusal: { code: 'password.wrong', field: 'currentPassword' } });
    if (!(await keepNewPassword(parts, account, typed))) return showAccount(parts, visit, { refusal: { code: 'password.unsuitable', field: 'newPassword' } });
    await endSessionsOf(parts.pool, staff.id);
    await signIn(request, staff.id);
    return showAccount(parts, visit, { done: { zh: '密码已更改，其他登录已结束。', en: 'The password is changed; every other session has ended.' } });
  };
}

export function secondFactorPage(parts: WebParts) {
  return (visit: StaffVisit): Promise<Reply> => enrolling(parts, visit);
}

export function takeSecondFactor(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const switched = await switchOn(parts, visit.staff, typedCode(visit));
    if ('refused' in switched) return enrolling(parts, visit, switched.refused);
    return { kind: 'page', title: { zh: '恢复码', en: 'Recovery codes' }, view: <RecoveryCodes visit={visit} codes={switched.recoveryCodes} next="/account" /> };
  };
}

export function takeSecondFactorOff(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const account = (await parts.accounts.byId(visit.staff.id)) ?? notFound();
    const refused = await checkCode(parts, account, typedCode(visit));
    if (refused) return showAccount(parts, visit, { refusal: { code: refused, field: 'code' } });
    await removeSecondFactor(parts.pool, account.id);
    await configured(parts, visit, { type: 'second-factor', account: account.id, what: 'off' });
    return showAccount(parts, visit, { done: { zh: '双重验证已停用。', en: 'The second factor is off.' } });
  };
}

export function takeToken(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const typed = typedOf(visit.request.body);
    const asked = tokenAsked.safeParse({ name: typedOne(typed, 'name'), scope: typedOne(typed, 'scope'), days: Number(typedOne(typed, 'days')) });
    if (!asked.success) return showAccount(parts, visit, { refusal: { code: 'token.unnamed', field: 'name' } });
    const { token } = await issueTokenFor(parts, visit.staff, asked.data);
    return showAccount(parts, visit, { token });
  };
}

export function takeTokenRevoked(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const id = partOf(visit, 'token');
    if (!z.uuid().safeParse(id).success || !(await revokeToken(parts.pool, visit.staff.id, id))) notFound();
    await configured(parts, visit, { type: 'token-revoked', token: id });
    return redirect('/account');
  };
}

async function enrolling(parts: WebParts, visit: StaffVisit, refusal?: RefusalCode): Promise<Reply> {
  const account = (await parts.accounts.byId(visit.staff.id)) ?? notFound();
  const made = await secretToScan(parts, account);
  if (!made) return redirect('/account');
  return {
    kind: 'page', title: { zh: '启用双重验证', en: 'Set up the second factor' }, ...(refusal ? { status: catalogue[refusal].status } : {}),
    view: <EnrolForm visit={visit} action="/account/second-factor" {...made} refusal={refusal} />,
  };
}

function typedCode({ request }: StaffVisit): string {
  return typedOne(typedOf(request.body), 'code');
}

function configured({ pool, now }: WebParts, { staff }: StaffVisit, fact: TrailFact): Promise<void> {
  return note(pool, { kind: 'configuration', by: staff, at: now(), fact });
}
