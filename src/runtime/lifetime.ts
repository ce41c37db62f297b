import type { Child } from './child.ts';

/** What was started, to be stopped in the opposite order, whatever the reason. */
export class Lifetime {
  private readonly parts: { name: string; stop(): unknown }[] = [];
  private stopping = false;
  private readonly home: string;

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

  /** Ctrl-C, SIGTERM, a closed terminal; and npm's own end, which it does not pass on. */
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
  }

  async end(code: number, sentence: string): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    console[code === 0 ? 'log' : 'error'](`\n${sentence}`);
    for (const { name, stop } of this.parts.toReversed()) {
      try {
        await stop();
      } catch (error) {
        console.error(`while stopping ${name}:`, error);
      }
    }
    if (code === 0) console.log(`Stopped. The data stays in ${this.home}. 已停止,数据保留。`);
    process.exit(code);
  }
}
