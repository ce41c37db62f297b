import { describe, expect, it } from 'vitest';
import { actions } from '../../src/cases/actions.ts';
import { actionForms, hasForm, notAsked, type FormAction } from '../../src/web/forms/actionForms.ts';
import { fenOf } from '../../src/web/forms/fenOf.ts';
import { givenOf } from '../../src/web/forms/readTyped.ts';
import { localPath } from '../../src/web/language.ts';
import { intakeFields } from '../../src/web/intake/forms/index.ts';
import { draftBodyOf, typedOfDraft, withOnePersonMore, withoutPerson } from '../../src/web/intake/typedForm.ts';

const names = (Object.keys(actions) as (keyof typeof actions)[]).filter(hasForm);

describe('forms of actions', () => {
  it.each(names)('the form of “%s” asks for everything that the action takes, under its own name', (action: FormAction) => {
    const { codes, form } = actions[action];
    const asked = Object.keys(codes.shape).filter((name) => !notAsked[action]?.includes(name));
    expect(actionForms[action].filter(({ part }) => part === 'codes').map(({ name }) => name).sort()).toEqual(asked.sort());
    expect(actionForms[action].filter(({ part }) => part === 'form').map(({ name }) => name).sort()).toEqual(Object.keys(form.shape).sort());
  });

  it.each([['3200', 320_000], ['3,200.5', 320_050], ['0', 0], ['3200.505', '3200.505'], ['三千', '三千']])('money written as %s is read to the fen, or left for the check to refuse', (text, fen) => {
    expect(fenOf(text)).toBe(fen);
  });

  it('X-10: a day without a time lies on that day in Beijing', () => {
    expect(givenOf('recordCall', { happenedOn: ['2026-11-21'] }).happenedAt).toBe('2026-11-21T04:00:00.000Z');
    expect(givenOf('recordCall', {}).happenedAt).toBeUndefined();
  });
});

describe('the application as it is typed', () => {
  const fields = intakeFields('employment-assistance');
  const typed = {
    'people.0.relation': ['self'], 'people.0.name': ['张演示'], 'people.0.willing': ['yes'], 'people.0.flags': ['dibao', 'landless'], 'people.0.wishes.trades': ['保洁、 厨师'],
    'people.0.wishes.leastPayFen': ['三千'], 'people.1.name': ['张小演'], address: ['演示路'], staffRelatives: ['x'],
  };

  it('survives the way into a draft and back, also what is not right yet', () => {
    const back = typedOfDraft(draftBodyOf(typed, fields), fields);
    expect(back).toMatchObject({ 'people.0.name': ['张演示'], 'people.0.flags': ['dibao', 'landless'], 'people.0.wishes.trades': ['保洁、厨师'], 'people.0.wishes.leastPayFen': ['三千'], 'people.1.name': ['张小演'], address: ['演示路'] });
  });

  it('gains and loses people without losing what the others typed', () => {
    expect(draftBodyOf(withOnePersonMore(typed), fields)['people']).toHaveLength(3);
    expect(withoutPerson(typed, 0, fields)['people.0.name']).toEqual(['张小演']);
  });
});

it.each([['/cases?stage=notice', '/cases?stage=notice'], ['//evil.example', '/'], ['https://evil.example', '/'], ['/\\evil.example', '/'], ['', '/']])('after signing in, %s leads to %s', (asked, leads) => {
  expect(localPath(asked)).toBe(leads);
});
