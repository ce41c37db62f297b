import type { DraftBody } from '../../cases/intake/drafts.ts';
import { typedOne, type Typed } from '../forms/field.ts';
import { fenOf } from '../forms/readTyped.ts';

/**
 * The application as names of controls, and as the form that the rules read. Anything that was typed survives the way
 * there and back, also what is not right yet: a draft keeps it as the text it is.
 */
const householdTexts = ['address', 'registrationCommunity', 'channel', 'signedOn'] as const;
const personTexts = [
  'id', 'relation', 'name', 'identityNumber', 'sex', 'birthDate', 'phone', 'health', 'healthNote', 'work', 'post', 'registeredUnemployedOn', 'graduatedOn',
] as const;
const personTicks = ['registeredAsJobseeker', 'willing', 'able', 'seeksRecognition'] as const;
const personLists = ['flags', 'claimedCategories'] as const;

export function draftBodyOf(typed: Typed): DraftBody {
  const people = Array.from({ length: peopleIn(typed) }, (_, position) => personOf(typed, `people.${position}.`));
  return {
    ...texts(typed, '', householdTexts), people, staffRelatives: listOf(typed, 'staffRelatives'),
    ...(ticked(typed, 'undertaking') ? { undertaking: true } : {}), ...(ticked(typed, 'despiteFindings') ? { despiteFindings: true } : {}),
  };
}

function personOf(typed: Typed, prefix: string): DraftBody {
  const trades = typedOne(typed, `${prefix}wishes.trades`).split(/[、,，;；\s]+/).filter((trade) => trade !== '');
  const leastPay = typedOne(typed, `${prefix}wishes.leastPayFen`).trim();
  const wishes = { ...(trades.length > 0 ? { trades } : {}), ...(leastPay === '' ? {} : { leastPayFen: fenOf(leastPay) }) };
  return {
    ...texts(typed, prefix, personTexts),
    ...Object.fromEntries(personTicks.map((name) => [name, ticked(typed, `${prefix}${name}`)])),
    ...Object.fromEntries(personLists.map((name) => [name, listOf(typed, `${prefix}${name}`)])),
    ...(Object.keys(wishes).length > 0 ? { wishes } : {}),
  };
}

/** As many as the highest number among the names; rows without any input do not exist. */
function peopleIn(typed: Typed): number {
  const numbers = Object.keys(typed).flatMap((name) => {
    const match = /^people\.(\d{1,2})\./.exec(name);
    return match ? [Number(match[1]) + 1] : [];
  });
  return Math.max(0, ...numbers);
}

function texts(typed: Typed, prefix: string, names: readonly string[]): DraftBody {
  return Object.fromEntries(names.flatMap((name) => {
    const text = typedOne(typed, `${prefix}${name}`).trim();
    return text === '' ? [] : [[name, text] as const];
  }));
}

const ticked = (typed: Typed, name: string) => typedOne(typed, name) === 'yes';
const listOf = (typed: Typed, name: string) => (typed[name] ?? []).filter((value) => value !== '');

/** A draft as its controls show it. */
export function typedOfDraft(body: DraftBody): Typed {
  const typed: Record<string, string[]> = {};
  write(typed, '', body);
  return typed;
}

function write(typed: Record<string, string[]>, name: string, value: unknown): void {
  if (typeof value === 'string') typed[name] = [value];
  else if (typeof value === 'number') typed[name] = [name.endsWith('Fen') ? yuanOf(value) : String(value)];
  else if (typeof value === 'boolean') typed[name] = value ? ['yes'] : [];
  else if (Array.isArray(value) && value.every((one): one is string => typeof one === 'string')) typed[name] = name.endsWith('.trades') ? [value.join('、')] : value;
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) write(typed, name === '' ? key : `${name}.${key}`, inner);
  }
}

function yuanOf(fen: number): string {
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}

/** How many people a draft has; always one, who is the applicant. */
export function peopleOf(typed: Typed): number {
  return Math.max(1, peopleIn(typed));
}

/** The same without one of the people; those behind move up. */
export function withoutPerson(typed: Typed, position: number): Typed {
  const body = draftBodyOf(typed);
  const people: unknown[] = Array.isArray(body['people']) ? body['people'] : [];
  return typedOfDraft({ ...body, people: people.filter((_, index) => index !== position) });
}

/** The same with room for one more, of whom only the relation is left open. */
export function withOnePersonMore(typed: Typed): Typed {
  return { ...typed, [`people.${peopleOf(typed)}.relation`]: [''] };
}
