import type { AidKind } from '../../programmes/union-aid/kinds.ts';
import type { UnionAidPolicy } from '../../programmes/union-aid/policy.ts';

export type DocumentAsked = UnionAidPolicy['documents'][number];

/**
 * The documents for a file and the kinds of aid asked for, each once: the list that is clear before one comes.
 * @rule B-18
 */
export function documentsAsked(kinds: readonly AidKind[], { documents, aid }: UnionAidPolicy): DocumentAsked[] {
  const all = [...documents, ...kinds.flatMap((kind) => aid[kind].documents)];
  return all.filter(({ code }, position) => all.findIndex((other) => other.code === code) === position);
}

/**
 * Every required document that a file does not have, all together, so that it is returned once.
 * @param held codes of the documents in the file
 * @rule B-18
 * @rule B-22
 */
export function missingDocuments(kinds: readonly AidKind[], held: readonly string[], policy: UnionAidPolicy): DocumentAsked[] {
  return documentsAsked(kinds, policy).filter(({ code, required }) => required && !held.includes(code));
}
