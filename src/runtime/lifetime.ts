import { endRunningChildren, sleep, type Child } from './child.ts';

/** Longer than the slowest part takes on purpose: the worker lets commits under way come to their end. */
const LONGEST_STOP_MS = 20_000;

/** What was started, to be stopped in the opposite order, whatever the reason. */
export class Lifetime {
  private readonly parts: { name: string; stop(): unknown }[] = [];
  private readonly home: string;
  private stopping = false;

  constructor(home: string) {
    this.home = home;
  }

  /** Remembers how a part is stopped. */
  owns(name: string, stop: () => unknown): void {
    this.parts.push({ name, stop });
  }

  /** A server that ends by itself takes everything down with one sentence: half a system would only look alive. */
  watch(name: string, child: Child): void {
    void child.exited.then((code) => {
      if (!this.stopping) void this.end(1, `${name} ended by itself (code ${code}). See the logs in ${this.home}. ${name} 意外退出。`);
    });
  }

  /** Ctrl-C, SIGTERM, a closed terminal; npm's own end, which it does not pass on; and mistakes that nobody caught. */
  handleSignals(): void {
    let times = 0;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        times += 1;
        if (times > 2) process.exit(130); // asked three times: now
        if (times === 1) void this.end(0, 'Stopping … 正在停止');
      });
    }
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) void this.end(0, 'The starting process is gone: stopping.');
    }, 500).unref();
    for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
      process.on(event, (error: unknown) => void this.end(1, `Stopping after an unforeseen error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`));
    }
    // a closed terminal takes our words with it, but not our order
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  }

  /** Stops everything and ends the process; the first reason counts. */
  async end(code: number, sentence: string): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    console[code === 0 ? 'log' : 'error'](`\n${sentence}`);
    for (const { name, stop } of this.parts.toReversed()) {
      try {
        await Promise.race([stop(), tooLong()]);
      } catch (error) {
        console.error(`While stopping ${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    await endRunningChildren();
    if (code === 0) console.log(`Stopped. The data stays in ${this.home}. 已停止，数据保留。`);
    process.exit(code);
  }
}

async function tooLong(): Promise<never> {
  await sleep(LONGEST_STOP_MS);
  throw new Error(`no end within ${LONGEST_STOP_MS / 1000} s`);
}
