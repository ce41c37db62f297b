import type { Fact } from '../../../cases/facts.ts';
import { dayText } from '../dates.ts';
import type { PolicyWords } from '../policyWords.ts';
import type { Text } from '../text.ts';

/** What ids are called, as far as the reader may know it. */
export interface Names extends PolicyWords {
  person(id: string): string;
  staff(id: string): string;
  region(code: string): Text;
  /** The title of a stage of the case's programme. */
  stage(name: string): Text;
  /** The name of a clock of the case. */
  clock(id: string): Text;
}

/** One sentence for each kind of fact in a group. */
export type Sentences<F extends { type: string }> = { [T in F['type']]: (fact: Extract<Fact, { type: T }>, names: Names) => Text };

export function both(word: Text, zh: (word: string) => string, en: (word: string) => string): Text {
  return { zh: zh(word.zh), en: en(word.en) };
}

export function withDocuments(text: Text, documents: readonly string[]): Text {
  if (documents.length === 0) return text;
  return { zh: `${text.zh}（附件 ${documents.length} 份）`, en: `${text.en} (${documents.length} ${documents.length === 1 ? 'document' : 'documents'})` };
}

export function windowText({ from, to }: { from: string; to: string }): Text {
  if (from === to) return dayText(from);
  return { zh: `${dayText(from).zh}至${dayText(to).zh}`, en: `${dayText(from).en} to ${dayText(to).en}` };
}
