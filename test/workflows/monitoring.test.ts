import { expect, test } from 'vitest';
import type { By } from '../../src/cases/actor.ts';
import { addProgramme, programmeOf } from '../../src/programmes/index.ts';
import { pageProblems } from '../../src/programmes/policy/page.ts';
import type { MonitoringPolicy } from '../../src/programmes/policy/monitoring.ts';
import { CLOSED, programme } from '../../src/programmes/programme.ts';
import { closedReason, refusal } from '../../workflows/core.ts';
import { winterCoatsPolicy } from '../programmes/winterCoats.ts';
import { commandOf, PureCase } from '../support/pureCase.ts';

/** An invented programme of two reviews and the calls after an exit: the kind of stage, without any programme’s own rules. */
const watched = programme({
  id: 'watched', title: { zh: '回访（测试）', en: 'Watched (test)' }, takenInBy: ['community-caseworker'], first: 'look',
  stages: {
    look: { kind: 'review', by: 'community', clock: 'look', passed: 'watch', rules: ['X-04'], title: { zh: '查看', en: 'A look' } },
    watch: { kind: 'monitoring', by: 'community', clock: 'watch', relapsed: 'look', ended: CLOSED, rules: ['B-14'], title: { zh: '监测', en: 'Watch' } },
  },
});
addProgramme(watched);

const quarterly = { span: { unit: 'months', count: 3 }, remind: [{ unit: 'calendarDays', count: 7 }], hours: 'working', rule: 'B-14', citation: 'test' } as const;
const monitoring: MonitoringPolicy = { rounds: 2, rule: 'B-14', citation: 'test' };
const policy = { ...winterCoatsPolicy, id: 'watched/99/2026-01', programme: 'watched', monitoring, clocks: { ...winterCoatsPolicy.clocks, watch: { ...quarterly, remind: [...quarterly.remind] } } };

const intake: By = { id: 'intake', role: 'community-caseworker' };
const reviewer: By = { id: 'reviewer', role: 'community-caseworker' };
const district: By = { id: 'district', role: 'district-officer' };
const documents = ['00000000-0000-4000-8000-000000000001'];

const left = () => PureCase.open({ at: '2031-03-03 09:00', by: intake, people: { li: { categories: [] } }, policy }).give(reviewer, 'pass', {});
const call = (c: PureCase, outcome: 'fine' | 'near-the-line' | 'relapsed', options: { happenedAt?: string } = {}) =>
  c.give(intake, 'recordMonitoring', { outcome, documents: outcome === 'relapsed' ? documents : [] }, options);

test('B-14: a household that has left is called at the policy’s interval, with a reminder before it', () => {
  const c = left();
  expect(c.state.clocks['monitor']).toMatchObject({ kind: 'monitor', owner: 'community', due: '2031-06-03T16:00:00.000Z' });
  c.until('2031-05-28 09:00');
  expect(c.messages.filter(({ clock }) => clock === 'monitor')).toMatchObject([{ template: 'clock-reminder', to: { level: 'community' } }]);
});

test('B-14: after the policy’s number of calls, the last one fine, the case is closed as completed', () => {
  const c = call(left().until('2031-06-01 09:00'), 'fine');
  expect(c.state).toMatchObject({ stage: 'watch', monitoring: { round: 2 } });
  call(c.until('2031-08-20 09:00'), 'fine');
  expect(c.state).toMatchObject({ stage: CLOSED, closed: { reason: 'completed' } });
  expect(c.state.monitoring).toBeUndefined();
});

test('B-14: a household near the line stays under watch beyond the policy’s number of calls', () => {
  const c = call(call(left().until('2031-06-01 09:00'), 'fine').until('2031-08-20 09:00'), 'near-the-line');
  expect(c.state).toMatchObject({ stage: 'watch', monitoring: { round: 3 } });
  expect(call(c.until('2031-11-10 09:00'), 'fine').state.stage).toBe(CLOSED);
});

test('B-14: a missed call is recorded, the supervisor is told, the next one is planned, and none is made up by ending', () => {
  const c = left().until('2031-12-20 09:00');
  expect(c.facts.filter(({ type }) => type === 'monitoring-missed')).toMatchObject([{ round: 1 }, { round: 2 }, { round: 3 }]);
  expect(c.messages.filter(({ template }) => template === 'call-missed')[1]).toMatchObject({ to: { role: 'supervisor' } });
  expect(c.state).toMatchObject({ stage: 'watch', monitoring: { round: 4 } });
});

test('B-14: a call that was made in time and is entered late is counted where it belongs (X-10)', () => {
  const c = left().until('2031-06-05 09:00');
  call(c, 'fine', { happenedAt: '2031-06-02 10:00' });
  expect(c.facts.at(-1)).toMatchObject({ type: 'monitoring-recorded', round: 1, enteredLate: true });
  expect(c.state.monitoring).toMatchObject({ round: 2, missed: [] });
});

test('B-14: relapse reopens the case at the page’s stage, with when it had left, and a chain of approval that its finder begins', () => {
  const c = call(left().until('2031-05-01 09:00'), 'relapsed');
  expect(c.state).toMatchObject({ stage: 'look', relapses: [{ exitedAt: '2031-03-03T01:00:00.000Z', foundAt: '2031-05-01T01:00:00.000Z' }] });
  expect(Object.keys(c.state.clocks)).toEqual(['look']);
  expect(closedReason(c.standing, intake, 'pass')?.code).toBe('chain.same-person');
  c.give(reviewer, 'pass', {});
  expect(c.state).toMatchObject({ stage: 'watch', monitoring: { round: 1 } });
});

test('B-14: a relapse needs evidence, and the district does not call', () => {
  const c = left().until('2031-05-01 09:00');
  expect(refusal(c.standing, commandOf(intake, 'recordMonitoring', { outcome: 'relapsed', documents: [] }))).toMatchObject({ code: 'input.invalid', field: 'documents', values: { problem: 'evidence-needed' } });
  expect(closedReason(c.standing, district, 'recordMonitoring')?.code).toBe('action.other-role');
});

test('B-14: a relapse recorded by mistake is undone, and the calls go on as they were (X-11)', () => {
  const c = left().until('2031-05-01 09:00');
  const before = structuredClone(c.state.monitoring);
  call(c, 'relapsed').give(intake, 'undo', { seq: c.state.seq });
  expect(c.state).toMatchObject({ stage: 'watch', monitoring: before });
  expect(c.state.relapses).toBeUndefined();
  expect(c.state.clocks['monitor']?.due).toBe('2031-06-03T16:00:00.000Z');
});

test('B-14: a policy without the number of calls is found before any case meets it', () => {
  const { monitoring: _none, ...without } = policy;
  expect(pageProblems(without, programmeOf)).toMatchObject([{ path: 'monitoring' }]);
});
