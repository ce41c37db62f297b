import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit, type Options } from 'express-rate-limit';
import { RefusalError } from '../refusals/refusal.ts';
import { normalisedLogin } from './accounts.ts';

const WINDOW_MINUTES = 15;
/**
 * Wrong passwords for one account from one address. Both together: counted by account alone, anybody could lock out a
 * colleague, and by address alone a whole office behind one router.
 */
const FAILURES_PER_ACCOUNT = 10;
/** Wrong passwords from one address for all accounts: enough for a large office, too few to try a list of logins. */
const FAILURES_PER_ADDRESS = 100;

/** Too many failed sign-ins. The answer's `Retry-After` header is set already. */
export class TooManySignInsError extends Error {
  readonly status = 429;

  constructor() {
    super('too many failed sign-ins');
    this.name = 'TooManySignInsError';
  }
}

/**
 * Goes before the sign-in's handler and after the parsing of its form, whose field `login` it reads. Only failures
 * count, so the handler must answer them with a status of 400 or more. Counted by each process for itself.
 */
export function signInLimits(): RequestHandler[] {
  return [
    limit(FAILURES_PER_ADDRESS, (address) => address),
    limit(FAILURES_PER_ACCOUNT, (address, login) => `${address} ${login}`),
  ];
}

/** Wrong passwords of somebody who is signed in and wants another: a session left open does not tell the password. */
export function passwordLimits(): RequestHandler[] {
  return [limit(FAILURES_PER_ACCOUNT, (address) => `own password ${address}`)];
}

/** Whoever looks once or twice is let in; a program that floods the office, or tries numbers, is not. */
const PUBLIC_TRIES_PER_HOUR = 30;
/** Wrong digits for one receipt number, from wherever: four digits are soon tried through otherwise. */
const FAILURES_PER_RECEIPT = 10;
const HOUR_MS = 60 * 60 * 1000;

/** For what anybody may send or look up without signing in. Counted by each process for itself. */
export function publicLimits(): RequestHandler[] {
  return [publicLimit(PUBLIC_TRIES_PER_HOUR, false, (request) => ipKeyGenerator(request.ip ?? '')), publicLimit(FAILURES_PER_RECEIPT, true, (request) => receiptOf(request.body))];
}

function publicLimit(tries: number, failuresOnly: boolean, keyOf: (request: Request) => string): RequestHandler {
  return rateLimit({
    windowMs: HOUR_MS, limit: tries, skipSuccessfulRequests: failuresOnly, standardHeaders: 'draft-8', legacyHeaders: false, keyGenerator: keyOf,
    skip: (request) => keyOf(request) === '', handler: (_request, _response, next) => next(new RefusalError({ code: 'too-many-requests' })),
  });
}

function receiptOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'receipt' in body && typeof body.receipt === 'string' ? body.receipt.trim().toUpperCase() : '';
}

function limit(failures: number, keyOf: (address: string, login: string) => string): RequestHandler {
  const options: Partial<Options> = {
    windowMs: WINDOW_MINUTES * 60 * 1000,
    limit: failures,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (request) => keyOf(ipKeyGenerator(request.ip ?? ''), normalisedLogin(loginOf(request.body))),
    handler: (_request, _response, next) => next(new TooManySignInsError()),
  };
  return rateLimit(options);
}

function loginOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'login' in body && typeof body.login === 'string' ? body.login : '';
}
