import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allot, allotmentOf, type ReliefGrant } from '../../../src/rules/relief/amounts.ts';
import { failing, refusedBy, reliefPolicy } from '../shipped.ts';

/** First degree 1,000 yuan, second 500. */
const policy = reliefPolicy();

function grant(beneficiary: string, changes: Partial<ReliefGrant> = {}): ReliefGrant {
  return { beneficiary, degree: 'two', state: 'listed', ...changes };
}

test('A-03: there are two amounts, the larger for the graver degree', () => {
  expect(allot({ allottedFen: 100_000, grants: [] }, { beneficiary: 'h1', degree: 'one' }, policy).amountFen).toBe(100_000);
  expect(allot({ allottedFen: 100_000, grants: [] }, { beneficiary: 'h1', degree: 'two' }, policy).amountFen).toBe(50_000);
});

test('A-03: an allotment is what is listed, paid and left, and says how many of each degree still fit', () => {
  const found = allotmentOf({ allottedFen: 300_000, grants: [grant('h1', { degree: 'one', state: 'paid' }), grant('h2'), grant('h3', { state: 'returned' })] }, policy);
  expect(found).toMatchObject({ listedFen: 50_000, paidFen: 100_000, returnedFen: 50_000, leftFen: 150_000, overFen: 0, room: [{ degree: 'one', count: 1 }, { degree: 'two', count: 3 }], within: { holds: true } });
});

test.each([['exactly enough', 100_000, true, 0], ['one fen too little', 99_999, false, 1], ['one fen more than enough', 100_001, true, 0]])('A-03: with %s left the next is judged to the fen', (_left, left, holds, missingFen) => {
  const facts = { allottedFen: 50_000 + left, grants: [grant('h1')] };
  const found = allot(facts, { beneficiary: 'h2', degree: 'one' }, policy);
  expect(found).toMatchObject({ holds, leftFen: holds ? left - 100_000 : left });
  expect(found.conditions[0]?.values.missingFen).toBe(missingFen);
});

test('A-03: the sentence says how much is missing', () => {
  expect(allot({ allottedFen: 99_999, grants: [] }, { beneficiary: 'h1', degree: 'one' }, policy).conditions[0]).toMatchObject({
    zh: '需 1,000.00 元，剩余 999.99 元，还差 0.01 元。', en: 'Takes 1,000.00 yuan of the 999.99 yuan left, 0.01 yuan are missing.',
  });
});

test('A-03: nobody is helped twice, but money that came back may be allotted again', () => {
  const facts = { allottedFen: 200_000, grants: [grant('h1', { state: 'paid' })] };
  expect(failing(allot(facts, { beneficiary: 'h1', degree: 'two' }, policy).conditions)).toEqual(['beneficiary.once']);
  const back = { allottedFen: 50_000, grants: [grant('h1', { state: 'returned' })] };
  expect(allot(back, { beneficiary: 'h1', degree: 'two' }, policy).holds).toBe(true);
  expect(allot(back, { beneficiary: 'h2', degree: 'two' }, policy)).toMatchObject({ holds: true, leftFen: 0 });
});

test('A-03: whose money came back may stand on the list again', () => {
  expect(allotmentOf({ allottedFen: 50_000, grants: [grant('h1', { state: 'returned' }), grant('h1')] }, policy)).toMatchObject({ listedFen: 50_000, returnedFen: 50_000, leftFen: 0 });
});

test('A-03: a list beyond its allotment says by how much, and nothing is left', () => {
  const found = allotmentOf({ allottedFen: 99_999, grants: [grant('h1'), grant('h2')] }, policy);
  expect(found).toMatchObject({ leftFen: 0, overFen: 1, within: { holds: false, zh: '分配资金 999.99 元，已列入 1,000.00 元，超出 0.01 元。' } });
  expect(allot({ allottedFen: 99_999, grants: [grant('h1'), grant('h2')] }, { beneficiary: 'h3', degree: 'two' }, policy).holds).toBe(false);
});

test('A-03: an allotment never goes below zero and always adds up, whatever is listed, paid and returned', () => {
  const step = fc.record({ beneficiary: fc.integer({ min: 0, max: 9 }), degree: fc.constantFrom('one', 'two'), then: fc.constantFrom('list', 'pay', 'return') });
  fc.assert(fc.property(fc.integer({ min: 0, max: 600_000 }), fc.array(step, { maxLength: 40 }), (allottedFen, steps) => {
    let grants: ReliefGrant[] = [];
    for (const { beneficiary, degree, then } of steps) {
      const name = `h${beneficiary}`;
      if (then === 'list') {
        const { holds } = allot({ allottedFen, grants }, { beneficiary: name, degree }, policy);
        if (holds) grants = [...grants, grant(name, { degree })];
      } else {
        const from = then === 'pay' ? 'listed' : 'paid';
        grants = grants.map((one) => (one.beneficiary === name && one.state === from ? { ...one, state: then === 'pay' ? 'paid' : 'returned' } : one));
      }
      const found = allotmentOf({ allottedFen, grants }, policy);
      expect(found.overFen).toBe(0);
      expect(found.leftFen).toBeGreaterThanOrEqual(0);
      expect(found.listedFen + found.paidFen + found.leftFen).toBe(allottedFen);
    }
  }));
});

test('A-03: an allotment that is no amount, an unknown degree and somebody listed twice are refused by name', () => {
  expect(refusedBy('A-03', () => allotmentOf({ allottedFen: -1, grants: [] }, policy))).toEqual({ allottedFen: 'amount.whole-fen' });
  expect(refusedBy('A-03', () => allotmentOf({ allottedFen: 0.1, grants: [] }, policy))).toEqual({ allottedFen: 'amount.whole-fen' });
  expect(refusedBy('A-03', () => allotmentOf({ allottedFen: 0, grants: [grant('h0', { state: 'returned' }), grant('h1'), grant('h1', { degree: 'three' })] }, policy)))
    .toEqual({ 'grants.2.degree': 'not-an-option', 'grants.2.beneficiary': 'twice' });
  expect(refusedBy('A-03', () => allot({ allottedFen: 0, grants: [] }, { beneficiary: 'h1', degree: 'three' }, policy))).toEqual({ degree: 'not-an-option' });
});
