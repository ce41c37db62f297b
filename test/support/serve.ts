import type { AddressInfo } from 'node:net';
import { buildApp } from '../../src/web/server.ts';
import type { WebParts } from '../../src/web/parts.ts';

export type { WebParts };

/** The product's pages and API on the loopback. @param port a free one without it */
export async function serve(parts: WebParts, port = 0): Promise<{ url: string; stop(): Promise<void> }> {
  const server = buildApp(parts).listen(port, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address() as AddressInfo; // a TCP server has no other kind of address
  return {
    url: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
