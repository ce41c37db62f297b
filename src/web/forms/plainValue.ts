import { fenOf } from './fenOf.ts';

/** The kinds of field whose control holds one text, whichever form it stands in. */
export type PlainKind = 'line' | 'words' | 'day' | 'month' | 'choice' | 'money' | 'number';

/**
 * What one typed text means in a field of this kind; `undefined` = left empty. What is no amount or number stays the text
 * it is, for the check to refuse by name.
 */
export function plainValue(kind: PlainKind, typed: string): string | number | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  switch (kind) {
    case 'money':
      return fenOf(text);
    case 'number':
      return /^\d{1,9}$/.test(text) ? Number(text) : text;
    case 'line':
    case 'words':
    case 'day':
    case 'month':
    case 'choice':
      return text;
    default:
      return kind satisfies never;
  }
}
