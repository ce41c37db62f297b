import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Processor time that a process and the processes it started have used so far, in milliseconds. Unlike the time on the
 * wall it says the same on a machine that has other things to do. Zero where the system does not tell: only Linux does.
 */
export function processorMs(pid: number): number {
  const own = usedBy(pid);
  return own ? own.ms + startedBy(pid).reduce((sum, ms) => sum + ms, 0) : 0;
}

function startedBy(parent: number): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    const found = usedBy(Number(name));
    return found?.parent === parent ? [found.ms] : [];
  });
}

/** With the time of those children that have ended and were waited for. */
function usedBy(pid: number): { parent: number; ms: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' '); // the name before it may hold blanks
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { parent: Number(fields[1]), ms: (ticks * 1000) / ticksInASecond() };
  } catch {
    return undefined; // it has ended in the meantime
  }
}

let known = 0;
function ticksInASecond(): number {
  known ||= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  return known;
}
