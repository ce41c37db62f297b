import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { CLOSED } from '../../src/programmes/programme.ts';
import { keepHistory } from '../support/histories.ts';
import { useLab } from '../support/lab.ts';
import { ExitCase } from './exitCase.ts';

const open = useLab();

test.each([['below-line', 'd-entry-below-line'], ['above-line', 'd-entry-above-line']])('D-02: a household that qualifies by the limb “%s” is reported, reviewed, posted and approved by four hands before help begins', async (limb, name) => {
  const lab = open();
  const c = await ExitCase.open(lab, { limb, worker: limb === 'above-line' ? 'migrant' : 'urban' });
  expect(await c.state()).toMatchObject({ stage: 'grassrootsReport', step: 'to-submit', details: { limb } });
  await c.toNotice();
  expect(await c.state()).toMatchObject({ stage: 'countyNotice', step: 'posted' });
  await c.driver.advance({ days: 10 });
  expect((await c.driver.refused('district', 'pass', {})).code).toBe('chain.same-person'); // who reviewed it does not approve it
  await c.driver.give('district2', 'pass', {});
  const state = await c.state();
  expect(state.stage).toBe('support');
  expect(Object.keys(state.clocks)).toEqual(['income:2031-01']);
  await c.driver.agrees();
  await keepHistory(lab, c.driver, name);
});

test('D-03: with one month missing the count starts again, so exit 1 is open only after six months in a row', async () => {
  const lab = open();
  const c = await ExitCase.open(lab);
  await c.toSupport();
  await c.months('2031-01', ['above', 'above', 'gap', 'above']);
  expect((await c.facts()).filter(({ type }) => type === 'income-gap')).toMatchObject([{ month: '2031-03' }]);
  expect((await c.driver.rows('clocks')).find(({ clock }) => clock === 'income:2031-03')).toMatchObject({ overdue: true });
  const early = await c.driver.refused('intake', 'proposeExit', { exit: 'exit-1', causeGoneOn: '2031-05-01', documents: [randomUUID()] });
  expect(early).toMatchObject({ code: 'exit.row-too-short', rule: 'D-03', values: { counted: 1, needed: 6 } });
  await c.months('2031-05', ['above', 'above', 'above', 'above', 'above']);
  expect((await c.state()).clocks['exitReport']).toMatchObject({ kind: 'exitReport', owner: 'community' });
  expect(await c.driver.refused('intake', 'proposeExit', { exit: 'exit-1', documents: [randomUUID()] })).toMatchObject({ code: 'exit.cause-not-gone', field: 'causeGoneOn' });
  await c.proposeFirst('2031-09-01');
  expect((await c.driver.refused('intake', 'recordMonitoring', { outcome: 'fine', documents: [] })).code).toBe('action.not-open');
  await c.toExitNotice();
  await c.driver.advance({ days: 12 });
  const state = await c.state();
  expect(state).toMatchObject({ stage: 'monitoring', exit: { kind: 'exit-1' }, monitoring: { round: 1 } });
  expect(Object.values(state.clocks).map(({ kind }) => kind)).toEqual(['monitor']);
  await c.driver.agrees();
  await keepHistory(lab, c.driver, 'd-exit-1-with-a-gap');
});

test('D-03: a month on the line or below it starts the count again, and no month is counted twice or before it has ended', async () => {
  const c = await ExitCase.open(open());
  await c.toSupport();
  await c.months('2031-01', ['above', 'above', 'on', 'above', 'below', 'above']);
  expect((await c.facts()).filter(({ type }) => type === 'income-recorded').map(({ counted }) => counted)).toEqual([1, 2, 0, 1, 0, 1]);
  const record = (month: string) => c.driver.refused('intake', 'recordIncomeMonth', { month, side: 'above', documents: [randomUUID()] });
  expect((await record('2031-06')).code).toBe('income.month-known');
  expect((await record('2031-07')).code).toBe('income.month-open');
  expect((await record('2030-12')).code).toBe('income.month-before');
  await c.driver.agrees();
});

test('D-04: a household that cannot leave by itself leaves by exit 2: re-checked by the county, posted, then watched to the end', async () => {
  const lab = open();
  const c = await ExitCase.open(lab, { limb: 'above-line' });
  await c.toSupport();
  await c.driver.until('2031-03-03 10:00');
  await c.proposeSecond();
  await c.driver.give('district', 'refuse', { rule: 'D-04' });
  expect(await c.state()).toMatchObject({ stage: 'support' });
  expect((await c.state()).exit).toBeUndefined();
  await c.proposeSecond();
  await c.toExitNotice();
  await c.driver.advance({ days: 10 });
  expect((await c.driver.rows('exit_reports')).map(({ exit }) => exit)).toEqual(['exit-2', 'exit-2']);
  for (let round = 0; round < 8; round += 1) {
    await c.driver.advance({ days: 80 });
    await c.driver.give('intake', 'recordMonitoring', { outcome: 'fine', documents: [] });
  }
  expect(await c.state()).toMatchObject({ stage: CLOSED, closed: { reason: 'completed' } });
  expect((await c.driver.rows('monitoring_calls')).length).toBe(8);
  await c.driver.agrees();
  await keepHistory(lab, c.driver, 'd-exit-2');
});

