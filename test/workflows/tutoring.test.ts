import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { CaseDriver } from '../support/caseDriver.ts';
import { keepHistory } from '../support/histories.ts';
import { useLab } from '../support/lab.ts';
import type { Colleague } from '../support/office.ts';
import { pairingPolicy2031 } from '../support/pairingPolicy.ts';

const policy = pairingPolicy2031();
const lab = useLab([policy]);

/** A guardian with students, handed in and passed by the community on Monday 3 March 2031; the students wait for teachers. */
async function passed(students: readonly string[] = ['ming']): Promise<CaseDriver> {
  const people = { guardian: { categories: [], seeksRecognition: false }, ...Object.fromEntries(students.map((name) => [name, { categories: [] }])) };
  const c = await CaseDriver.open(lab(), { at: '2031-03-03 09:00', programme: 'student-pairing', policy, people });
  await c.give('reviewer', 'pass', {});
  return c;
}

/** One student, paired on the first day of the term. */
async function paired(teacher: Colleague = 'teacher'): Promise<CaseDriver> {
  const c = await passed();
  await pair(c, 'ming', teacher);
  return c;
}

const pair = (c: CaseDriver, name: string, teacher: Colleague) => c.give('intake', 'pairStudent', { student: c.people[name] ?? '', teacher: lab().office[teacher].id });
const session = (c: CaseDriver, day: string, who: Colleague = 'teacher', documents: string[] = []) =>
  c.give(who, 'recordSession', { day, minutes: 60, topic: 'mathematics', documents }, { track: 'ming' });
const noSession = (c: CaseDriver, day: string, who: Colleague = 'teacher', minutes = 60) =>
  c.refused(who, 'recordSession', { day, minutes, topic: 'mathematics', documents: [] }, { track: 'ming' });
const told = async (c: CaseDriver, template: string, who: Colleague) =>
  (await lab().pool.query('SELECT 1 FROM messages WHERE case_id = $1 AND template = $2 AND user_id = $3', [c.id, template, lab().office[who].id])).rows.length;
const pairsOf = async (c: CaseDriver) => (await c.rows('pairs')).map(({ teacher_id, active, why }) => ({ teacher: teacher_id, active, why }));
/** Ends a case, so that its teacher has room for the next test. */
const over = (c: CaseDriver) => c.give('intake', 'withdraw', {});

test('E-02: a student is paired and tutored for a term, every week on record, and the term is reviewed to the end of help', async () => {
  const c = await passed();
  expect(await c.state()).toMatchObject({ stage: 'pairing', step: 'open' });
  expect(await c.due('pairing')).toBe('2031-03-10 18:00');
  await pair(c, 'ming', 'teacher');
  expect(await c.state()).toMatchObject({ stage: 'tracks' });
  expect(await c.track('ming')).toMatchObject({ stage: 'tutoring', mentor: lab().office.teacher.id, tutoring: { term: { code: '2031-spring' }, pairedFrom: '2031-03-03' } });
  expect(await told(c, 'assigned-as-teacher', 'teacher')).toBe(1);
  expect(await c.due('week:ming')).toBe('2031-03-09 24:00');
  for (const [now, day, next] of [
    ['2031-03-05 17:00', '2031-03-05', '2031-03-16 24:00'], ['2031-03-12 17:00', '2031-03-11', '2031-03-23 24:00'],
    // the week of holidays is passed over
    ['2031-03-19 17:00', '2031-03-19', '2031-04-06 24:00'], ['2031-04-02 17:00', '2031-04-02', '2031-04-13 24:00'],
    ['2031-04-09 17:00', '2031-04-09', '2031-04-20 24:00'], ['2031-04-16 17:00', '2031-04-16', '2031-04-27 24:00'],
  ] as const) {
    await c.until(now);
    await session(c, day);
    expect(await c.due('week:ming')).toBe(next);
  }
  await c.give('teacher', 'recordTalk', { day: '2031-04-16', with: 'guardian', topic: 'studies', documents: [] }, { track: 'ming' });
  await c.give('teacher', 'recordSchoolThings', { day: '2031-04-16', item: 'books', documents: [] }, { track: 'ming' });
  await c.until('2031-04-23 17:00');
  await session(c, '2031-04-23');
  expect(await c.due('week:ming')).toBeUndefined();
  await c.until('2031-04-28 09:00');
  expect((await c.track('ming')).stage).toBe('termReview');
  expect(await told(c, 'term-ended', 'reviewer')).toBe(1);
  await c.give('reviewer', 'reviewTerm', { outcome: 'improved', then: 'end', documents: [] }, { track: 'ming' });
  expect(await c.state()).toMatchObject({ stage: 'closed', closed: { reason: 'completed' } });
  expect((await c.rows('term_reviews'))[0]).toMatchObject({ term: '2031-spring', figures: { asked: 7, missing: 0, free: 1, sessions: 7, minutes: 420, talks: 1, things: 1 } });
  expect(await c.rows('missing_weeks')).toEqual([]);
  expect(await pairsOf(c)).toMatchObject([{ active: false, why: 'completed' }]);
  await c.agrees();
  await keepHistory(lab(), c, 'e-straight-term');
}, 60_000);

