import { catalogue } from '../../refusals/catalogue.ts';
import { fieldProblems, type FieldProblemCode } from '../../refusals/input.ts';
import type { Refusal } from '../../refusals/refusal.ts';
import { instantText } from './dates.ts';
import { ownerWords } from './people.ts';
import { stageText } from './stages.ts';
import { listOf, wordFor, type Language, type Text } from './text.ts';

export interface RefusalWords {
  sentence: Text;
  todo: Text;
}

/** A refusal as people read it: the catalogue's sentence with its figures filled in, and what to do. */
export function refusalWords(refusal: Refusal): RefusalWords {
  const { zh, en, todo } = catalogue[refusal.code];
  return { sentence: { zh: fill(zh, refusal, 'zh'), en: fill(en, refusal, 'en') }, todo };
}

function fill(sentence: string, { values }: Refusal, language: Language): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values?.[name];
    return value === undefined ? whole : valueText(name, String(value))[language];
  });
}

/** Codes among the values get their words: stages, roles, instants. */
function valueText(name: string, value: string): Text {
  if (name === 'stage') return stageText(value);
  if (name === 'by') return listOf(value.split(',').map((role) => wordFor(ownerWords, role)));
  if (name === 'problem') return problemText(value);
  if (name === 'earliest') return instantText(value);
  return { zh: value, en: value };
}

/** What is wrong with one field. */
export function problemText(problem: string): Text {
  const code: FieldProblemCode | undefined = Object.keys(fieldProblems).find((known): known is FieldProblemCode => known === problem);
  return code ? fieldProblems[code] : { zh: problem, en: problem };
}
