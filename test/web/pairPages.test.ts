import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../src/calendar/days.ts';
import { KEY_FIELD } from '../../src/web/forms/idempotency.ts';
import { programmes } from '../../src/programmes/index.ts';
import { identityNumber } from '../api/api.ts';
import { pairingPolicyAround } from '../support/pairingPolicy.ts';
import { everyDemoPolicy } from '../support/policies.ts';
import { useSite } from './site.ts';
import { Visitor } from './visitor.ts';

const today = dayOf(new Date().toISOString());
const site = useSite({ policies: [...everyDemoPolicy(), pairingPolicyAround(today)] });

/** The registration as somebody types it. */
const typed = {
  programme: 'student-pairing', version: '0', do: 'submit', address: '演示街 1 号 2 室', registrationCommunity: '和平社区', channel: 'window', signedOn: '2026-01-05', undertaking: 'yes', 'file.cause': 'illness',
  'people.0.relation': 'self', 'people.0.name': '王演示', 'people.0.identityNumber': identityNumber('1985-05-06', 'female'), 'people.0.phone': '13800000002', 'people.0.health': 'healthy', 'people.0.work': 'employed',
  'people.1.relation': 'child', 'people.1.name': '王小演示', 'people.1.identityNumber': identityNumber('2015-03-04'), 'people.1.health': 'healthy', 'people.1.work': 'student', 'people.1.seeksRecognition': 'yes',
  'people.1.school': '演示小学', 'people.1.grade': 'primary-4',
};

describe('the pages of paired help', () => {
  it('E-01 · E-02: from the registration to a recorded week by forms, and what the teacher and the registers show', async () => {
    const intake = await Visitor.signedIn(site().url, 'intake');
    expect((await intake.get('/intake/new/student-pairing')).text).toContain('申请结对帮扶的学生');
    const submitted = await intake.post(`/intake/${randomUUID()}`, { ...typed, ...keys() });
    expect(submitted.status, submitted.text.slice(0, 2000)).toBe(303);
    const caseId = /cases\/([0-9a-f-]{36})/.exec(submitted.headers.get('location') ?? '')?.[1] ?? '';
    const reviewer = await Visitor.signedIn(site().url, 'reviewer');
    await reviewer.post(`/cases/${caseId}/actions/pass`, { opinion: '情况属实', ...keys() });
    const form = await intake.get(`/cases/${caseId}/actions/pairStudent`);
    const [, teacher = ''] = /<option value="([0-9a-f-]{36})"[^>]*>吴老师（已结对 0 名，最多 3 名）/.exec(form.text) ?? [];
    expect(teacher, form.text.slice(-3000)).not.toBe('');
    const { rows: [student] } = await site().parts.pool.query<{ person_id: string }>('SELECT person_id FROM case_people WHERE case_id = $1 AND seeks_recognition', [caseId]);
    const paired = await intake.post(`/cases/${caseId}/actions/pairStudent`, { student: student?.person_id ?? '', teacher, ...keys() });
    expect(paired.status, paired.text.slice(0, 1500)).toBe(303);

    const ofTeacher = await Visitor.signedIn(site().url, 'teacher');
    for (const path of ['/', '/cases', '/pairs', '/pairs?show=students', '/pairs?show=ended', '/overdue', '/done', `/cases/${caseId}`, `/cases/${caseId}/household`, `/cases/${caseId}/documents`, `/cases/${caseId}/tutoring`, `/cases/${caseId}/record`]) {
      const page = await ofTeacher.get(path);
      expect(page.status, path).toBe(200);
      expect(page.text, path).not.toMatch(/王小演示|9901022015|13800000002/);
    }
    const ask = await ofTeacher.get(`/cases/${caseId}/actions/recordSession?track=${student?.person_id}`);
    expect(ask.text).toContain('时长（分钟）');
    const recorded = await ofTeacher.post(`/cases/${caseId}/actions/recordSession?track=${student?.person_id}`, { day: today, minutes: '45', topic: 'english', ...keys() });
    expect(recorded.status, recorded.text.slice(0, 1500)).toBe(303);
    const weeks = (await ofTeacher.get(`/cases/${caseId}/tutoring`)).text;
    for (const said of ['测试学期', '辅导 45 分钟', '英语', '有记录']) expect(weeks).toContain(said);
    await ofTeacher.get('/language/en');
    expect((await ofTeacher.get(`/cases/${caseId}/tutoring`)).text).toContain('Session, 45 minutes');
    expect((await intake.get('/pairs?show=students')).text).toContain('演示小学');
  }, 120_000);

  it('B-18: everybody sees the way and the documents of every programme before applying', async () => {
    const anyone = new Visitor(site().url);
    const list = await anyone.get('/programmes');
    for (const { id, title } of programmes()) {
      expect(list.text).toContain(`/programmes/${id}`);
      const page = await anyone.get(`/programmes/${id}`);
      expect(page.status, id).toBe(200);
      for (const said of [title.zh, '办理流程', '需要的材料', '申请人']) expect(page.text, id).toContain(said);
    }
    expect((await anyone.get('/programmes/no-such')).status).toBe(404);
  });
});

/** The key of a form that is sent once. */
function keys() {
  return { [KEY_FIELD]: randomUUID() };
}
