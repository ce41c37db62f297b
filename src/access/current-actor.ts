import type { Request, RequestHandler } from 'express';
import type { Pool } from 'pg';
import type { Account, AccountStore } from './accounts.ts';
import { accountOfToken } from './api-token.ts';
import { bearerToken } from './bearer.ts';
import { RefusalError } from '../refusals/refusal.ts';
import { accountOfSession } from './session.ts';

/** A token for reading is no good for the others. Searching by number is a POST, and so needs a token that may act. */
const looksOnly = new Set(['GET', 'HEAD']);

/**
 * Whose request it is: the account of the token, else of the session, else null. A request with a token is never taken
 * for the session's account, or a wrong token would get around the protection of forms.
 */
export async function currentAccount(request: Request, pool: Pool, accounts: AccountStore): Promise<Account | null> {
  const token = bearerToken(request);
  const found = token === null ? null : await accountOfToken(pool, token);
  const id = token === null ? accountOfSession(request) : found?.id;
  if (!id) return null;
  const account = await accounts.byId(id);
  if (!account?.active) return null;
  if (found?.scope === 'read' && !looksOnly.has(request.method)) throw new RefusalError({ code: 'token.read-only' });
  return account;
}

/**
 * For what decides who gets in: a token must neither outlive itself by making others, nor change its owner's password or
 * second factor, nor open accounts.
 */
export const sessionOnly: RequestHandler = (request, _response, next) => {
  next(bearerToken(request) === null ? undefined : new RefusalError({ code: 'token.not-here' }));
};
