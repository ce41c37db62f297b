import { aidStories } from './aidStory.ts';
import type { DemoLogin } from './accounts.ts';
import { inventedForm, type Invented } from './people.ts';
import { pairedStudent } from './pair.ts';
import { beingHelped } from './exitStory.ts';
import { vacancyId } from './places.ts';
import type { Story, Telling } from './story.ts';

/** Who works on a case at each level. */
interface Desk {
  intake: DemoLogin;
  reviewer: DemoLogin;
  street: readonly [DemoLogin, DemoLogin];
}

const jia: Desk = { intake: 'jia1', reviewer: 'jia2', street: ['east1', 'east2'] };
const yi: Desk = { intake: 'yi1', reviewer: 'yi2', street: ['east1', 'east2'] };
const bing: Desk = { intake: 'bing1', reviewer: 'bing2', street: ['west1', 'west2'] };
const ding: Desk = { intake: 'ding1', reviewer: 'ding2', street: ['west1', 'west2'] };

/** Cases at every stage, so that each desk has something to do on the first day. Every person is invented. */
export const stories: readonly Story[] = [
  {
    name: 'just-applied', daysAgo: 1, by: jia.intake,
    form: (day) => inventedForm([{ name: '张一', sex: 'male', age: 52, trades: ['物业'] }, working('张一之妻', 'female', 48)], day, 1),
    course: () => Promise.resolve(),
  },
  {
    name: 'returned', daysAgo: 6, by: yi.intake,
    form: (day) => inventedForm([{ name: '李二', sex: 'female', age: 45, trades: ['零售'] }, working('李二之夫', 'male', 47)], day, 2),
    async course(told) {
      await told.later({ days: 1 });
      await told.give(yi.reviewer, 'return', { missing: ['unemployment-registration'], opinion: '演示：缺少失业登记证明，请一次补齐。' });
    },
  },
  {
    name: 'on-notice', daysAgo: 5, by: ding.intake,
    form: (day) => inventedForm([{ name: '王三', sex: 'female', age: 22, graduatedDaysAgo: 150, trades: ['信息技术'] }, { ...working('王三之父', 'male', 50), relation: 'parent' }], day, 3),
    async course(told) {
      await told.later({ days: 1 });
      await toNotice(told, ding);
    },
  },
  {
    name: 'late-at-street', daysAgo: 34, by: bing.intake,
    form: (day) => inventedForm([{ name: '赵四', sex: 'male', age: 38, flags: ['dibao'], trades: ['餐饮'] }], day, 4),
    async course(told) {
      await told.later({ days: 1 });
      await toNotice(told, bing);
      await afterNotice(told, bing);
      await told.give(bing.street[0], 'receive');
    },
  },
  {
    name: 'to-determine', daysAgo: 14, by: jia.intake,
    form: (day) => inventedForm([
      { name: '孙五', sex: 'male', age: 44, trades: ['物流'] },
      { name: '孙五之妻', sex: 'female', age: 42, relation: 'spouse', trades: ['家政'] },
      { name: '孙五之女', sex: 'female', age: 12, relation: 'child', work: 'student', seeks: false },
    ], day, 5),
    async course(told) {
      await told.later({ days: 1 });
      await toNotice(told, jia);
      await afterNotice(told, jia);
      await throughStreet(told, jia);
    },
  },
  {
    name: 'seeking-work', daysAgo: 15, by: yi.intake,
    form: (day) => inventedForm([{ name: '周六', sex: 'female', age: 47, trades: ['零售', '家政'] }, working('周六之夫', 'male', 49)], day, 6),
    async course(told) {
      await told.later({ days: 1 });
      await toRecognition(told, yi);
      await told.later({ hours: 3 });
      await planned(told, told.applicant);
      await told.later({ hours: 20 });
      const seq = await told.give('mentor1', 'offer', { vacancy: vacancyId(2), documents: [] }, told.applicant);
      await told.later({ hours: 4 });
      await told.give('mentor1', 'refuseOffer', { offer: `f${seq}`, documents: [await told.document('mentor1', 'evidence-refuseoffer')], reason: '演示：上班路程太远。' }, told.applicant);
      await told.later({ hours: 2 });
      await told.give('mentor1', 'offer', { vacancy: vacancyId(1), documents: [] }, told.applicant);
    },
  },
  {
    name: 'first-week-of-calls', daysAgo: 18, by: bing.intake,
    form: (day) => inventedForm([
      { name: '吴七', sex: 'male', age: 41, trades: ['餐饮'] },
      { name: '吴七之妻', sex: 'female', age: 39, relation: 'spouse', trades: ['家政'] },
    ], day, 7),
    async course(told) {
      await told.later({ days: 1 });
      await toRecognition(told, bing);
      await planned(told, told.applicant);
      await told.later({ hours: 3 });
      await placed(told, told.applicant, '演示·示例食堂', '帮厨', 360_000);
      for (let call = 1; await told.onCallDay(told.applicant); call += 1) await called(told, told.applicant, call);
    },
  },
  {
    name: 'stable', daysAgo: 170, by: jia.intake,
    form: (day) => inventedForm([{ name: '郑八', sex: 'male', age: 23, graduatedDaysAgo: 60, trades: ['物流'] }, { ...working('郑八之母', 'female', 46), relation: 'parent' }], day, 8),
    async course(told) {
      await told.later({ days: 1 });
      await toRecognition(told, jia);
      await planned(told, told.applicant);
      await told.later({ days: 5 });
      await placed(told, told.applicant, '演示·示例物流', '分拣员', 450_000);
      for (let call = 1; await told.onCallDay(told.applicant); call += 1) await called(told, told.applicant, call);
      await told.later({ hours: 2 });
      await told.give(jia.intake, 'recordSatisfaction', { answer: 'satisfied' }, told.applicant);
    },
  },
  beingHelped,
  pairedStudent,
  ...aidStories,
];

