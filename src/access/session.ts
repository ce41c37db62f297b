import connectPgSimple from 'connect-pg-simple';
import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import type { Pool } from 'pg';
import type { Locale } from './accounts.ts';
import type { Errand } from './identityProvider.ts';
import type { KeyRing } from '../privacy/keys.ts';

declare module 'express-session' {
  interface SessionData {
    /** Who is signed in. Role and region are read anew with every request, so that a change counts at once. */
    accountId?: string;
    /** When that was, in milliseconds since 1970: no session lasts for ever, however busily it is used. */
    signedInAt?: number;
    /** Whose password was right while something is still asked for; such a session is nobody's yet. */
    halfway?: Halfway;
    /** Kept while the visitor is at the identity provider's. */
    errand?: Errand & { back: string };
    /** Chosen on a page; goes before what the account or the browser says. */
    language?: Locale;
  }
}

/** How somebody signs in: on the pages, by REST, or by the office's identity provider. */
export type Way = 'pages' | 'api' | 'provider';

/** A sign-in that is under way. */
export interface Halfway {
  accountId: string;
  /** In milliseconds since 1970. */
  since: number;
  /** Whether the code of the second factor was given already. */
  codeGiven: boolean;
  way: Way;
  /** Where the visitor wanted to go. */
  back: string;
}

const SESSION_COOKIE = 'bangfu';
/** A working day; every request begins it anew. */
const SESSION_HOURS = 8;
/** After this long somebody signs in anew, whatever they are doing; drafts are kept. */
const LONGEST_SESSION_HOURS = 24;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Time to find the phone, and to set up an app at the first sign-in. */
const HALFWAY_MINUTES = 15;

export interface SessionOptions {
  pool: Pool;
  ring: KeyRing;
  /** Whether people reach the product by HTTPS; the cookie is then sent over nothing else. Needs `trust proxy` behind one. */
  secure: boolean;
  /** What the store could not do (touching or pruning a session); a request is not failed for it. */
  onStoreError: (error: unknown) => void;
}

/** Sessions in Postgres, so that they outlive a restart and are shared by all processes. */
export function sessions({ pool, ring, secure, onStoreError }: SessionOptions): RequestHandler {
  const Store = connectPgSimple(session);
  return session({
    name: SESSION_COOKIE,
    secret: sessionSecrets(ring),
    store: new Store({ pool, tableName: 'session', createTableIfMissing: false, errorLog: onStoreError }),
    cookie: { httpOnly: true, sameSite: 'lax', secure, maxAge: SESSION_HOURS * 60 * 60 * 1000 },
    rolling: true,
    resave: false,
    saveUninitialized: false, // visitors of the public board get a cookie only when they begin a form
  });
}

/** The first signs; the others are still accepted after a new key was made current. */
function sessionSecrets({ session: { current, byId } }: KeyRing): string[] {
  const older = [...byId].filter(([id]) => id !== current.id).map(([, key]) => key);
  return [current.key, ...older].map((key) => key.export().toString('base64'));
}

/** Signs in under a new session id, so that an id known from before the sign-in is worth nothing. */
export async function signIn(request: Request, accountId: string): Promise<void> {
  await beginAnew(request);
  request.session.accountId = accountId;
  request.session.signedInAt = Date.now();
  await finished((done) => request.session.save(done)); // before the redirect: the next request may come first
}

/** Notes how far a sign-in has come, under a new session id. */
export async function goHalfway(request: Request, halfway: Halfway): Promise<void> {
  await beginAnew(request);
  request.session.halfway = halfway;
  await finished((done) => request.session.save(done));
}

/** The sign-in under way on this session, while it may still be finished. */
export function halfwayOf({ session: { halfway } }: Request): Halfway | undefined {
  return halfway && Date.now() - halfway.since < HALFWAY_MINUTES * MINUTE_MS ? halfway : undefined;
}

/** Who is signed in on this session, as long as it may last. */
export function accountOfSession({ session: { accountId, signedInAt } }: Request): string | undefined {
  return signedInAt !== undefined && Date.now() - signedInAt < LONGEST_SESSION_HOURS * HOUR_MS ? accountId : undefined;
}

export async function signOut(request: Request): Promise<void> {
  await finished((done) => request.session.destroy(done));
}

/** Ends all sessions of an account: after a new password, or when it is closed. */
export async function endSessionsOf(pool: Pool, accountId: string): Promise<void> {
  await pool.query(`DELETE FROM session WHERE sess->>'accountId' = $1 OR sess->'halfway'->>'accountId' = $1`, [accountId]);
}

/** A new session, of which only the language chosen before is known. */
async function beginAnew(request: Request): Promise<void> {
  const { language } = request.session;
  await finished((done) => request.session.regenerate(done));
  if (language) request.session.language = language;
}

function finished(start: (done: (error: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => {
      if (error) reject(error instanceof Error ? error : new Error('the session store failed', { cause: error }));
      else resolve();
    });
  });
}
