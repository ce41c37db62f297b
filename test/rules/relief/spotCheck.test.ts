import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawSpotCheck } from '../../../src/rules/relief/spot-check.ts';
import { refusedBy, reliefPolicy } from '../shipped.ts';

const policy = reliefPolicy();
const deliveries = (count: number) => Array.from({ length: count }, (_, position) => `d${String(position).padStart(4, '0')}`);

test('A-06: a recorded seed draws the same deliveries for good', () => {
  // Written down once: a release that draws others for this seed could not repeat what was drawn before it.
  expect(drawSpotCheck(deliveries(100), '2026-01-26/9901', policy).drawn).toEqual(['d0019', 'd0045', 'd0058', 'd0093', 'd0082']);
});

test('A-06: the order of the list does not matter, and another seed draws others', () => {
  const list = deliveries(200);
  const drawn = drawSpotCheck(list, 'seed-1', policy).drawn;
  expect(drawSpotCheck(list.toReversed(), 'seed-1', policy).drawn).toEqual(drawn);
  expect(drawSpotCheck(list, 'seed-2', policy).drawn).not.toEqual(drawn);
});

test('A-06: five per cent are drawn, rounded up, one at least, and never more than there are', () => {
  expect([0, 1, 19, 20, 21, 40, 41].map((count) => drawSpotCheck(deliveries(count), 's', policy).drawn.length)).toEqual([0, 1, 1, 1, 2, 2, 3]);
  const all = reliefPolicy();
  all.spotCheck.least = 10;
  expect(drawSpotCheck(deliveries(3), 's', all).drawn.toSorted()).toEqual(deliveries(3));
});

test('A-06: the sentence says how many of how many were drawn with which seed', () => {
  expect(drawSpotCheck(deliveries(40), 'seed-1', policy).condition).toMatchObject({ rule: 'A-06', values: { of: 40, drawn: 2, seed: 'seed-1' }, zh: '40 户中按 5%(至少 1)抽取 2 户，种子“seed-1”。' });
});

test('A-06: nobody is drawn twice, and only what was delivered', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 60 }), fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 100 }), (list, seed, percent) => {
    const own = reliefPolicy();
    own.spotCheck.percent = percent;
    const { drawn } = drawSpotCheck(list, seed, own);
    expect(new Set(drawn).size).toBe(drawn.length);
    expect(drawn.every((one) => list.includes(one))).toBe(true);
  }));
});

test('A-06: every delivery is drawn about equally often', () => {
  const list = deliveries(20);
  const times = new Map<string, number>();
  for (let seed = 0; seed < 4_000; seed += 1) for (const one of drawSpotCheck(list, `draw ${seed}`, policy).drawn) times.set(one, (times.get(one) ?? 0) + 1);
  // 200 each on average, with a deviation of about 14
  for (const one of list) expect(Math.abs((times.get(one) ?? 0) - 200)).toBeLessThan(70);
});

test('A-06: a delivery listed twice and a draw without a seed are refused by name', () => {
  expect(refusedBy('A-06', () => drawSpotCheck(['d1', 'd1'], '', policy))).toEqual({ 'deliveries.1': 'twice', seed: 'required' });
});