test('D-04: an objection to the exit that is upheld leads back to help and closes nothing', async () => {
  const lab = open();
  const c = await ExitCase.open(lab);
  await c.toSupport();
  await c.driver.until('2031-03-03 10:00');
  await c.proposeSecond();
  await c.toExitNotice();
  await c.driver.give({ id: 'public:1', role: 'public' }, 'object', { anonymous: false });
  const [objection = ''] = Object.keys((await c.state()).objections);
  expect((await c.driver.refused('intake', 'decideObjection', { objection, outcome: 'upheld', then: 'refuse' })).code).toBe('objection.own-case');
  await c.driver.give('supervisor', 'decideObjection', { objection, outcome: 'upheld', then: 'refuse' });
  const state = await c.state();
  expect(state).toMatchObject({ stage: 'support' });
  expect(state.exit).toBeUndefined();
  expect(Object.keys(state.clocks)).toEqual(['income:2031-01', 'income:2031-02']); // the ledger goes on beside it
  await c.driver.agrees();
  await keepHistory(lab, c.driver, 'd-objection-at-exit-upheld');
});

test('D-05: measures go to several units at once; one that is late is reminded, brought to the county, answered and closed', async () => {
  const lab = open();
  const c = await ExitCase.open(lab);
  await c.toSupport();
  await c.driver.until('2031-03-03 10:00');
  await c.driver.give('intake', 'refer', { measures: ['job-help', 'dibao'], documents: [] });
  const [job = '', dibao = ''] = Object.keys((await c.state()).referrals ?? {});
  expect((await c.driver.refused('intake', 'refer', { measures: ['dibao'], documents: [] })).code).toBe('referral.open');
  // a unit answers its own referrals alone
  expect((await c.driver.refused('unitHr', 'answerReferral', { referral: dibao, outcome: 'helped', documents: [] })).code).toBe('referral.none');
  expect((await c.driver.refused('intake', 'answerReferral', { referral: dibao, outcome: 'helped', documents: [] })).code).toBe('action.other-role');
  await c.driver.give('unitCivil', 'answerReferral', { referral: dibao, outcome: 'not-eligible', documents: [] });
  await c.driver.advance({ days: 25 });
  const messages = (await c.driver.rows('messages')).filter(({ clock }) => clock === `referral:${job}`).map(({ user_id: user, template }) => [user === lab.office.unitHr.id ? 'unit' : user === lab.office.district.id ? 'county' : 'others', template]);
  expect(messages).toEqual(expect.arrayContaining([['unit', 'referral-opened'], ['unit', 'clock-reminder'], ['unit', 'clock-overdue'], ['county', 'clock-escalated']]));
  expect((await c.driver.rows('messages')).filter(({ user_id: user }) => user === lab.office.unitCivil.id).map(({ template }) => template)).toEqual(['referral-opened']);
  await c.driver.give('unitHr', 'answerReferral', { referral: job, outcome: 'helped', documents: [] });
  expect((await c.facts()).filter(({ type }) => type === 'referral-answered')).toMatchObject([{ late: false }, { late: true }]);
  await c.driver.give('intake', 'closeReferral', { referral: job });
  expect(Object.keys((await c.state()).referrals ?? {})).toEqual([dibao]);
  expect((await c.driver.rows('referrals')).find(({ id }) => id === job)).toMatchObject({ outcome: 'helped', answered_by: lab.office.unitHr.id });
  await c.driver.agrees();
  await keepHistory(lab, c.driver, 'd-referral-late');
});

test('B-14: a relapse after the exit reopens the household at the county’s review, and a new ledger begins with the new help', async () => {
  const lab = open();
  const c = await ExitCase.open(lab);
  await c.toSupport();
  await c.driver.give('intake', 'refer', { measures: ['legal-aid'], documents: [] });
  await c.driver.until('2031-03-03 10:00');
  await c.proposeSecond();
  await c.toExitNotice();
  await c.driver.advance({ days: 40 });
  expect(Object.keys((await c.state()).referrals ?? {})).toHaveLength(1); // help outlasts the exit
  await c.driver.give('reviewer', 'recordMonitoring', { outcome: 'relapsed', documents: [randomUUID()] });
  const state = await c.state();
  expect(state).toMatchObject({ stage: 'countyReview', referrals: {}, relapses: [{}] });
  await c.driver.give('district', 'pass', {});
  await c.driver.give('district', 'postNotice', { documents: [] });
  await c.driver.advance({ days: 10 });
  await c.driver.give('district2', 'pass', {});
  expect(await c.state()).toMatchObject({ stage: 'support', incomes: { from: '2031-04', months: {} } });
  await c.driver.agrees();
  await keepHistory(lab, c.driver, 'd-relapse-reopened');
});

