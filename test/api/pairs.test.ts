import { describe, expect, it } from 'vitest';
import { addDays, dayOf, weekdayOf } from '../../src/calendar/days.ts';
import { pairingPolicyAround } from '../support/pairingPolicy.ts';
import { identityNumber, useApi, application, type Api } from './api.ts';

/** No session is asked for at the end of a week that has no school day left: then the office and its cases stand at the next Monday. */
const wallDay = dayOf(new Date().toISOString());
const shift = Math.max(0, weekdayOf(wallDay) - 5) && 8 - weekdayOf(wallDay);
const now = () => new Date(Date.now() + shift * 86_400_000).toISOString();
const today = dayOf(now());
const open = useApi((parts) => ({ ...parts, now }), { policies: [pairingPolicyAround(today)] });

const CHILD = '王小演示';

/** A guardian and her child at school; no cause is declared unless the file says so. */
function registration(file: object = { cause: 'illness' }, change: { guardian?: string; child?: string; childWork?: string; school?: string | null } = {}) {
  const { people: _people, ...household } = application();
  return {
    ...household, file,
    people: [
      { relation: 'self', name: '王演示', identityNumber: change.guardian ?? identityNumber('1985-05-06', 'female'), phone: '13800000002', health: 'healthy', work: 'employed', seeksRecognition: false },
      {
        relation: 'child', name: CHILD, identityNumber: change.child ?? identityNumber('2015-03-04'), health: 'healthy', work: change.childWork ?? 'student', seeksRecognition: true,
        ...(change.school === null ? {} : { school: change.school ?? '演示小学', grade: 'primary-4' }),
      },
    ],
  };
}

const apply = (api: Api, form: object) => api.post('intake', '/v1/cases', { programme: 'student-pairing', form });

/** A pair by REST, from the application on. */
async function pairUp(api: Api, teacher: 'teacher' | 'teacher2' = 'teacher', form: object = registration()): Promise<{ caseId: string; receipt: string; student: string }> {
  const { body: { caseId, receipt } } = await apply(api, form);
  if (shift > 0) await api.advance(caseId, shift);
  await api.act('reviewer', caseId, 'pass', { opinion: '情况属实' });
  const { body: detail } = await api.get('intake', `/v1/cases/${caseId}`);
  const student = detail.persons.find((one: { seeksRecognition: boolean }) => one.seeksRecognition).id;
  const paired = await api.act('intake', caseId, 'pairStudent', { student, teacher: api.accounts[teacher].id });
  expect(paired.status, JSON.stringify(paired.body)).toBe(200);
  return { caseId, receipt, student };
}

describe('the registration of a student', () => {
  it('E-01: a family in hardship is known by a declared cause, or by a case of another programme; with neither it is refused with field and rule', async () => {
    const api = open();
    const undeclared = await apply(api, registration({}));
    expect(undeclared.status).toBe(422);
    expect(undeclared.body.errors).toMatchObject([{ field: 'file.cause', rule: 'E-01' }]);
    expect((await apply(api, registration({ cause: 'luck' }))).body.errors[0].zh).toContain('不在现行政策所列之内');
    // the guardian is in a case of employment assistance: shown as evidence, with nothing of the case itself
    const guardian = identityNumber('1970-02-03');
    await api.post('intake', '/v1/cases', { form: application({ identityNumber: guardian }) });
    const { body: assessment } = await api.post('intake', '/v1/applications/assessments', { programme: 'student-pairing', form: registration({}, { guardian }) });
    expect(assessment.household[0]).toMatchObject({ code: 'hardship.known', holds: true, rule: 'E-01' });
    expect(assessment.household[0].zh).toContain('就业困难人员帮扶');
    expect(assessment.kept.details).toEqual({ hardship: 'linked' });
    expect((await apply(api, registration({}, { guardian }))).status).toBe(201);
  });

  it('E-01: whom it is for is at school, with school and grade; a minor who applies names a guardian', async () => {
    const api = open();
    expect((await apply(api, registration(undefined, { childWork: 'unemployed', school: null }))).body.errors.map((error: { field: string }) => error.field)).toEqual(['people.1.seeksRecognition', 'people.1.seeksRecognition']);
    const form = registration();
    const [, child] = form.people;
    const alone = { ...form, people: [{ ...child, relation: 'self', phone: '13800000003', identityNumber: identityNumber('2012-03-04') }] };
    expect((await apply(api, alone)).body.errors).toMatchObject([{ field: 'file.guardianName', rule: 'E-01' }]);
    expect((await apply(api, { ...alone, file: { cause: 'illness', guardianName: '王演示', guardianPhone: '13800000004' } })).status).toBe(201);
  });

  it('X-05: the same student is not taken in twice', async () => {
    const api = open();
    const child = identityNumber('2014-07-08');
    expect((await apply(api, registration(undefined, { child }))).status).toBe(201);
    expect((await api.post('otherIntake', '/v1/cases', { programme: 'student-pairing', form: registration(undefined, { child }) })).body).toMatchObject({ code: 'identity.already-open' });
  });
});