test('E-03: a term with a missing week and a changed teacher: the week is recorded, followed up and brought to the supervisor when another follows', async () => {
  const c = await paired();
  await c.until('2031-03-05 17:00');
  await session(c, '2031-03-05');
  await c.until('2031-03-17 09:00'); // Monday: the second week had none
  const [missing] = await c.rows('missing_weeks');
  expect(missing).toMatchObject({ sessions: 0, least: 1, in_a_row: 1 });
  expect((await c.rows('findings')).map(({ kind, closed_at }) => ({ kind, closed_at }))).toEqual([{ kind: 'week-without-record', closed_at: null }]);
  const first = String(missing?.['finding']);
  // two working days from the end of the week
  expect(await c.due(`finding:${first}`)).toBe('2031-03-18 18:00');
  expect([await told(c, 'week-missing', 'teacher'), await told(c, 'weeks-missing-in-a-row', 'supervisor')]).toEqual([1, 0]);

  // the teacher changes; the weeks and what is open about them are the student's, and go on
  await c.give('reviewer', 'changeTeacher', { teacher: lab().office.teacher2.id }, { track: 'ming' });
  expect(await pairsOf(c)).toEqual([{ teacher: lab().office.teacher.id, active: false, why: 'teacher-changed' }, { teacher: lab().office.teacher2.id, active: true, why: null }]);
  expect(await noSession(c, '2031-03-17')).toMatchObject({ code: 'mentor.other' });
  await c.give('teacher2', 'closeFinding', { finding: first, documents: [] }, { track: 'ming' });

  await c.until('2031-03-24 09:00');
  expect((await c.rows('missing_weeks')).map((row) => row['in_a_row'])).toEqual([1, 2]);
  expect([await told(c, 'week-missing', 'teacher2'), await told(c, 'weeks-missing-in-a-row', 'supervisor')]).toEqual([1, 1]);
  const second = String((await c.rows('missing_weeks'))[1]?.['finding']);
  await c.until('2031-03-26 19:00');
  expect((await c.state()).clocks[`finding:${second}`]?.overdue).toBe(true); // the follow-up itself has a date

  await c.until('2031-04-28 09:00'); // the rest of the term without a record, but for the week of holidays
  expect((await c.rows('missing_weeks')).map((row) => row['in_a_row'])).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await c.refused('reviewer', 'reviewTerm', { outcome: 'declined', then: 'next-term', documents: [] }, { track: 'ming' })).toMatchObject({ code: 'finding.open', values: { count: 5 } });
  for (const finding of Object.keys((await c.track('ming')).findings)) await c.give('teacher2', 'closeFinding', { finding, documents: [] }, { track: 'ming' });
  await c.give('reviewer', 'reviewTerm', { outcome: 'declined', then: 'next-term', documents: [] }, { track: 'ming' });
  expect((await c.rows('term_reviews'))[0]).toMatchObject({ figures: { asked: 7, missing: 6, free: 1, sessions: 1 } });
  // the next term begins with nothing of the last
  expect(await c.track('ming')).toMatchObject({ stage: 'tutoring', tutoring: { term: { code: '2031-autumn' }, sessions: [], minutes: 0 } });
  expect(await c.due('week:ming')).toBe('2031-09-07 24:00');
  await c.agrees();
  await keepHistory(lab(), c, 'e-term-with-missing-week-and-changed-teacher');
  await over(c);
}, 60_000);

