import fc from 'fast-check';
import { expect, test } from 'vitest';
import { incomeLedger, type CauseFacts, type IncomeMonth } from '../../../src/rules/exit/income-ledger.ts';
import { exitPolicy, failing, refusedBy } from '../shipped.ts';

const policy = exitPolicy();
const gone: CauseFacts[] = [{ cause: 'illness', goneOn: '2024-12-10' }];
/** Of two people, a month at the dibao line: 700 yuan × 2. */
const lineOfTwo = 140_000;

function month(name: string, incomeFen = lineOfTwo + 1, changes: Partial<IncomeMonth> = {}): IncomeMonth {
  return { month: name, incomeFen, members: 2, evidence: ['wage-slip'], ...changes };
}

function ledger(months: readonly IncomeMonth[], today = '2026-08-05', causes: readonly CauseFacts[] = gone) {
  return incomeLedger({ months, causes }, policy, today);
}

const six = ['2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07'];

test('D-03: six months in a row one fen above the line with the cause gone fulfil exit 1', () => {
  const found = ledger(six.map((name) => month(name)));
  expect(found).toMatchObject({ fulfilled: true, counted: six, needed: 6, breaks: [] });
  expect(found.lines[0]?.condition.zh).toBe('2026-02：收入 1,400.01 元，低保标准 700.00 元 × 2 人：高 0.01 元，计入。');
  expect(found.conditions.at(-1)?.en).toBe('6 months in a row above the dibao line (2026-02 to 2026-07); 6 are required.');
});

test('D-03: five months are one too few', () => {
  const found = ledger(six.slice(1).map((name) => month(name)));
  expect(found.fulfilled).toBe(false);
  expect(found.conditions.at(-1)).toMatchObject({ code: 'row.long-enough', holds: false, values: { counted: 5, needed: 6, missing: 1 } });
});

test.each([['exactly on the line', lineOfTwo, 0], ['one fen below the line', lineOfTwo - 1, 1]])('D-03: a month %s starts the count again, and the answer says which and by how much', (_where, incomeFen, byFen) => {
  const found = ledger(six.map((name) => (name === '2026-04' ? month(name, incomeFen) : month(name))));
  expect(found).toMatchObject({ fulfilled: false, counted: ['2026-05', '2026-06', '2026-07'], breaks: [{ month: '2026-04', why: 'not-above', byFen }] });
  expect(found.lines.map(({ verdict }) => verdict)).toEqual(['earlier', 'earlier', 'not-above', 'counted', 'counted', 'counted']);
  expect(found.conditions.at(-1)?.values).toMatchObject({ missing: 3, brokenBy: '2026-04' });
});

test('D-03: a month without a record starts the count again', () => {
  const found = ledger(six.filter((name) => name !== '2026-05').map((name) => month(name)));
  expect(found).toMatchObject({ fulfilled: false, counted: ['2026-06', '2026-07'], breaks: [{ month: '2026-05', why: 'gap' }] });
  expect(found.lines.find(({ verdict }) => verdict === 'gap')?.condition.zh).toBe('2026-05：没有登记，重新起算。');
});

test('D-03: a row begun anew after a gap can still be long enough', () => {
  const names = ['2025-11', '2026-01', ...six];
  expect(ledger(names.map((name) => month(name)))).toMatchObject({ fulfilled: true, counted: ['2026-01', ...six], breaks: [{ month: '2025-12', why: 'gap' }] });
});

test('D-03: the month just ended may wait for its record; once another has ended it is a gap', () => {
  const months = six.slice(0, 5).map((name) => month(name));
  const all = [month('2026-01'), ...months];
  expect(ledger(all, '2026-08-31')).toMatchObject({ fulfilled: true, breaks: [] });
  expect(ledger(all, '2026-08-31').lines.at(-1)).toMatchObject({ month: '2026-07', verdict: 'awaited' });
  expect(ledger(all, '2026-09-01')).toMatchObject({ fulfilled: false, counted: [], breaks: [{ month: '2026-07', why: 'gap' }] });
});

test('D-03: where policy waits longer, a month is a gap all the same once a later one is recorded', () => {
  const patient = exitPolicy();
  patient.firstExit.awaitedMonths = 2;
  const verdicts = (names: readonly string[]) => incomeLedger({ months: names.map((name) => month(name)), causes: gone }, patient, '2026-08-05').lines.map(({ verdict }) => verdict);
  expect(verdicts(['2026-05'])).toEqual(['counted', 'awaited', 'awaited']);
  expect(verdicts(['2026-04'])).toEqual(['earlier', 'gap', 'awaited', 'awaited']);
  expect(verdicts(['2026-05', '2026-07'])).toEqual(['earlier', 'gap', 'counted']);
});

