import net from 'node:net';
import type { AddressInfo } from 'node:net';

/** What happens to a link: everything passes; connections break; are reset; go silent for good; or every byte is late. */
export const disturbances = ['cut', 'reset', 'silent', 'late'] as const;
export type Disturbance = (typeof disturbances)[number];

/** So long after a client has vanished its server ends the connection, as it would by TCP's own signs of life: or they would use up all it has. */
const SERVER_HEARS_AFTER_MS = 60_000;

interface Pair {
  client: net.Socket;
  server: net.Socket;
  /** Nothing passes any more, and nobody is told: the other end has vanished. */
  silent: boolean;
}

/** Stands between two parts on the loopback and lets a link fail as networks do. */
export class Proxy {
  readonly port: number;
  private readonly listener: net.Server;
  private readonly pairs = new Set<Pair>();
  private disturbed: Disturbance | undefined;
  private lateMs = 0;

  private constructor(listener: net.Server) {
    this.listener = listener;
    this.port = (listener.address() as AddressInfo).port; // a TCP server has no other kind of address
  }

  /** Opens a link to a port of the loopback. */
  static async to(port: number): Promise<Proxy> {
    const listener = net.createServer({ allowHalfOpen: false });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const proxy = new Proxy(listener);
    listener.on('connection', (client) => proxy.join(client, port));
    return proxy;
  }

  /** From now on, also for the connections there are. @param lateMs how late every byte is, for `late` */
  disturb(how: Disturbance, lateMs = 0): void {
    this.disturbed = how;
    this.lateMs = lateMs;
    for (const pair of this.pairs) this.take(pair, how);
  }

  /** New connections pass again; those that went silent stay so, as after a cable that was pulled. */
  heal(): void {
    this.disturbed = undefined;
  }

  async close(): Promise<void> {
    for (const { client, server } of this.pairs) {
      client.destroy();
      server.destroy();
    }
    await new Promise((resolve) => this.listener.close(resolve));
  }

  private join(client: net.Socket, port: number): void {
    const pair: Pair = { client, server: net.connect({ port, host: '127.0.0.1' }), silent: false };
    this.pairs.add(pair);
    this.pass(pair, client, pair.server);
    this.pass(pair, pair.server, client);
    if (this.disturbed) this.take(pair, this.disturbed);
  }

  private pass(pair: Pair, from: net.Socket, to: net.Socket): void {
    const waiting: { bytes: Buffer; at: number }[] = []; // late bytes keep their order, also when the link is well again
    const send = () => {
      while (waiting[0] && waiting[0].at <= Date.now()) {
        const bytes = waiting.shift()?.bytes;
        if (bytes && !pair.silent && !to.destroyed) to.write(bytes);
      }
      if (waiting[0]) setTimeout(send, Math.max(1, waiting[0].at - Date.now()));
    };
    from.on('data', (bytes: Buffer) => {
      if (pair.silent) return;
      const alone = waiting.length === 0;
      waiting.push({ bytes, at: this.disturbed === 'late' ? Date.now() + this.lateMs : Math.max(Date.now(), waiting.at(-1)?.at ?? 0) });
      if (alone) send();
    });
    from.on('error', () => undefined); // the other end hears of it by the close
    from.on('close', () => {
      this.pairs.delete(pair);
      if (!pair.silent) to.destroy();
    });
  }

  private take(pair: Pair, how: Disturbance): void {
    switch (how) {
      case 'cut':
        pair.client.destroy();
        pair.server.destroy();
        return;
      case 'reset':
        pair.client.resetAndDestroy();
        pair.server.resetAndDestroy();
        return;
      case 'silent':
        pair.silent = true;
        setTimeout(() => pair.server.destroy(), SERVER_HEARS_AFTER_MS).unref();
        return;
      case 'late':
        return;
      default:
        throw new Error(`unknown disturbance ${how satisfies never}`);
    }
  }
}
