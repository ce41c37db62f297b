import { z } from 'zod';
import { day, documents, personId, userId, words, type ActionSpec } from './shapes.ts';

export const sessionTopics = ['chinese', 'mathematics', 'english', 'science', 'humanities', 'homework', 'arts-and-sports', 'other'] as const;
export const talkPartners = ['student', 'guardian', 'school'] as const;
export const talkTopics = ['studies', 'life', 'feelings', 'family', 'plans'] as const;
export const schoolThings = ['stationery', 'books', 'clothes', 'meals', 'transport', 'daily-needs', 'other'] as const;
export const termOutcomes = ['improved', 'steady', 'declined'] as const;

const note = z.strictObject({ note: z.string().trim().max(2000).optional() });

/** Pairs of student and teacher, and what happens in them (E-01 to E-03). */
export const tutoringActions = {
  pairStudent: {
    title: { zh: '师生结对', en: 'Pair with a teacher' }, weight: 'primary',
    codes: z.strictObject({ student: personId, teacher: userId }),
    form: note,
  },
  recordSession: { ofTrack: true,
    title: { zh: '登记辅导', en: 'Record a session' }, weight: 'primary',
    codes: z.strictObject({
      day, minutes: z.int().min(1), topic: z.enum(sessionTopics),
      documents: documents.default([]).describe('Evidence for a day further back'),
    }),
    form: note,
  },
  recordTalk: { ofTrack: true,
    title: { zh: '登记谈心', en: 'Record a talk' },
    codes: z.strictObject({ day, with: z.enum(talkPartners), topic: z.enum(talkTopics), documents: documents.default([]) }),
    form: note,
  },
  recordSchoolThings: { ofTrack: true,
    title: { zh: '登记生活和学习用品帮助', en: 'Record help with daily needs or school things' },
    codes: z.strictObject({ day, item: z.enum(schoolThings), documents: documents.default([]) }),
    form: note,
  },
  changeTeacher: { ofTrack: true,
    title: { zh: '更换结对教师', en: 'Change the teacher' },
    codes: z.strictObject({ teacher: userId }),
    form: z.strictObject({ reason: words('Why') }),
  },
  reviewTerm: { ofTrack: true,
    title: { zh: '学期总结', en: 'Review the term' }, weight: 'primary',
    codes: z.strictObject({ outcome: z.enum(termOutcomes), then: z.enum(['next-term', 'end']), documents: documents.default([]) }),
    form: z.strictObject({ summary: words('What the term has brought, and what the next one needs') }),
  },
} as const satisfies Record<string, ActionSpec>;
