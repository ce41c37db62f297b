import type { ClockPolicy } from './clock.ts';
import type { PolicyProblem } from './sense.ts';

/** Clocks without time would be overdue as soon as they start. */
export function timelessClocks(named: readonly (readonly [path: string, clock: ClockPolicy])[]): PolicyProblem[] {
  return named.filter(([, { span }]) => span.count === 0).map(([path]) => ({ path: `${path}.span.count`, message: 'is 0, so it is overdue as soon as it starts: give it time' }));
}

export function duplicateCodes(path: string, list: readonly { code: string }[]): PolicyProblem[] {
  const codes = list.map(({ code }) => code);
  return codes.flatMap((code, position) => (codes.indexOf(code) < position ? [{ path: `${path}.${position}.code`, message: `“${code}” is listed twice: remove or rename one` }] : []));
}