/** Somebody in the household who works, so that it is no zero-employment household. */
function working(name: string, sex: 'male' | 'female', age: number): Invented {
  return { name, sex, age, relation: 'spouse', work: 'employed', seeks: false };
}

async function toNotice(told: Telling, { reviewer }: Desk): Promise<void> {
  await told.give(reviewer, 'pass', { opinion: '演示：情况属实，符合条件。' });
  await told.later({ hours: 1 });
  await told.give(reviewer, 'postNotice', { documents: [await told.document(reviewer, 'notice-photo')] });
}

/** The notice runs its full time; then the case is submitted. */
async function afterNotice(told: Telling, { intake }: Desk): Promise<void> {
  await told.after('notice');
  await told.give(intake, 'submit', { documents: [] });
  await told.later({ hours: 5 });
}

async function throughStreet(told: Telling, { street }: Desk): Promise<void> {
  await told.give(street[0], 'receive');
  await told.later({ hours: 20 });
  await told.give(street[0], 'pass', { opinion: '演示：复核无误。' });
  await told.later({ hours: 3 });
  await told.give(street[1], 'submit', { documents: [], opinion: '演示：一人一档已建立，报区审定。' });
  await told.later({ hours: 3 });
  await told.give('district1', 'receive');
}

async function toRecognition(told: Telling, desk: Desk): Promise<void> {
  await toNotice(told, desk);
  await afterNotice(told, desk);
  await throughStreet(told, desk);
  await told.later({ hours: 20 });
  const mentor = told.mentor('mentor1');
  await told.give('district1', 'pass', { opinion: '演示：同意认定。', mentors: Object.fromEntries(told.seekers.map((person) => [person, mentor])) });
  await told.later({ hours: 1 });
}

async function planned(told: Telling, person: string): Promise<void> {
  await told.give('mentor1', 'recordPlan', { goals: '演示：希望在附近就业。', measures: '演示：推荐岗位，必要时安排培训。' }, person);
  await told.give('mentor1', 'signAgreement', { signedOn: told.today, documents: [await told.document('mentor1', 'evidence-signagreement')] }, person);
}

async function placed(told: Telling, person: string, employer: string, post: string, monthlyPayFen: number): Promise<void> {
  const contract = await told.document('mentor1', 'evidence-place');
  await told.give('mentor1', 'place', { kind: 'employment', documents: [contract], employer, post, monthlyPayFen }, person);
}

async function called(told: Telling, person: string, call: number): Promise<void> {
  const answers = { familyEmployment: 'better', familyHealth: 'same', socialInsurance: 'paid', performance: 'good', learning: 'yes', livingStandard: 'better' };
  await told.give('mentor1', 'recordCall', { outcome: 'stable', way: call === 1 ? 'visit' : 'phone', ...answers, note: '演示：工作稳定。' }, person);
}
