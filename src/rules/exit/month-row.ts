import { addMonths, type Day } from '../../calendar/days.ts';

/** A calendar month: `2026-03`. Months compare as strings. */
export type Month = string;

/** How a month's income stood to the line. */
export type MonthSide = 'above' | 'on' | 'below';

/** `gap`: without a record, and nobody waits for one. `awaited`: complete, its record may still come. */
export interface MonthFound {
  month: Month;
  side: MonthSide | 'gap' | 'awaited';
  /** Above the line, and after whatever broke the row last. */
  counts: boolean;
}

/**
 * Every month from the first record to the last complete one. A month on or below the line starts the count again, and
 * so does a month without a record once policy no longer waits for it.
 * @param awaitedMonths how many of the last complete months may still wait for their record
 * @rule D-03
 */
export function monthRow(recorded: ReadonlyMap<Month, MonthSide>, { awaitedMonths }: { awaitedMonths: number }, today: Day): MonthFound[] {
  const last = lastCompleteMonth(today);
  const mayWait = monthsLater(last, -awaitedMonths);
  const inOrder = [...recorded.keys()].sort();
  const latest = inOrder.at(-1) ?? last;
  const found: Omit<MonthFound, 'counts'>[] = [];
  for (let month = inOrder[0] ?? monthsLater(last, 1); month <= last; month = monthsLater(month, 1)) {
    // A later record shows that nobody waits for this one any more: it is a gap then, however young.
    found.push({ month, side: recorded.get(month) ?? (month > mayWait && month > latest ? 'awaited' : 'gap') });
  }
  const lastBreak = found.findLastIndex(({ side }) => side !== 'above' && side !== 'awaited');
  return found.map((one, position) => ({ ...one, counts: one.side === 'above' && position > lastBreak }));
}

/** The last month that has ended. */
export function lastCompleteMonth(today: Day): Month {
  return monthsLater(today.slice(0, 7), -1);
}

export function monthsLater(month: Month, count: number): Month {
  return addMonths(`${month}-01`, count).slice(0, 7);
}
