import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const doc = readFileSync(path.join(root, 'docs/product.md'), 'utf8');

interface Listed {
  rule: string;
  file: string;
  title: string;
}

/** Every rule with the tests named under its heading. */
const sections = doc.split(/^### /m).slice(1).map((section) => ({ rule: section.slice(0, 4), section }));
const listed: Listed[] = sections.flatMap(({ rule, section }) =>
  [...section.matchAll(/^- `([^`]+)`: (.+)$/gm)].map(([, file = '', title = '']) => ({ rule, file, title })));

/** How many rules each programme of the rulebook has, as far as the document has a section for it. */
const rulesOf = { A: 6, B: 24, C: 20, D: 8, E: 3, X: 12 } as const;
const programmes = (Object.keys(rulesOf) as (keyof typeof rulesOf)[]).filter((letter) => new RegExp(`^## ${letter}\\. `, 'm').test(doc));

test('the product document says every rule of each programme it has a section for, once', () => {
  const expected = programmes.flatMap((letter) => Array.from({ length: rulesOf[letter] }, (_, n) => `${letter}-${String(n + 1).padStart(2, '0')}`));
  expect(sections.map(({ rule }) => rule).sort()).toEqual(expected.sort());
  expect(programmes).toEqual(expect.arrayContaining(['C', 'X']));
});

test('every test that the product document names exists', () => {
  expect(listed.filter((one) => !titlesIn(one.file).includes(one.title))).toEqual([]);
});

test('every rule in the product document has a test whose name begins with its id', () => {
  const covered = new Set(listed.filter(({ rule, title }) => title.startsWith(rule)).map(({ rule }) => rule));
  expect(sections.map(({ rule }) => rule).filter((rule) => !covered.has(rule))).toEqual([]);
});

/** Titles as they are written in a test file; those of `each` with their placeholders. */
function titlesIn(file: string): string[] {
  const source = readSource(file);
  return [...source.matchAll(/\b(?:test|it)(?:\.\w+)?(?:\(.*\))?\('((?:[^'\\]|\\.)*)'/g)].map(([, title = '']) => title.replaceAll("\\'", "'"));
}

function readSource(file: string): string {
  try {
    return readFileSync(path.join(root, file), 'utf8');
  } catch {
    return ''; // then no test of it exists
  }
}
