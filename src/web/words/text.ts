import type { Language } from '../../calendar/span.ts';
import type { Text } from '../../programmes/programme.ts';

export type { Language, Text };

/** A text in the reader's language. */
export function say(text: Text, language: Language): string {
  return text[language];
}

/**
 * The words for a code; a code that nobody gave words yet is shown as it is, so that a page never fails over a word.
 */
export function wordFor(words: Readonly<Record<string, Text>>, code: string): Text {
  return words[code] ?? { zh: code, en: code };
}

/** Several words in one line: `甲、乙`, `A, B`. */
export function listOf(texts: readonly Text[]): Text {
  return { zh: texts.map(({ zh }) => zh).join('、'), en: texts.map(({ en }) => en).join(', ') };
}
