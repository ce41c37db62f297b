import type { Visit } from '../visit.ts';
import { listOf } from './text.ts';

/** Categories in one line, the household's among them. */
export function categoryLine({ words, t }: Visit, { categories, zeroEmployment }: { categories: readonly string[]; zeroEmployment?: boolean }): string {
  const all = zeroEmployment && !categories.includes('zero-employment') ? ['zero-employment', ...categories] : categories;
  return all.length === 0 ? '—' : t(listOf(all.map((code) => words.category(code))));
}
