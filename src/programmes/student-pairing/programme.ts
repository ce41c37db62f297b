import { programme } from '../programme.ts';

/** Programme E: a student of a family in hardship is paired with a teacher, term by term. */
export const studentPairing = programme({
  id: 'student-pairing',
  title: { zh: '困难家庭学生结对帮扶', en: 'Paired help for students' },
  about: { zh: '为困难家庭的学生安排结对教师，按学期辅导。', en: 'A teacher for each student of a family in hardship, term by term.' },
  takenInBy: ['community-caseworker'],
  privacy: 'children',
  without: ['recordService', 'recordSatisfaction', 'addCategory', 'endRecognition'],
  first: 'schoolReview',
  stages: {
    schoolReview: {
      kind: 'review', by: 'community', clock: 'schoolReview', passed: 'pairing',
      rules: ['E-01'], title: { zh: '社区审核', en: 'Community review' },
    },
    pairing: {
      kind: 'pairing', by: 'community', clock: 'pairing',
      rules: ['E-01'], title: { zh: '师生结对', en: 'Pairing' },
    },
    tutoring: {
      kind: 'tutoring', clock: 'tutoringWeek', ended: 'termReview',
      rules: ['E-02', 'E-03'], title: { zh: '学期辅导', en: 'Tutoring' },
    },
    termReview: {
      kind: 'termReview', by: 'community', clock: 'termReview', next: 'tutoring',
      rules: ['E-03'], title: { zh: '学期总结', en: 'Review of the term' },
    },
  },
  tracks: { first: 'tutoring', beside: [] },
});
