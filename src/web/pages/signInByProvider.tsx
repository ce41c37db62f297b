import { ProviderAwayError } from '../../access/identityProvider.ts';
import { goOn, strangerAtTheDoor } from '../../access/signingIn.ts';
import { notFound } from '../../cases/read/scope.ts';
import { localPath } from '../language.ts';
import type { WebParts } from '../parts.ts';
import { redirect, type Reply } from '../reply.ts';
import { queryOf, type Visit } from '../visit.ts';
import { signInForm } from './signIn.tsx';
import { stepPath } from './signInSteps.tsx';

/** Sends the visitor to the office's identity provider. */
export function goToProvider(parts: WebParts) {
  return async (visit: Visit): Promise<Reply> => {
    const { request } = visit;
    const back = localPath(queryOf(visit, 'back'));
    if (!parts.identityProvider) return notFound();
    try {
      const { to, errand } = await parts.identityProvider.sendThere();
      request.session.errand = { ...errand, back };
      return redirect(to);
    } catch (error) {
      return away(parts, visit, back, error);
    }
  };
}

/** Whoever the provider vouches for gets in as the account of that login, if there is one. */
export function backFromProvider(parts: WebParts) {
  return async (visit: Visit): Promise<Reply> => {
    const { request } = visit;
    const { errand } = request.session;
    if (!parts.identityProvider) return notFound();
    if (!errand) return redirect('/sign-in');
    const { back } = errand;
    delete request.session.errand; // one answer for each errand
    try {
      const login = await parts.identityProvider.whoCameBack(errand, request.originalUrl.slice(request.path.length));
      const account = login === null ? null : await parts.accounts.byLogin(login);
      if (!account?.active) {
        await strangerAtTheDoor(parts, account, 'provider');
        return signInForm(parts, visit, { login: '', back, refusal: login === null ? 'sign-in.provider-refused' : 'sign-in.no-account' });
      }
      const step = await goOn(parts, request, account, { codeGiven: false, way: 'provider', back });
      return redirect(step ? stepPath[step] : back);
    } catch (error) {
      return away(parts, visit, back, error);
    }
  };
}

function away(parts: WebParts, visit: Visit, back: string, error: unknown): Reply {
  if (!(error instanceof ProviderAwayError)) throw error;
  parts.log.warn({ name: error.cause instanceof Error ? error.cause.name : '' }, 'the identity provider does not answer');
  return signInForm(parts, visit, { login: '', back, refusal: 'sign-in.provider-away' });
}
