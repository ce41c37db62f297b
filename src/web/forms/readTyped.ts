import { at } from '../../calendar/days.ts';
import type { Given } from '../../cases/commandService.ts';
import { refuseInput } from '../../refusals/input.ts';
import { intakeFields } from '../intake/forms/index.ts';
import { fileOf as typedFile } from '../intake/typedForm.ts';
import { actionForms, asksWhen, type FormAction } from './actionForms.ts';
import { typedOne, type Field, type Typed } from './field.ts';
import { plainValue } from './plainValue.ts';

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

/** Names of the controls that say when something happened; both empty = now. */
export const WHEN_DAY = 'happenedOn';
export const WHEN_TIME = 'happenedTime';
/** Says whose file it is that was typed. */
export const PROGRAMME = 'programme';
/** Evidence for a date in the past, where the action itself asks for none. */
export const WHEN_EVIDENCE = 'evidence';

/**
 * What was typed into an action's form, as it is given to the case; whether it is right is for the case's service to say.
 * @throws InputError when the day on which it happened is none
 */
export function givenOf(action: FormAction, typed: Typed): Given {
  const body = Object.fromEntries(actionForms[action].flatMap((field) => {
    const value = valueOf(field, typed);
    return value === undefined ? [] : [[field.name, value] as const];
  }));
  const evidence = (typed[WHEN_EVIDENCE] ?? []).filter((id) => id !== '');
  return { body, ...(asksWhen(action) ? happenedAt(typed) : {}), ...(evidence.length > 0 ? { evidence } : {}) };
}

/** The value of one field; `undefined` = left empty. */
function valueOf(field: Field, typed: Typed): unknown {
  const text = typedOne(typed, field.name).trim();
  switch (field.kind) {
    case 'line':
    case 'words':
    case 'day':
    case 'month':
    case 'choice':
    case 'money':
    case 'number':
      return plainValue(field.kind, text);
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
    case 'authorisationOfEach':
      return mentorsOf(field.name, typed);
    case 'householdFile':
      return typedFile(typed, intakeFields(typedOne(typed, PROGRAMME)));
    default:
      return field satisfies never;
  }
}

function mentorsOf(name: string, typed: Typed): Record<string, string> | undefined {
  const chosen = Object.keys(typed).flatMap((key) => {
    const mentor = typedOne(typed, key);
    return key.startsWith(`${name}.`) && mentor !== '' ? [[key.slice(name.length + 1), mentor] as const] : [];
  });
  return chosen.length > 0 ? Object.fromEntries(chosen) : undefined;
}

function happenedAt(typed: Typed): Pick<Given, 'happenedAt'> {
  const day = typedOne(typed, WHEN_DAY);
  const time = typedOne(typed, WHEN_TIME);
  if (day === '' && time === '') return {};
  try {
    return { happenedAt: at(day, time === '' ? NOON : time) };
  } catch {
    return refuseInput([{ field: WHEN_DAY, problem: 'format', rule: 'X-10' }]);
  }
}

/** Without a time the middle of the day is meant: it lies on the day in question, whatever the zone. */
const NOON = '12:00';
