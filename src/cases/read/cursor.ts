import { RefusalError } from '../../refusals/refusal.ts';

/** Where a page of a list ended; opaque to clients. */
export function writeCursor(...keys: (string | number)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** @throws RefusalError `input.invalid` when it is no cursor of a list with so many keys */
export function readCursor(cursor: string, length: number): string[] {
  const keys = parsed(cursor);
  if (!Array.isArray(keys) || keys.length !== length) throw new RefusalError({ code: 'input.invalid', field: 'cursor', values: { problem: 'cursor' } });
  return keys.map(String);
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/** Rows of a page: one more than shown is read, and tells whether there is a next one. */
export const PAGE_ROWS = 50;

export function pageOf<R, T>(rows: R[], limit: number, shown: (row: R) => T, keys: (row: R) => (string | number)[]): { items: T[]; next?: string } {
  const visible = rows.slice(0, limit);
  const last = visible.at(-1);
  return { items: visible.map(shown), ...(last && rows.length > limit ? { next: writeCursor(...keys(last)) } : {}) };
}
