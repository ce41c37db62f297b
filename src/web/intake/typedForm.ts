import type { DraftBody } from '../../cases/intake/drafts.ts';
import { typedOne, type Typed } from '../forms/field.ts';
import { plainValue } from '../forms/plainValue.ts';
import type { IntakeField, IntakeFields } from './fields.ts';

/**
 * The application as names of controls, and as the form that the rules read. Anything that was typed survives the way
 * there and back, also what is not right yet: a draft keeps it as the text it is.
 */
const householdTexts = ['address', 'registrationCommunity', 'community', 'channel', 'signedOn'] as const;
const personTexts = ['id', 'relation', 'name', 'identityNumber', 'sex', 'birthDate', 'phone', 'health', 'healthNote', 'work'] as const;

export function draftBodyOf(typed: Typed, fields: IntakeFields): DraftBody {
  const people = Array.from({ length: peopleIn(typed) }, (_, position) => personOf(typed, `people.${position}.`, fields));
  return {
    ...texts(typed, '', householdTexts), people, staffRelatives: listOf(typed, 'staffRelatives'), file: fileOf(typed, fields),
    ...(ticked(typed, 'undertaking') ? { undertaking: true } : {}), ...(ticked(typed, 'despiteFindings') ? { despiteFindings: true } : {}),
  };
}

/** The file of the household alone. */
export function fileOf(typed: Typed, fields: IntakeFields): DraftBody {
  return valuesOf(typed, 'file.', fields.file.flatMap((section) => section.fields));
}

function personOf(typed: Typed, prefix: string, fields: IntakeFields): DraftBody {
  return { ...texts(typed, prefix, personTexts), seeksRecognition: ticked(typed, `${prefix}seeksRecognition`), ...valuesOf(typed, prefix, [...fields.person, ...fields.seeking]) };
}

/** The values of fields that are data; what was left empty is absent. */
function valuesOf(typed: Typed, prefix: string, fields: readonly IntakeField[]): DraftBody {
  const body: DraftBody = {};
  for (const field of fields) {
    const value = valueOf(typed, `${prefix}${field.name}`, field);
    if (value !== undefined) place(body, field.name.split('.'), value);
  }
  return body;
}

function valueOf(typed: Typed, name: string, field: IntakeField): unknown {
  const text = typedOne(typed, name).trim();
  switch (field.kind) {
    case 'line':
    case 'words':
    case 'day':
    case 'month':
    case 'choice':
    case 'money':
    case 'number':
      return plainValue(field.kind, text);
    case 'tick':
      return ticked(typed, name);
    case 'choices':
      return listOf(typed, name);
    case 'list': {
      const words = text.split(/[、,，;；\s]+/).filter((word) => word !== '');
      return words.length > 0 ? words : undefined;
    }
    case 'rows':
      return Array.from({ length: rowsIn(typed, name) }, (_, row) => valuesOf(typed, `${name}.${row}.`, field.fields)).filter(saysAnything);
    default:
      return field satisfies never;
  }
}

/** A row of which nothing was filled in; an unticked box says nothing. */
function saysAnything(row: DraftBody): boolean {
  return Object.values(row).some((value) => value !== false && !(Array.isArray(value) && value.length === 0));
}

function place(body: DraftBody, [key = '', ...deeper]: readonly string[], value: unknown): void {
  if (deeper.length === 0) {
    body[key] = value;
    return;
  }
  const inside = body[key];
  const next: DraftBody = typeof inside === 'object' && inside !== null ? { ...inside } : {};
  place(next, deeper, value);
  body[key] = next;
}

/** As many as the highest number among the names; rows without any input do not exist. */
function peopleIn(typed: Typed): number {
  return rowsIn(typed, 'people');
}

/** How many rows of a name were sent, those left empty at the end not counted. */
export function rowsIn(typed: Typed, name: string): number {
  const numbers = Object.keys(typed).flatMap((key) => {
    if (!key.startsWith(`${name}.`)) return [];
    const [number = ''] = key.slice(name.length + 1).split('.');
    const filled = name === 'people' || (typed[key] ?? []).some((text) => text !== '');
    return /^\d{1,3}$/.test(number) && filled ? [Number(number) + 1] : [];
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
export function typedOfDraft(body: DraftBody, fields: IntakeFields): Typed {
  const typed: Record<string, string[]> = {};
  const joined = new Set([...fields.person, ...fields.seeking].filter(({ kind }) => kind === 'list').map(({ name }) => name));
  write(typed, '', body, joined);
  return typed;
}

function write(typed: Record<string, string[]>, name: string, value: unknown, joined: ReadonlySet<string>): void {
  if (typeof value === 'string') typed[name] = [value];
  else if (typeof value === 'number') typed[name] = [name.endsWith('Fen') ? yuanOf(value) : String(value)];
  else if (typeof value === 'boolean') typed[name] = value ? ['yes'] : [];
  else if (Array.isArray(value) && value.every((one): one is string => typeof one === 'string')) typed[name] = joined.has(name.replace(/^people\.\d+\./, '')) ? [value.join('、')] : value;
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) write(typed, name === '' ? key : `${name}.${key}`, inner, joined);
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
export function withoutPerson(typed: Typed, position: number, fields: IntakeFields): Typed {
  const body = draftBodyOf(typed, fields);
  const people: unknown[] = Array.isArray(body['people']) ? body['people'] : [];
  return typedOfDraft({ ...body, people: people.filter((_, index) => index !== position) }, fields);
}

/** The same with room for one more, of whom only the relation is left open. */
export function withOnePersonMore(typed: Typed): Typed {
  return { ...typed, [`people.${peopleOf(typed)}.relation`]: [''] };
}
