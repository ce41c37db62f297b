import { daysBetween } from '../calendar/days.ts';
import { monthsLater } from '../rules/exit/month-row.ts';
import type { Day } from '../cases/state.ts';
import { inventedNumber } from './people.ts';
import type { Story } from './story.ts';

const NUMBER_SERIAL = 190;
const YEAR_INCOME_FEN = 1_200_000;
const MONTH_INCOME_FEN = 260_000;

/** A household of long-term exit that is helped now: one measure answered, one to be answered, its first month recorded. */
export const beingHelped: Story = {
  name: 'being-helped-out', daysAgo: 75, by: 'yi1', programme: 'long-term-exit',
  form,
  async course(told) {
    await told.later({ hours: 3 });
    await told.give('yi1', 'submit', { documents: [], opinion: '演示：情况属实，上报。' });
    await told.later({ hours: 20 });
    await told.give('district1', 'receive');
    await told.give('district1', 'pass', { opinion: '演示：符合条件。' });
    await told.later({ hours: 2 });
    await told.give('district1', 'postNotice', { documents: [await told.document('district1', 'evidence-postnotice')] });
    await told.after('countyNotice');
    await told.give('district2', 'pass', { opinion: '演示：同意纳入帮扶。' });
    await told.later({ days: 1 });
    await told.give('yi1', 'refer', { measures: ['job-help'], documents: [], request: '演示：请为职工家庭成员推荐岗位。' });
    await told.give('yi1', 'pairHelper', { kind: 'union-cadre', helper: 'demo-cadre-01' });
    await told.later({ days: 4 });
    const [job = ''] = Object.keys(told.state.referrals ?? {});
    await told.give('unit1', 'answerReferral', { referral: job, outcome: 'partly', answer: '演示：已推荐两个岗位，等待面试。' });
    const month = told.state.incomes?.from ?? '';
    await told.later({ days: Math.max(1, daysBetween(told.today, `${monthsLater(month, 1)}-03`)) }); // the month has ended
    await told.give('yi1', 'recordIncomeMonth', { month, incomeFen: MONTH_INCOME_FEN, members: 2, documents: [await told.document('yi1', 'income-proof')] });
    await told.give('yi1', 'refer', { measures: ['skills-training'], documents: [], request: '演示：请安排技能培训。' });
  },
};

function form(day: Day): object {
  const person = (name: string, sex: 'male' | 'female', born: string, serial: number, yearIncomeFen: number) => ({
    name: `演示·${name}`, identityNumber: inventedNumber(`${born}-05-06`, sex, serial), health: 'fair', work: 'employed', yearIncomeFen,
  });
  return {
    address: '示例路 19 号（虚构）', registrationCommunity: '示例社区', channel: 'window', staffRelatives: [], undertaking: true, signedOn: day,
    people: [
      { ...person('钱九', 'male', '1979', NUMBER_SERIAL, YEAR_INCOME_FEN), relation: 'self', phone: `000-${String(NUMBER_SERIAL).padStart(8, '0')}`, seeksRecognition: true },
      { ...person('钱九之妻', 'female', '1981', NUMBER_SERIAL + 1, 0), relation: 'spouse', seeksRecognition: false },
    ],
    file: { worker: 'migrant', property: { deposits: 300_000, vehicles: 0, houses: 1, business: 0 }, causes: ['illness'] },
  };
}
