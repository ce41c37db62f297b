import express, { type Express } from 'express';
import { securityHeaders } from '../access/headers.ts';
import { knownHosts } from '../access/hosts.ts';
import { sessions } from '../access/session.ts';
import { apiRouter } from '../api/router.ts';
import { codecRouter } from './codec.ts';
import { errorPages } from './errors.tsx';
import type { WebParts } from './parts.ts';
import { requestLog } from './requestLog.ts';
import { webRouter } from './router.ts';
import { staticFiles } from './staticFiles.ts';

/** Everything that answers HTTP, in the order in which a request passes it. */
export function buildApp(parts: WebParts): Express {
  const { pool, ring, secure, log } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  if (secure) app.set('trust proxy', 1);

  app.use(requestLog(log));
  app.use(securityHeaders(secure));
  app.use(knownHosts(parts.hosts ?? []));
  app.use('/static', staticFiles());
  app.use('/api', apiRouter(parts));
  app.use('/codec', codecRouter(parts));
  app.use(sessions({ pool, ring, secure, onStoreError: (error) => log.warn({ name: error instanceof Error ? error.name : '' }, 'the session store failed') }));
  app.use(webRouter(parts));
  app.use(errorPages(parts));
  return app;
}