test('E-01: a teacher at capacity gets no further student, however many ask at once; a student has one pair', async () => {
  const open: CaseDriver[] = [];
  for (let n = 0; n < 3; n += 1) open.push(await passed());
  const last = [await passed(), await passed()];
  for (const c of open.slice(0, 2)) await pair(c, 'ming', 'teacher');
  // one place is left, and three cases ask for it together, past the friendly look before
  const answers = await Promise.allSettled([open[2]!, ...last].map((c) => pair(c, 'ming', 'teacher')));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ refusal: { code: 'teacher.no-room', rule: 'E-01' } });
  const { rows } = await lab().pool.query('SELECT 1 FROM pairs WHERE teacher_id = $1 AND active', [lab().office.teacher.id]);
  expect(rows).toHaveLength(3);
  // nothing is half-stored: whoever was refused still waits, and takes another teacher
  const index = answers.findIndex(({ status }) => status === 'rejected');
  const refused = [open[2]!, ...last][index]!;
  expect(await refused.state()).toMatchObject({ stage: 'pairing' });
  expect(await refused.rows('pairs')).toEqual([]);
  await pair(refused, 'ming', 'teacher2');
  expect(await refused.refused('intake', 'pairStudent', { student: refused.people['ming'] ?? '', teacher: lab().office.teacher2.id })).toMatchObject({ code: 'action.not-open' });
  await refused.agrees();
  for (const c of [...open, ...last]) await over(c);
}, 60_000);

test('E-01: siblings are paired one by one, and tutoring begins when the last has a teacher', async () => {
  const c = await passed(['ming', 'hong']);
  await pair(c, 'ming', 'teacher');
  expect(await c.state()).toMatchObject({ stage: 'pairing' });
  expect(await c.refused('intake', 'pairStudent', { student: c.people['ming'] ?? '', teacher: lab().office.teacher2.id })).toMatchObject({ code: 'student.paired', field: 'student', values: { since: '2031-03-03' } });
  expect(await c.refused('intake', 'pairStudent', { student: c.people['guardian'] ?? '', teacher: lab().office.teacher2.id })).toMatchObject({ code: 'student.unknown', field: 'student' });
  await c.until('2031-03-07 10:00'); // Friday: too few school days of this week are left to the second
  await pair(c, 'hong', 'teacher2');
  expect((await c.state()).pairs).toBeUndefined();
  expect(await c.due('week:ming')).toBe('2031-03-09 24:00');
  expect(await c.due('week:hong')).toBe('2031-03-16 24:00');
  await over(c);
});

