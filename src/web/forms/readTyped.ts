import { z } from 'zod';
import { at } from '../../calendar/days.ts';
import { actions } from '../../cases/actions.ts';
import type { Instant } from '../../cases/state.ts';
import { problemText } from '../words/problems.ts';
import { actionForms, asksWhen, type FormAction } from './actionForms.ts';
import { typedOne, type Field, type FieldProblem, type Typed } from './field.ts';

/** What a browser sent, as names with one or more texts each. Files are not part of it. */
export function typedOf(body: unknown): Typed {
  const typed: Record<string, string[]> = {};
  if (typeof body !== 'object' || body === null) return typed;
  for (const [name, value] of Object.entries(body)) {
    const values: unknown[] = Array.isArray(value) ? value : [value];
    typed[name] = values.filter((one): one is string => typeof one === 'string');
  }
  return typed;
}

/** An action as it is given to the case. */
export interface FilledAction {
  codes: Record<string, unknown>;
  form: Record<string, unknown>;
  happenedAt?: Instant;
}

/** Turns what was typed into the action's codes and words, or says for every field what is wrong with it. */
export function readAction(action: FormAction, typed: Typed): { filled: FilledAction } | { problems: FieldProblem[] } {
  const fields = actionForms[action];
  const problems: FieldProblem[] = [];
  const raw = { codes: {} as Record<string, unknown>, form: {} as Record<string, unknown> };
  for (const field of fields) {
    const value = valueOf(field, typed);
    if (value !== undefined) raw[field.part][field.name] = value;
  }
  const codes = actions[action].codes.safeParse(raw.codes);
  const form = actions[action].form.safeParse(raw.form);
  if (!codes.success) problems.push(...problemsOf(codes.error));
  if (!form.success) problems.push(...problemsOf(form.error));
  const when = asksWhen(action) ? happenedAt(typed) : undefined;
  if (when === 'invalid') problems.push({ field: 'happenedOn', text: problemText('when-invalid') });
  if (!codes.success || !form.success || when === 'invalid') return { problems: inOrder(problems, fields) };
  return { filled: { codes: codes.data, form: form.data, ...(when ? { happenedAt: when } : {}) } };
}

/** The value of one field; `undefined` = left empty. */
function valueOf(field: Field, typed: Typed): unknown {
  const text = typedOne(typed, field.name).trim();
  switch (field.kind) {
    case 'line':
    case 'words':
    case 'day':
    case 'choice':
      return text === '' ? undefined : text;
    case 'money':
      return text === '' ? undefined : fenOf(text);
    case 'lastStep':
      return text === '' ? undefined : Number(text);
    case 'documents':
    case 'choices':
      return (typed[field.name] ?? []).filter((value) => value !== '');
    case 'confirm':
      return text === 'yes';
    case 'yesNo':
      return text === '' ? undefined : text === 'yes';
    case 'mentorOfEach':
      return mentorsOf(field.name, typed);
    default:
      return field satisfies never;
  }
}

/** Yuan as one writes them (`3,200`, `3200.50`) in whole fen; anything else is left for the check to refuse. */
function fenOf(text: string): number | string {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.replaceAll(/[,，\s]/g, ''));
  if (!match) return text;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

function mentorsOf(name: string, typed: Typed): Record<string, string> | undefined {
  const chosen = Object.keys(typed).flatMap((key) => {
    const mentor = typedOne(typed, key);
    return key.startsWith(`${name}.`) && mentor !== '' ? [[key.slice(name.length + 1), mentor] as const] : [];
  });
  return chosen.length > 0 ? Object.fromEntries(chosen) : undefined;
}

/** Day and time of something that is entered later; nothing typed = now. */
function happenedAt(typed: Typed): Instant | undefined | 'invalid' {
  const day = typedOne(typed, 'happenedOn');
  const time = typedOne(typed, 'happenedTime');
  if (day === '' && time === '') return undefined;
  try {
    return at(day, time === '' ? '12:00' : time);
  } catch {
    return 'invalid';
  }
}

function problemsOf(error: z.ZodError): FieldProblem[] {
  return error.issues.map((issue) => ({ field: issue.path.map(String).join('.'), text: problemText(issue.message, issue.code) }));
}

/** In the order of the form, one for each field: the summary reads like the form. */
function inOrder(problems: FieldProblem[], fields: readonly Field[]): FieldProblem[] {
  const place = ({ field }: FieldProblem) => {
    const index = fields.findIndex(({ name }) => field === name || field.startsWith(`${name}.`));
    return index === -1 ? fields.length : index;
  };
  const first = new Map<string, FieldProblem>();
  for (const problem of problems) if (!first.has(problem.field)) first.set(problem.field, problem);
  return [...first.values()].sort((a, b) => place(a) - place(b));
}
