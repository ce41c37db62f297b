import express, { type Express } from 'express';
import { securityHeaders } from '../access/headers.ts';
import { apiRouter } from '../api/router.ts';
import type { Foundation } from './foundation.ts';
import { listen } from './listen.ts';
import type { StartedPart } from './part.ts';

/** Pages and API on one port. */
export async function startPages({ configuration, engineServer, office }: Foundation): Promise<StartedPart> {
  const { url } = configuration;
  const { stop } = await listen(buildApp(office), configuration);
  const tells = [
    `Pages 页面            ${url}`,
    `Public notices 公示   ${url}/notices`,
    `API                   ${url}/api/v1   (described at ${url}/api/openapi.json)`,
    ...(engineServer.ui ? [`Temporal Web UI       ${engineServer.ui}`] : []),
  ];
  return { stop, tells };
}

/** The API and one page, until the pages are there. */
function buildApp(office: Foundation['office']): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders(office.secure));
  app.use('/api', apiRouter(office));
  app.get('/', (_request, response) => {
    response.type('html').send('<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>帮扶</title><h1>帮扶 Bangfu</h1><p>已就绪 · It runs. <a href="/api/">API</a></p></html>');
  });
  return app;
}
