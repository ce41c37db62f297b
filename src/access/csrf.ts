import { csrfSync } from 'csrf-sync';
import type { Request, RequestHandler } from 'express';
import { bearerToken } from './bearer.ts';

/** Where a page sends the token: in this field of a form, or in this header of a script's request. */
export const CSRF_FIELD = '_csrf';
export const CSRF_HEADER = 'x-csrf-token';
/** `code` of the error (HTTP 403) that is passed on when the token is missing or another. */
export const CSRF_ERROR_CODE = 'csrf.invalid';

const { csrfSynchronisedProtection, generateToken } = csrfSync({
  getTokenFromRequest: (request) => request.get(CSRF_HEADER) ?? fieldOf(request.body),
  // No other site can make a browser send this header. It holds only because whoever sends one is never taken for the
  // session's account (see currentActor).
  skipCsrfProtection: (request) => bearerToken(request) !== null,
  size: 32, // bytes
  errorConfig: { statusCode: 403, code: CSRF_ERROR_CODE, message: 'the form does not belong to this session' },
});

/**
 * Turns away commands that another site made a browser send. Goes after the session and the parsing of forms; a form
 * with files is parsed later and so sends the header.
 */
export const csrfProtection: RequestHandler = csrfSynchronisedProtection;

/** The token of this session for a page's forms; makes one, and with it the session, at first. */
export function csrfToken(request: Request): string {
  return generateToken(request);
}

function fieldOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !(CSRF_FIELD in body)) return undefined;
  const token = body[CSRF_FIELD];
  return typeof token === 'string' ? token : undefined;
}
