import type { Request } from 'express';
import type { Pool } from 'pg';
import type { Account, AccountStore } from './accounts.ts';
import { accountOfToken } from './api-token.ts';
import { bearerToken } from './bearer.ts';
import './session.ts'; // what a session holds

/**
 * Whose request it is: the account of the token, else of the session, else null. A request with a token is never taken
 * for the session's account, or a wrong token would get around the protection of forms.
 */
export async function currentAccount(request: Request, pool: Pool, accounts: AccountStore): Promise<Account | null> {
  const token = bearerToken(request);
  const id = token === null ? request.session.accountId : await accountOfToken(pool, token);
  if (!id) return null;
  const account = await accounts.byId(id);
  return account?.active ? account : null;
}
