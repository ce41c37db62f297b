import type { Express } from 'express';
import http from 'node:http';
import type { Configuration } from './configuration.ts';

/** Requests under way are answered for this long when the product stops. */
const LAST_ANSWERS_MS = 5_000;

/** Serves the pages and the API. @throws Error naming PORT when it cannot listen there */
export async function listen(app: Express, { host, port }: Pick<Configuration, 'host' | 'port'>): Promise<{ stop(): Promise<void> }> {
  const server = http.createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (error) => reject(new Error(`Cannot listen on ${host}:${port} (${error.message}). Set PORT to a free one. 无法监听端口 ${port}。`, { cause: error })));
    server.listen(port, host);
  });
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS).unref();
      }),
  };
}