test('D-06: nobody keeps contact with more households than policy allows, however many pair at once', async () => {
  const lab = open();
  const helper = randomUUID();
  const cases = await Promise.all([1, 2, 3, 4].map(() => ExitCase.open(lab)));
  for (const c of cases) await c.toSupport();
  const outcomes = await Promise.all(cases.map((c) => c.driver.give('intake', 'pairHelper', { kind: 'union-leader', helper }).then(() => 'paired', (error: unknown) => (error as { refusal: { code: string } }).refusal.code)));
  expect(outcomes.toSorted()).toEqual(['caseload.full', 'paired', 'paired', 'paired']);
  const [first] = cases.filter((_, position) => outcomes[position] === 'paired');
  const last = cases[outcomes.indexOf('caseload.full')];
  const [pair = ''] = Object.keys((await first?.state())?.helpers ?? {});
  await first?.driver.give('intake', 'endPairing', { pair });
  await last?.driver.give('intake', 'pairHelper', { kind: 'union-leader', helper });
  await last?.driver.agrees();
});

test('X-07: a household is split in the middle of its help: who leaves can apply anew, the others go on, and it can be undone', async () => {
  const lab = open();
  const c = await ExitCase.open(lab);
  await c.toSupport();
  const { li = '', wang = '' } = c.driver.people;
  expect((await c.driver.refused('intake', 'splitHousehold', { people: [li], documents: [randomUUID()] })).code).toBe('applicant.needed');
  expect((await c.driver.refused('intake', 'splitHousehold', { people: [li, wang], documents: [randomUUID()] })).code).toBe('split.nobody-left');
  const { seq } = await c.driver.give('intake', 'splitHousehold', { people: [wang], documents: [randomUUID()] });
  expect(await c.state()).toMatchObject({ stage: 'support', people: { [li]: {} } });
  expect((await c.driver.rows('case_people')).find(({ person_id: id }) => id === wang)).toMatchObject({ open: false });
  await c.driver.give('intake', 'undo', { seq });
  expect(Object.keys((await c.state()).people)).toHaveLength(2);
  expect((await c.driver.rows('case_people')).every(({ open: still }) => still)).toBe(true);
  await c.driver.give('intake', 'splitHousehold', { people: [wang], documents: [randomUUID()] });
  await c.driver.agrees();
  await keepHistory(lab, c.driver, 'd-household-split');
});

test('X-07: where the household is helped as one, it goes on with whoever is named in the applicant’s place, after a death and after a split; in the record too, and undone with the step', async () => {
  const lab = open();
  const c = await ExitCase.open(lab);
  await c.toSupport();
  const { li = '', wang = '' } = c.driver.people;
  const helped = async () => (await c.driver.rows('case_people')).filter((row) => row['open'] && row['seeks_recognition']).map(({ person_id: id }) => id).toSorted();
  expect(await helped()).toEqual([li]);
  const { seq } = await c.driver.give('intake', 'splitHousehold', { people: [li], newApplicant: wang, documents: [randomUUID()] });
  expect(await c.state()).toMatchObject({ stage: 'support', applicant: wang, people: { [wang]: { seeksRecognition: true } } });
  expect(await helped()).toEqual([wang]);
  await c.driver.give('intake', 'undo', { seq });
  expect(await helped()).toEqual([li]);
  await c.driver.give('intake', 'recordDeath', { person: li, newApplicant: wang, documents: [randomUUID()] });
  expect(await c.state()).toMatchObject({ stage: 'support', applicant: wang });
  expect(await helped()).toEqual([wang]);
  await c.driver.give('intake', 'recordDeath', { person: wang, documents: [randomUUID()] });
  expect(await c.state()).toMatchObject({ stage: CLOSED, closed: { reason: 'death' } });
  await c.driver.agrees();
});

test('X-07: a household that merges into another one closes as merged, and its people are free to be in that case', async () => {
  const lab = open();
  const c = await ExitCase.open(lab);
  await c.toSupport();
  await c.driver.give('intake', 'mergeInto', { into: 'BF-2222-3333-4444', documents: [randomUUID()] });
  expect(await c.state()).toMatchObject({ stage: CLOSED, closed: { reason: 'merged' } });
  expect((await c.driver.rows('case_people')).some(({ open: still }) => still)).toBe(false);
  await c.driver.agrees();
  await keepHistory(lab, c.driver, 'd-merged');
});

test('X-07: a household that moves to another district in the middle of its help keeps its ledger and its open referrals', async () => {
  const lab = open();
  const c = await ExitCase.open(lab);
  await c.toSupport();
  await c.driver.give('intake', 'refer', { measures: ['job-help'], documents: [] });
  await c.driver.give('district', 'transfer', { region: '990103001001' });
  const state = await c.state();
  expect(state).toMatchObject({ stage: 'support', region: '990103001001', incomes: { from: '2031-01' } });
  expect(Object.values(state.clocks).map(({ kind }) => kind).toSorted()).toEqual(['income', 'referral']);
  await c.driver.until('2031-02-05 10:00');
  await c.month('2031-01', 'above', 'otherIntake');
  await c.driver.agrees();
  await keepHistory(lab, c.driver, 'd-moved-district');
});