describe('a pair by REST', () => {
  it('E-02: the teacher finds the week on the desk, records it, and the registers and the term show it', async () => {
    const api = open();
    const { caseId, student } = await pairUp(api);
    const { body: queue } = await api.get('teacher', '/v1/desk/tutoring-week');
    expect(queue.items).toMatchObject([{ caseId, track: student }]);
    expect((await api.act('teacher', caseId, 'recordSession', { track: student, day: today, minutes: 45, topic: 'english' })).status).toBe(200);
    expect((await api.get('teacher', '/v1/desk/tutoring-week')).body.items).toEqual([]);
    await api.act('teacher', caseId, 'recordTalk', { track: student, day: today, with: 'guardian', topic: 'studies' });
    await api.act('teacher', caseId, 'recordSchoolThings', { track: student, day: today, item: 'books' });
    const { body: { items: [term] } } = await api.get('teacher', `/v1/cases/${caseId}/terms`);
    expect(term).toMatchObject({ student, talks: { held: 1 } });
    expect(term.records.map((record: { kind: string }) => record.kind).sort()).toEqual(['session', 'talk', 'things']);
    expect(term.weeks.filter((week: { sessions: number }) => week.sessions > 0)).toHaveLength(1);
    for (const who of ['teacher', 'intake', 'supervisor'] as const) {
      expect((await api.get(who, '/v1/pairs?active=true')).body.items).toMatchObject([{ caseId, student, studentName: '王**示', teacherName: '演示teacher', from: today }]);
    }
    expect((await api.get('teacher2', '/v1/pairs')).body.items).toEqual([]);
    const students = (await api.get('intake', '/v1/students?limit=1')).body;
    expect(students.items).toHaveLength(1);
    const next = (await api.get('intake', `/v1/students?limit=1&cursor=${students.next}`)).body;
    expect(next.items[0].student).not.toBe(students.items[0].student);
    expect((await api.get('teacher', '/v1/students')).body.items).toMatchObject([{ student, school: '演示小学', grade: 'primary-4' }]);
    await api.act('intake', caseId, 'withdraw', { reason: '测试结束' });
    expect((await api.get('teacher', '/v1/pairs?active=true')).body.items).toEqual([]);
  });

  it('E-01: a teacher at capacity, a student who is paired, and whoever is no teacher are refused with a sentence that names field and limit; nothing is half-stored', async () => {
    const api = open();
    const pairs = [];
    for (let n = 0; n < 3; n += 1) pairs.push(await pairUp(api, 'teacher2'));
    const { body: { caseId } } = await apply(api, registration());
    await api.act('reviewer', caseId, 'pass', { opinion: '情况属实' });
    const { body: detail } = await api.get('intake', `/v1/cases/${caseId}`);
    const student = detail.persons.find((one: { seeksRecognition: boolean }) => one.seeksRecognition).id;
    const full = await api.act('intake', caseId, 'pairStudent', { student, teacher: api.accounts.teacher2.id });
    expect(full.body).toMatchObject({ status: 409, code: 'teacher.full', rule: 'E-01', field: 'teacher' });
    expect(full.body.sentence.zh).toBe('结对教师：这位教师已结对 3 名学生，最多 3 名。');
    for (const who of ['mentor', 'otherTeacher'] as const) {
      expect((await api.act('intake', caseId, 'pairStudent', { student, teacher: api.accounts[who].id })).body).toMatchObject({ code: 'teacher.unsuitable', field: 'teacher' });
    }
    expect((await api.parts.pool.query('SELECT 1 FROM pairs WHERE case_id = $1', [caseId])).rows).toEqual([]);
    expect((await api.get('intake', `/v1/cases/${caseId}`)).body).toMatchObject({ stage: 'pairing', seq: 2 });
    // handing over in bulk keeps to the limit, too
    const [first] = pairs;
    expect((await api.act('intake', first!.caseId, 'changeTeacher', { track: first!.student, teacher: api.accounts.teacher.id, reason: '调换' })).status).toBe(200);
    expect((await api.act('intake', caseId, 'pairStudent', { student, teacher: api.accounts.teacher2.id })).status).toBe(200);
    expect((await api.act('supervisor', first!.caseId, 'reassign', { track: first!.student, mentor: api.accounts.teacher2.id, reason: '调换' })).body).toMatchObject({ code: 'teacher.full', field: 'mentor' });
    for (const one of [...pairs, { caseId }]) await api.act('intake', one.caseId, 'withdraw', { reason: '测试结束' });
  });

  it('E-02: a session of tomorrow is refused with the field, the day and the rule', async () => {
    const api = open();
    const { caseId, student } = await pairUp(api);
    const refused = await api.act('teacher', caseId, 'recordSession', { track: student, day: addDays(today, 1), minutes: 45, topic: 'english' });
    expect(refused.body).toMatchObject({ status: 422, code: 'tutoring.future', rule: 'E-02', field: 'day' });
    expect(refused.body.sentence.en).toContain(addDays(today, 1));
    await api.act('intake', caseId, 'withdraw', { reason: '测试结束' });
  });
});