test('D-03: as long as one cause is not gone the household stays, however good its months', () => {
  const months = six.map((name) => month(name));
  const found = ledger(months, '2026-08-05', [...gone, { cause: 'schooling' }]);
  expect(found.fulfilled).toBe(false);
  expect(failing(found.conditions)).toEqual(['cause.gone']);
  expect(ledger(months, '2026-08-05', [...gone, { cause: 'schooling', goneOn: '2026-08-05' }]).fulfilled).toBe(true);
});

test('D-03: a month is compared with the line and the members of its own time', () => {
  const months = six.map((name) => (name === '2026-02' ? month(name, 130_001, { lineFen: 65_000 }) : month(name)));
  expect(ledger(months).fulfilled).toBe(true);
  expect(ledger(six.map((name) => (name === '2026-06' ? month(name, lineOfTwo + 1, { members: 3 }) : month(name)))).breaks).toEqual([{ month: '2026-06', why: 'not-above', byFen: 69_999 }]);
});

test('D-03: the order in which months are recorded does not matter', () => {
  const months = fc.uniqueArray(fc.integer({ min: 0, max: 18 }), { minLength: 1, maxLength: 19 }).chain((offsets) =>
    fc.tuple(...offsets.map((offset) => fc.integer({ min: lineOfTwo - 2, max: lineOfTwo + 6 }).map((fen) => month(`${2025 + Math.floor(offset / 12)}-${String((offset % 12) + 1).padStart(2, '0')}`, fen)))));
  fc.assert(fc.property(months.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), ([one, other]) => {
    expect(ledger(other)).toEqual(ledger(one));
  }));
});

test('D-03: what counts is the longest row of months above the line that reaches up to the last record', () => {
  // against the rule in other words: walk back from the last month while each is above the line
  fc.assert(fc.property(fc.array(fc.constantFrom('above', 'on', 'none'), { minLength: 1, maxLength: 18 }), (kinds) => {
    const names = kinds.map((_kind, position) => `${2025 + Math.floor(position / 12)}-${String((position % 12) + 1).padStart(2, '0')}`);
    const today = `${2025 + Math.floor(kinds.length / 12)}-${String((kinds.length % 12) + 1).padStart(2, '0')}-15`;
    const months = names.flatMap((name, position) => (kinds[position] === 'none' ? [] : [month(name, kinds[position] === 'above' ? lineOfTwo + 1 : lineOfTwo)]));
    const upTo = kinds.at(-1) === 'none' ? kinds.length - 1 : kinds.length;
    let start = upTo;
    while (start > 0 && kinds[start - 1] === 'above') start -= 1;
    expect(ledger(months, today).counted).toEqual(months.length === 0 ? [] : names.slice(start, upTo));
  }));
});

test('D-03: a household without any record has nothing that counts', () => {
  expect(ledger([])).toMatchObject({ fulfilled: false, counted: [], lines: [], breaks: [] });
});

test('D-03: a month recorded twice, not ended, without evidence, or with an amount that is none is refused by name', () => {
  expect(refusedBy('D-03', () => ledger([month('2026-03'), month('2026-03')]))).toEqual({ 'months.1.month': 'twice' });
  expect(refusedBy('D-03', () => ledger([month('2026-08')], '2026-08-31'))).toEqual({ 'months.0.month': 'future' });
  expect(ledger([month('2026-08')], '2026-09-01').counted).toEqual(['2026-08']);
  expect(refusedBy('D-03', () => ledger([month('2026-13')]))).toEqual({ 'months.0.month': 'period.month' });
  expect(refusedBy('D-03', () => ledger([month('2026-03', -1), month('2026-04', 10.5), month('2026-05', 1, { members: 0, evidence: [], lineFen: 0 })]))).toEqual({
    'months.0.incomeFen': 'amount.whole-fen', 'months.1.incomeFen': 'amount.whole-fen', 'months.2.members': 'too-small', 'months.2.evidence': 'evidence-needed', 'months.2.lineFen': 'too-small',
  });
  expect(refusedBy('D-03', () => ledger([], '2026-08-05', [{ cause: 'illness', goneOn: '2026-08-06' }, { cause: 'luck' }, { cause: 'illness' }]))).toEqual({
    'causes.0.goneOn': 'future', 'causes.1.cause': 'not-an-option', 'causes.2.cause': 'twice',
  });
});
