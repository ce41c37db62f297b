import path from 'node:path';
import { pino, type Logger } from 'pino';
import { logMask } from '../privacy/log-mask.ts';
import type { Configuration } from './configuration.ts';

/** What happens, line by line; identity and phone numbers are replaced before a line is written. */
export function makeLog({ home, log }: Pick<Configuration, 'home' | 'log'>): Logger {
  const destination = log.to === 'stderr' ? 2 : path.join(home, 'bangfu.log');
  return pino({ level: log.level, base: null, ...logMask }, pino.destination({ dest: destination, mkdir: true, sync: false }));
}

/** Writes out what is still on its way to the file. */
export function flushLog(log: Logger): Promise<void> {
  return new Promise((resolve) => {
    log.flush(() => resolve());
  });
}
