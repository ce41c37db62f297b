import path from 'node:path';
import { expect, test } from 'vitest';
import { addProgramme, programmeOf } from '../../src/programmes/index.ts';
import { pageProblems } from '../../src/programmes/policy/page.ts';
import { programme, type Programme } from '../../src/programmes/programme.ts';
import { application, useApi } from '../api/api.ts';
import { winterCoats, winterCoatsPolicy } from './winterCoats.ts';

addProgramme(winterCoats);
const open = useApi(undefined, { policies: [winterCoatsPolicy], workflowsPath: path.resolve(import.meta.dirname, 'winterCoatsWorkflows.ts') });

test('a sixth programme is one page: its case runs from application over notice to its end, by queues, clocks and a written record like any other', async () => {
  const api = open();
  const { people, ...household } = application();
  const plain = people.map(({ relation, name, identityNumber, phone, health, work, seeksRecognition }) => ({ relation, name, identityNumber, ...(phone ? { phone } : {}), health, work, seeksRecognition }));
  const applied = await api.post('intake', '/v1/cases', { programme: 'winter-coats', form: { ...household, people: plain } });
  expect(applied.body).toMatchObject({ stage: 'look', seq: 1 });
  const { caseId } = applied.body;
  const waiting = (await api.get('reviewer', '/v1/desk/winter-coats.look.open')).body.items;
  expect(waiting).toMatchObject([{ caseId }]);
  await api.act('reviewer', caseId, 'pass', { opinion: '情况属实' });
  await api.act('reviewer', caseId, 'postNotice');
  const { body: board } = await api.get(null, '/v1/notices');
  expect(board.items).toMatchObject([{ help: winterCoats.title }]);
  await api.advance(caseId, 14);
  const decided = await api.act('district', caseId, 'pass', { opinion: '同意' });
  expect(decided.body).toMatchObject({ stage: 'closed' });
  const { body: detail } = await api.get('district', `/v1/cases/${caseId}`);
  expect(detail.closedReason).toBe('completed');
  const { body: timeline } = await api.get('district', `/v1/cases/${caseId}/timeline`);
  expect(timeline.items.length).toBeGreaterThanOrEqual(5);
});

test('the same identity number may be in a case of another programme (X-05), and not twice in this one', async () => {
  const api = open();
  const { people, ...household } = application();
  const [applicant] = people;
  const { relation, name, identityNumber, phone, health, work, seeksRecognition } = applicant!;
  const form = { ...household, people: [{ relation, name, identityNumber, phone, health, work, seeksRecognition }] };
  expect((await api.post('intake', '/v1/cases', { form: { ...household, people: [applicant] } })).status).toBe(201);
  expect((await api.post('intake', '/v1/cases', { programme: 'winter-coats', form })).status).toBe(201);
  expect((await api.post('otherIntake', '/v1/cases', { programme: 'winter-coats', form })).body).toMatchObject({ code: 'identity.already-open' });
});

test('a page that leads nowhere, or names a clock its policy lacks, is found before any case meets it', () => {
  const astray: Programme = { ...winterCoats, stages: { ...winterCoats.stages, decision: { ...winterCoats.stages['decision']!, kind: 'review', by: 'district', clock: 'decision', passed: 'nowhere' } } };
  expect(() => programme(astray)).toThrow('winter-coats: decision leads to “nowhere”');
  const { posting: _missing, ...clocks } = winterCoatsPolicy.clocks;
  expect(pageProblems({ ...winterCoatsPolicy, clocks: { ...clocks, objection: winterCoatsPolicy.clocks.objection, complaint: winterCoatsPolicy.clocks.complaint, closing: winterCoatsPolicy.clocks.closing } }, programmeOf)).toMatchObject([{ path: 'clocks.posting' }]);
});
