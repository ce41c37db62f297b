import { optionsOf } from '../../forms/options.ts';
import { gradeWords } from '../../words/tutoring.ts';
import type { IntakeFields } from '../fields.ts';

/** @rule E-01 */
export const pairingFields: IntakeFields = {
  person: [],
  seeks: { zh: '申请结对帮扶的学生', en: 'A student to be paired with a teacher' },
  seeksForOthers: true,
  seeking: [
    { kind: 'line', name: 'school', label: { zh: '学校', en: 'School' } },
    { kind: 'choice', name: 'grade', options: optionsOf(gradeWords), label: { zh: '年级', en: 'Grade' } },
  ],
  file: [{
    title: { zh: '家庭困难情况与监护人', en: 'Hardship and guardian' },
    hint: { zh: '家庭成员已在其他帮扶中的，可不填困难原因；申请人未成年的，须填监护人。', en: 'No cause is needed where another programme has the household; a guardian is, where the applicant is a minor.' },
    fields: [
      { kind: 'choice', name: 'cause', optional: true, options: 'categories', label: { zh: '困难原因', en: 'Cause of hardship' } },
      { kind: 'words', name: 'situation', optional: true, label: { zh: '情况说明', en: 'In words' } },
      { kind: 'line', name: 'guardianName', optional: true, label: { zh: '监护人姓名', en: 'Guardian' } },
      { kind: 'line', name: 'guardianPhone', optional: true, label: { zh: '监护人电话', en: 'Guardian’s phone' } },
    ],
  }],
};
