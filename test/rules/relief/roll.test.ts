import { expect, test } from 'vitest';
import { rollOf } from '../../../src/rules/relief/roll.ts';
import { failing } from '../shipped.ts';

const at = (beneficiary: string, village: string) => ({ beneficiary, village });

test('A-03: lists on which everybody who qualifies stands once are in order', () => {
  expect(rollOf([at('h1', 'v1'), at('h2', 'v2')], [at('h1', 'v1'), at('h2', 'v2')])).toMatchObject({ twice: [], missed: [] });
});

test('A-03: a household on the lists of two villages is found, and so is one that is listed twice in one', () => {
  const roll = rollOf([at('h1', 'v1'), at('h2', 'v1'), at('h1', 'v2'), at('h2', 'v1')], []);
  expect(roll.twice).toEqual([{ beneficiary: 'h1', villages: ['v1', 'v2'] }, { beneficiary: 'h2', villages: ['v1', 'v1'] }]);
  expect(failing(roll.conditions)).toEqual(['roll.nobody-twice']);
});

test('A-03: a household known to qualify and on no list is shown with its village', () => {
  const roll = rollOf([at('h1', 'v1')], [at('h1', 'v1'), at('h2', 'v2')]);
  expect(roll.missed).toEqual([at('h2', 'v2')]);
  expect(roll.conditions.find(({ holds }) => !holds)).toMatchObject({ code: 'roll.nobody-missed', zh: '1 人（户）符合条件但未列入。', en: 'Known to qualify and not listed: 1.' });
});

test('A-03: a household that qualifies in one village and is listed in another is not missed', () => {
  expect(rollOf([at('h1', 'v2')], [at('h1', 'v1')]).missed).toEqual([]);
});
