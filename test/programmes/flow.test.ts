import { describe, expect, test } from 'vitest';
import { flowOf } from '../../src/programmes/flow.ts';
import { programmeOf, programmes } from '../../src/programmes/index.ts';
import { policyFor } from '../../src/programmes/policy/load.ts';
import { CLOSED } from '../../src/programmes/programme.ts';
import { everyDemoPolicy } from '../support/policies.ts';

const policies = everyDemoPolicy();
const flow = (id: string) => flowOf(programmeOf(id), policyFor(policies, id, '990102001001', '2026-03-02'));
const step = (id: string, stage: string) => flow(id).find((one) => one.stage === stage);

describe.each(programmes().map(({ id }) => [id] as const))('the flow picture of %s', (id) => {
  test('B-18: begins with the application, ends with the end, and every step of the page is in it once, in both languages', () => {
    const steps = flow(id);
    expect(steps.map(({ stage }) => stage)).toEqual(['apply', ...Object.keys(programmeOf(id).stages), CLOSED]);
    for (const { title } of steps) expect([title.zh.length, title.en.length].every((length) => length > 0)).toBe(true);
  });

  test('B-18: whoever follows it from the application reaches every step, and from every step the end', () => {
    const steps = new Map(flow(id).map((one) => [one.stage, one] as const));
    const reach = (from: string) => {
      const seen = new Set<string>();
      const open = [from];
      for (let name = open.pop(); name !== undefined; name = open.pop()) {
        if (seen.has(name)) continue;
        seen.add(name);
        open.push(...(steps.get(name)?.next ?? []), ...(steps.get(name)?.beside ?? []));
      }
      return seen;
    };
    const beside = new Set([...steps.values()].flatMap((one) => one.beside).concat(programmeOf(id).tracks?.beside ?? []));
    const reached = reach('apply');
    expect([...steps.keys()].filter((name) => !reached.has(name) && !beside.has(name))).toEqual([]);
    expect([...steps.keys()].filter((name) => !beside.has(name) && !reach(name).has(CLOSED))).toEqual([]);
  });

  test('B-18: every step but the ends says who acts', () => {
    expect(flow(id).filter(({ stage, who }) => stage !== CLOSED && who.length === 0)).toEqual([]);
  });
});

test('B-18: how long a step takes is what policy gives it', () => {
  expect(step('employment-assistance', 'notice')).toMatchObject({ who: ['community'], within: { unit: 'workingDays', count: 5 }, next: ['submission', 'communityReview'] });
  expect(step('student-pairing', 'pairing')).toMatchObject({ within: { unit: 'workingDays', count: 5 }, next: ['tutoring'] });
  expect(step('student-pairing', 'tutoring')).toMatchObject({ who: ['teacher'], each: true, next: ['termReview'] });
  expect(step('student-pairing', 'tutoring')?.within).toBeUndefined(); // its clock is that of the follow-up
  expect(step('union-aid', 'review')?.quicker).toBeDefined(); // B-19
});
