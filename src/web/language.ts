import type { Request, RequestHandler } from 'express';
import type { Account } from '../access/accounts.ts';
import { currentAccount } from '../access/current-actor.ts';
import type { WebParts } from './parts.ts';
import type { Language } from './words/text.ts';

export function isLanguage(text: string): text is Language {
  return text === 'zh' || text === 'en';
}

/** The language of a visit: chosen, else the account's, else what the browser asks for, else Chinese. */
export function languageOf(request: Request, account: Account | null): Language {
  if (request.session.language) return request.session.language;
  if (account) return account.locale;
  const asked = request.acceptsLanguages('zh', 'en');
  return asked === 'en' ? 'en' : 'zh';
}

/** A path within the product to go back to; anything else leads to the start page, never to another site. */
export function localPath(text: string): string {
  return /^\/(?![/\\])[\x21-\x7E]*$/.test(text) ? text : '/';
}

/** A link of every page; what is chosen is kept for the session and, for whoever is signed in, for the next ones. */
export function chooseLanguage(parts: WebParts): RequestHandler {
  return async (request, response) => {
    const { language } = request.params;
    const back = localPath(typeof request.query['back'] === 'string' ? request.query['back'] : '/');
    if (typeof language === 'string' && isLanguage(language)) {
      request.session.language = language;
      const account = await currentAccount(request, parts.pool, parts.accounts);
      if (account && account.locale !== language) await parts.accounts.change(account.id, { locale: language });
    }
    response.redirect(303, back);
  };
}
