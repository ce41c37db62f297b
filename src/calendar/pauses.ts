import { dayOf, instantAt, type Day, type Instant } from './days.ts';

/** While it lasts a clock stands still; without `to` it has not been resumed yet. */
export interface Pause {
  from: Instant;
  to?: Instant;
}

/** A pause with the days it touches, both included. */
export interface Standstill extends Pause {
  fromDay: Day;
  toDay?: Day;
}

/**
 * The pauses of a clock in order, joined where they overlap, and cut off where they began before the clock did.
 * @throws RangeError when a pause ends before it begins.
 */
export function standstills(pauses: readonly Pause[], startedAt: Instant): Standstill[] {
  const start = Date.parse(startedAt);
  const spells = pauses.map(toSpell).sort((one, other) => one.from - other.from);

  const joined: Spell[] = [];
  for (const spell of spells) {
    if (spell.to <= start) continue;
    const from = Math.max(spell.from, start);
    const last = joined.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, spell.to);
    else joined.push({ from, to: spell.to });
  }
  return joined.map(toStandstill);
}

/** Milliseconds since 1970; `to` is infinite while the pause is open. */
interface Spell {
  from: number;
  to: number;
}

function toSpell(pause: Pause): Spell {
  const from = Date.parse(pause.from);
  const to = pause.to === undefined ? Infinity : Date.parse(pause.to);
  if (!(from <= to)) throw new RangeError(`a pause from ${pause.from} cannot end at ${pause.to}`);
  return { from, to };
}

function toStandstill(spell: Spell): Standstill {
  const from = instantAt(spell.from);
  const start = { from, fromDay: dayOf(from) };
  if (spell.to === Infinity) return start;
  const to = instantAt(spell.to);
  return { ...start, to, toDay: dayOf(to) };
}