describe('children’s data', () => {
  it('X-02: no public way shows anything of a child’s case, and the identity check tells other programmes nothing of it', async () => {
    const api = open();
    const child = identityNumber('2013-09-10');
    const { caseId, receipt } = await pairUp(api, 'teacher', registration(undefined, { child }));
    expect((await api.get(null, '/v1/notices')).body.items).toEqual([]);
    expect((await api.get(null, `/v1/notices/${caseId}.n1`)).status).toBe(404);
    // the guardian’s own receipt and phone number would open any other case’s progress
    expect((await api.post(null, '/v1/progress', { receipt, phoneDigits: '0002' })).body).toMatchObject({ status: 404, code: 'not-found' });
    expect((await api.post(null, `/v1/notices/${caseId}.n1/objections`, { anonymous: true, statement: '可以核实的事实' })).status).toBe(404);
    // even if a notice of it stood in the record
    await api.parts.pool.query(`INSERT INTO notices (case_id, id, seq, region, posted_at, ends_at, posted_by) SELECT $1, 'n1', 1, region, now(), now() + interval '5 days', 'nobody' FROM cases WHERE id = $1`, [caseId]);
    await api.parts.pool.query(`UPDATE clocks SET kind = 'notice' WHERE case_id = $1 AND stopped_at IS NULL`, [caseId]);
    expect((await api.get(null, '/v1/notices')).body.items).toEqual([]);
    expect((await api.get(null, `/v1/notices/${caseId}.n1`)).body.code).toBe('notice.not-running');
    const check = (programme: string) => api.post('otherIntake', '/v1/applications/identity-checks', { identityNumber: child, programme });
    expect((await check('employment-assistance')).body.openIn).toEqual([]);
    expect((await check('student-pairing')).body.openIn).toHaveLength(1); // there it blocks
    await api.parts.pool.query(`UPDATE clocks SET kind = 'tutoring-week' WHERE case_id = $1 AND stopped_at IS NULL`, [caseId]);
    await api.act('intake', caseId, 'withdraw', { reason: '测试结束' });
  });

  it('X-05: help in other programmes is shown to a child’s case, and a child’s case to none of them', async () => {
    const api = open();
    const guardian = identityNumber('1971-02-03');
    const { body: other } = await api.post('intake', '/v1/cases', { form: application({ identityNumber: guardian }) });
    const { caseId } = await pairUp(api, 'teacher', registration({}, { guardian }));
    expect((await api.get('intake', `/v1/cases/${other.caseId}/help-elsewhere`)).body.items).toEqual([]);
    expect((await api.get('intake', `/v1/cases/${caseId}/help-elsewhere`)).body.items).toHaveLength(1);
    await api.act('intake', caseId, 'withdraw', { reason: '测试结束' });
  });

  it('X-08: only the community, the teacher of the pair and the district’s supervisor read it; everybody else finds nothing', async () => {
    const api = open();
    const { caseId, student } = await pairUp(api);
    const readers = ['intake', 'reviewer', 'supervisor', 'teacher'] as const;
    const others = ['neighbourIntake', 'otherIntake', 'street', 'street2', 'district', 'city', 'province', 'national', 'streetSupervisor', 'mentor', 'teacher2', 'otherTeacher', 'admin', 'auditor'] as const;
    for (const who of readers) expect((await api.get(who, `/v1/cases/${caseId}`)).status, who).toBe(200);
    for (const who of others) {
      for (const path of ['', '/timeline', '/clocks', '/actions']) expect((await api.get(who, `/v1/cases/${caseId}${path}`)).status, `${who} ${path}`).toBe(404);
      expect((await api.get(who, '/v1/cases')).body.items?.some((one: { id: string }) => one.id === caseId) ?? false, who).toBe(false);
      expect((await api.get(who, '/v1/clocks')).body.items?.some((one: { caseId: string }) => one.caseId === caseId) ?? false, who).toBe(false);
      expect((await api.post(who, '/v1/people/' + student + '/reveals', { caseId, field: 'name', reason: '核对' })).status, who).toBe(404);
    }
    await api.act('intake', caseId, 'withdraw', { reason: '测试结束' });
  });

  it('X-08: the teacher sees no part of a number, nothing of the application, no proof of hardship; what is shown in full is little and kept in the trail', async () => {
    const api = open();
    const { caseId, student } = await pairUp(api);
    const proof = await api.upload('intake', caseId);
    const { body: detail } = await api.get('teacher', `/v1/cases/${caseId}`);
    expect(detail.persons.map((one: { identity: string }) => one.identity)).toEqual(['—', '—']);
    expect(detail.state.details).toBeUndefined();
    expect(JSON.stringify(detail)).not.toMatch(/990102(19|20)\d\d|王小演示|13800000002/);
    expect((await api.get('intake', `/v1/cases/${caseId}`)).body.state.details).toEqual({ hardship: 'declared' });
    const { body: timeline } = await api.get('teacher', `/v1/cases/${caseId}/timeline`);
    expect(JSON.stringify(timeline)).not.toContain('情况属实');
    expect(timeline.items.map((entry: { action: string }) => entry.action)).toEqual(['pairStudent']);
    expect((await api.get('teacher', `/v1/documents?caseId=${caseId}`)).body.items).toEqual([]);
    expect((await api.get('teacher', `/v1/documents/${proof.body.id}`)).status).toBe(404);
    const show = (who: 'teacher' | 'supervisor' | 'intake', field: string) => api.post(who, `/v1/people/${student}/reveals`, { caseId, field, reason: '首次家访' });
    expect((await show('teacher', 'name')).body.value).toBe(CHILD);
    for (const field of ['identity', 'health', 'address']) expect((await show('teacher', field)).body, field).toMatchObject({ status: 403, code: 'reveal.kept' });
    expect((await show('supervisor', 'identity')).body).toMatchObject({ code: 'reveal.kept' });
    expect((await show('intake', 'identity')).status).toBe(200);
    const { rows } = await api.parts.pool.query(`SELECT actor_role FROM audit WHERE case_id = $1 AND kind = 'reveal' ORDER BY id`, [caseId]);
    expect(rows).toEqual([{ actor_role: 'teacher' }, { actor_role: 'community-caseworker' }]);
    await api.act('intake', caseId, 'changeTeacher', { track: student, teacher: api.accounts.teacher2.id, reason: '教师调动' });
    expect((await api.get('teacher', `/v1/cases/${caseId}`)).status).toBe(404); // from that moment on
    await api.act('intake', caseId, 'withdraw', { reason: '测试结束' });
  });
});