test('E-02: a session on a day to come, a fourth of the week, one before the pair or after the term, and one too long are refused with field and limit', async () => {
  const c = await paired();
  await c.until('2031-03-07 17:00');
  expect(await noSession(c, '2031-03-08')).toMatchObject({ code: 'tutoring.future', rule: 'E-02', field: 'day', values: { day: '2031-03-08', today: '2031-03-07' } });
  expect(await noSession(c, '2031-03-02')).toMatchObject({ code: 'tutoring.too-early', field: 'day', values: { earliest: '2031-03-03' } });
  expect(await noSession(c, '2031-03-07', 'teacher', 241)).toMatchObject({ code: 'tutoring.too-long', field: 'minutes', values: { minutes: 241, most: 240 } });
  for (const day of ['2031-03-04', '2031-03-05', '2031-03-07']) await session(c, day);
  expect(await noSession(c, '2031-03-06')).toMatchObject({ code: 'tutoring.week-full', rule: 'E-02', field: 'day', values: { from: '2031-03-03', to: '2031-03-09', has: 3, most: 3 } });
  expect(await c.rows('tutoring_records')).toHaveLength(3);
  expect((await c.track('ming')).tutoring?.sessions).toHaveLength(3);
  expect(await noSession(c, '2031-03-07', 'teacher2')).toMatchObject({ code: 'mentor.other' });
  expect(await noSession(c, '2031-03-07', 'mentor')).toMatchObject({ code: 'action.other-role' });
  await c.until('2031-04-29 09:00');
  expect(await noSession(c, '2031-04-28')).toMatchObject({ code: 'tutoring.after-term', values: { latest: '2031-04-25' } });
  await over(c);
}, 60_000);

test('X-10: a session entered late with evidence makes its week good and closes the follow-up; too far back it is refused', async () => {
  const c = await paired();
  await c.until('2031-03-14 09:00'); // Friday; the first week is missing
  expect(await noSession(c, '2031-03-05')).toMatchObject({ code: 'tutoring.evidence-needed', rule: 'X-10', field: 'documents', values: { days: 7 } });
  await session(c, '2031-03-05', 'teacher', [randomUUID()]);
  expect((await c.track('ming')).findings).toEqual({});
  expect((await c.rows('missing_weeks'))[0]?.['made_good_at']).toBeInstanceOf(Date); // that it was missing stays on record
  expect((await c.rows('tutoring_records'))[0]).toMatchObject({ entered_late: true });
  await c.until('2031-04-05 09:00');
  expect(await c.refused('teacher', 'recordSession', { day: '2031-03-05', minutes: 60, topic: 'english', documents: [randomUUID()] }, { track: 'ming' }))
    .toMatchObject({ code: 'tutoring.too-far-back', values: { days: 30 } });
  await over(c);
}, 60_000);

test('X-11: a session entered by mistake is undone, and its week is asked for again', async () => {
  const c = await paired();
  await c.until('2031-03-05 17:00');
  const { seq } = await session(c, '2031-03-05');
  expect(await c.due('week:ming')).toBe('2031-03-16 24:00');
  await c.give('teacher', 'undo', { seq });
  expect(await c.due('week:ming')).toBe('2031-03-09 24:00');
  expect((await c.track('ming')).tutoring?.sessions).toEqual([]);
  expect((await c.rows('tutoring_records'))[0]?.['voided_seq']).not.toBeNull();
  // a withdrawal that is undone brings the pair back
  const { seq: left } = await over(c);
  expect(await pairsOf(c)).toMatchObject([{ active: false }]);
  await c.give('intake', 'undo', { seq: left });
  expect(await pairsOf(c)).toMatchObject([{ active: true, why: null }]);
  await c.agrees();
  await over(c);
});

test('E-02: where the policy has no term to come nobody is paired, and no next term is promised', async () => {
  const c = await passed();
  await c.until('2031-09-22 09:00');
  expect(await c.refused('intake', 'pairStudent', { student: c.people['ming'] ?? '', teacher: lab().office.teacher.id })).toMatchObject({ code: 'term.none', values: { day: '2031-09-22' } });
  await over(c);
});

test('X-04: what is late in a child’s case is brought to the district’s supervisor, never to the street or the district’s officers', async () => {
  const c = await passed();
  await c.advance({ days: 30 });
  const { rows } = await lab().pool.query<{ role: string }>('SELECT DISTINCT u.role FROM messages m JOIN users u ON u.id = m.user_id WHERE m.case_id = $1', [c.id]);
  expect(rows.map(({ role }) => role).sort()).toEqual(['community-caseworker', 'supervisor']);
  await over(c);
});
