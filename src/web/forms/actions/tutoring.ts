import type { tutoringActions } from '../../../cases/actions/tutoring.ts';
import { talkPartnerWords, talkTopicWords, termOutcomeWords, thenWords, thingWords, topicWords } from '../../words/tutoring.ts';
import type { Field } from '../field.ts';
import { optionsOf } from '../options.ts';
import { attachments, note, reason, wordsField } from './shapes.ts';

const day: Field = { kind: 'day', part: 'codes', name: 'day', label: { zh: '日期', en: 'Day' } };
const teacher: Field = { kind: 'choice', part: 'codes', name: 'teacher', options: 'teachers', look: 'select', label: { zh: '结对教师', en: 'Teacher' } };
const late: Field = { ...attachments, hint: { zh: '补记较久以前的日期须附证据', en: 'A day further back needs evidence' } };

/** Forms of the actions in `cases/actions/tutoring.ts`. */
export const tutoringForms: Record<keyof typeof tutoringActions, readonly Field[]> = {
  pairStudent: [
    { kind: 'choice', part: 'codes', name: 'student', options: 'studentsToPair', look: 'radios', label: { zh: '学生', en: 'Student' } },
    teacher, note,
  ],
  recordSession: [
    day,
    { kind: 'number', part: 'codes', name: 'minutes', label: { zh: '时长（分钟）', en: 'Minutes' } },
    { kind: 'choice', part: 'codes', name: 'topic', options: optionsOf(topicWords), look: 'select', label: { zh: '内容', en: 'Topic' } },
    note, late,
  ],
  recordTalk: [
    day,
    { kind: 'choice', part: 'codes', name: 'with', options: optionsOf(talkPartnerWords), look: 'radios', label: { zh: '谈话对象', en: 'With' } },
    { kind: 'choice', part: 'codes', name: 'topic', options: optionsOf(talkTopicWords), look: 'radios', label: { zh: '话题', en: 'About' } },
    note, late,
  ],
  recordSchoolThings: [day, { kind: 'choice', part: 'codes', name: 'item', options: optionsOf(thingWords), look: 'radios', label: { zh: '帮助内容', en: 'What with' } }, note, late],
  changeTeacher: [teacher, reason],
  reviewTerm: [
    { kind: 'choice', part: 'codes', name: 'outcome', options: optionsOf(termOutcomeWords), look: 'radios', label: { zh: '学习情况', en: 'Outcome' } },
    { kind: 'choice', part: 'codes', name: 'then', options: optionsOf(thenWords), look: 'radios', label: { zh: '下一步', en: 'And then' } },
    wordsField('summary', '总结', 'Summary', { zh: '本学期的成效，下学期的需要', en: 'What the term has brought, and what the next one needs' }),
    attachments,
  ],
};
