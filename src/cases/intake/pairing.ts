import { z } from 'zod';
import { ageOn } from '../../calendar/days.ts';
import { programmeOf } from '../../programmes/index.ts';
import { policyOf } from '../../programmes/policy/kinds.ts';
import type { Condition } from '../../rules/condition.ts';
import { against, findingsAgainst } from './assessment.ts';
import type { CaseElsewhere } from './elsewhere.ts';
import { applicationFormOf } from './form.ts';
import type { Intake } from './kinds.ts';
import type { Known } from './people.ts';

export const grades = [
  'primary-1', 'primary-2', 'primary-3', 'primary-4', 'primary-5', 'primary-6', 'junior-1', 'junior-2', 'junior-3', 'senior-1', 'senior-2', 'senior-3', 'vocational', 'other',
] as const;

/**
 * The registration form (困难学生结对帮扶登记表): each student with school and grade; a guardian applies, or is named
 * where a student applies alone; why the family is in hardship.
 * @rule E-01
 */
export const pairingForm = applicationFormOf({
  school: z.string().trim().min(2, 'too-short').max(100).optional().describe('For students'),
  grade: z.enum(grades).optional().describe('For students'),
}, z.strictObject({
  cause: z.string().max(60).optional().describe('Cause of hardship, by the policy’s codes; needed where no other programme knows the household'),
  situation: z.string().trim().max(2000).optional().describe('The hardship in words'),
  guardianName: z.string().trim().min(1).max(60).optional().describe('Whom to call, where the applicant is a minor'),
  guardianPhone: z.string().trim().regex(/^[+\d][\d\s-]{5,19}$/, 'format').optional(),
}).default({}));

export type PairingForm = z.infer<typeof pairingForm>;
type PairingPerson = Known<PairingForm['people'][number]>;

/** @rule E-01 */
export const pairingIntake: Intake<PairingForm> = {
  form: pairingForm,
  looksElsewhere: true,
  assess({ form, people, day, policy: any, elsewhere }) {
    const policy = policyOf('student-pairing', any);
    const hardship = hardshipOf(form, policy.pairing.causes.map(({ code }) => code), elsewhere);
    const guardian = guardianOf(form, people, day, policy.pairing.guardianAgeYears);
    const found = people.map((person) => {
      const conditions = person.seeksRecognition ? studentConditions(person) : [];
      return { seeksRecognition: person.seeksRecognition, unknownPlace: person.identity.unknownPlace, assessment: { eligible: conditions.every(({ holds }) => holds), conditions, categories: [] } };
    });
    return {
      policyId: policy.id, household: [hardship, guardian], people: found,
      // where it is known from; why stays in the file
      kept: { zeroEmployment: false, details: { hardship: elsewhere.length > 0 ? 'linked' : form.file.cause ? 'declared' : 'none' } },
      against: [
        ...(hardship.holds ? [] : [against('file.cause', hardship)]), ...(guardian.holds ? [] : [against('file.guardianName', guardian)]), ...findingsAgainst(found),
      ],
    };
  },
};

/** The family is in hardship where another programme has it, which is shown, or by a cause that is declared and proved. */
function hardshipOf({ file: { cause } }: PairingForm, causes: readonly string[], elsewhere: readonly CaseElsewhere[]): Condition {
  const known = cause !== undefined && causes.includes(cause);
  const titles = [...new Set(elsewhere.map(({ programme }) => programme))].map((id) => programmeOf(id).title);
  const open = elsewhere.some((one) => one.open);
  const about = { rule: 'E-01', code: 'hardship.known', values: { cause: cause ?? '', linked: elsewhere.length } } as const;
  if (elsewhere.length > 0) {
    return {
      ...about, holds: true,
      zh: `家庭成员${open ? '正在' : '曾经'}享受其他帮扶：${titles.map(({ zh }) => zh).join('、')}，可作困难佐证。`,
      en: `Members of the household ${open ? 'are' : 'were'} helped elsewhere, which is evidence of hardship: ${titles.map(({ en }) => en).join(', ')}.`,
    };
  }
  if (known) return { ...about, holds: true, zh: '已申报困难原因，须附困难证明。', en: 'A cause of hardship is declared; its proof is needed.' };
  return cause === undefined
    ? { ...about, holds: false, zh: '没有其他帮扶记录，须申报困难原因。', en: 'No other programme knows the household: a cause of hardship must be declared.' }
    : { ...about, holds: false, zh: `困难原因“${cause}”不在现行政策所列之内：${causes.join('、')}。`, en: `The cause “${cause}” is not one of the policy’s: ${causes.join(', ')}.` };
}

/** An adult applies, or one is named whom the teacher can reach. */
function guardianOf({ file }: PairingForm, people: readonly PairingPerson[], day: string, adultAge: number): Condition {
  const applicant = people.find(({ relation }) => relation === 'self');
  const age = applicant ? ageOn(applicant.birthDate, day) : 0;
  const holds = age >= adultAge || (file.guardianName !== undefined && file.guardianPhone !== undefined);
  return {
    rule: 'E-01', code: 'guardian.known', holds, values: { age, adultAge },
    zh: holds ? '监护人已登记。' : `申请人 ${age} 岁，未满 ${adultAge} 岁，须登记监护人姓名和电话。`,
    en: holds ? 'A guardian is on record.' : `The applicant is ${age}, under ${adultAge}: name a guardian with a phone.`,
  };
}

function studentConditions({ work, school, grade }: PairingPerson): Condition[] {
  const placed = school !== undefined && grade !== undefined;
  return [
    { rule: 'E-01', code: 'student.enrolled', holds: work === 'student', values: { work }, zh: work === 'student' ? '在校学生。' : '申请帮扶的须是在校学生。', en: work === 'student' ? 'Is at school.' : 'Whom the application is for must be at school.' },
    { rule: 'E-01', code: 'student.school', holds: placed, values: { grade: grade ?? '' }, zh: placed ? '学校和年级已登记。' : '须登记学校和年级。', en: placed ? 'School and grade are on record.' : 'School and grade are needed.' },
  ];
}
