import type { LoggerOptions } from 'pino';

/**
 * An 18-character identity number, or a mobile phone number with or without the country's prefix. Record ids (UUIDs)
 * are matched first, to be left alone.
 */
const recordIdOrPersonalNumber =
  /(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})|(?<!\d)(?:\d{17}[\dX]|(?:\+?86[- ]?)?1[3-9]\d{9})(?!\d)/gi;

/**
 * A text with every identity and phone number replaced by nines. Nines, because a number may stand unquoted in JSON,
 * where it must stay a number.
 */
export function maskNumbers(text: string): string {
  return text.replaceAll(recordIdOrPersonalNumber, (match, id: string | undefined) => id ?? '9'.repeat(match.length));
}

/**
 * For `pino({...})`: works on the finished line, so that no field, message, stack trace or child logger is missed.
 * The last net, not a licence: names and free text have no pattern and must not be logged at all.
 */
export const logMask = { hooks: { streamWrite: maskNumbers } } satisfies LoggerOptions;
