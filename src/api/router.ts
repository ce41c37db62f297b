import express, { Router } from 'express';
import { notStored } from '../access/headers.ts';
import { sessions } from '../access/session.ts';
import { notFound } from '../cases/read/scope.ts';
import { endpoints } from './endpoints.ts';
import { openApiDocument } from './openapi.ts';
import type { ApiParts } from './parts.ts';
import { problems } from './problem.ts';
import { readingPage, readingScript } from './readingPage.ts';

/** More than the largest form; files travel as multipart. */
const LARGEST_BODY = '256kb';

/** The REST API, to be mounted at `/api`. */
export function apiRouter(parts: ApiParts): Router {
  const { pool, ring, secure, log } = parts;
  const router = Router();
  router.use(notStored);
  router.use(sessions({ pool, ring, secure, onStoreError: (error) => log.warn({ name: error instanceof Error ? error.name : '' }, 'the session store failed') }));
  router.use(express.json({ limit: LARGEST_BODY }));
  const description = openApiDocument(endpoints);
  router.get('/openapi.json', (_request, response) => void response.json(description));
  router.get('/', (_request, response) => void response.type('html').send(readingPage));
  router.get('/reading.js', (_request, response) => void response.type('text/javascript').send(readingScript));
  for (const endpoint of endpoints) router[endpoint.method](`/v1${endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1')}`, ...endpoint.mount(parts));
  router.use(() => notFound());
  router.use(problems(parts));
  return router;
}
