import { wordFor, type Text } from '../words/text.ts';
import type { Option } from './field.ts';

/** The options of a table of words, in its order. */
export function optionsOf(words: Readonly<Record<string, Text>>, codes: readonly string[] = Object.keys(words)): Option[] {
  return codes.map((value) => ({ value, label: wordFor(words, value) }));
}
