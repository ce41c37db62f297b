import { createRequire } from 'node:module';
import path from 'node:path';
import express, { Router } from 'express';

const require = createRequire(import.meta.url);

/** Style sheet, scripts and pictures; htmx comes as its package brings it. */
export function staticFiles(): Router {
  const router = Router();
  const htmx = path.join(path.dirname(require.resolve('htmx.org')), 'htmx.min.js');
  router.get('/htmx.min.js', (_request, response) => response.sendFile(htmx, { maxAge: '1d' }));
  router.use(express.static(path.join(import.meta.dirname, 'kit/assets'), { index: false, maxAge: '1h' }));
  return router;
}
