import { actorOf } from '../access/actor.ts';
import type { ApiParts } from '../api/parts.ts';
import { addDays, dayOf, partsOf, type Day } from '../calendar/days.ts';
import { makeCampaign } from '../campaigns/make.ts';
import { wakeCampaign } from '../campaigns/workflow.ts';
import { uuidFrom } from '../cases/intake/submission.ts';
import type { ReliefForm } from '../cases/intake/relief.ts';
import type { DemoStaff } from './accounts.ts';
import { inventedNumber } from './people.ts';
import { demoRegions } from './places.ts';
import type { Story } from './story.ts';

const CAMPAIGN = uuidFrom('demo', 'campaign');
const OPEN_SINCE_DAYS = 10;
const LEAST_DAYS_LEFT = 30;
const SERIAL = 290;
const BORN = '1968';

/** An invented campaign of the district, open already so that one can try it at any time of the year. */
export async function openDemoCampaign(parts: ApiParts, { district1 }: DemoStaff): Promise<void> {
  const today = dayOf(parts.now());
  const { year } = partsOf(addDays(today, LEAST_DAYS_LEFT));
  const closesThisYear = `${year}-01-22`;
  await makeCampaign(parts, actorOf(district1), CAMPAIGN, {
    year: addDays(today, LEAST_DAYS_LEFT) <= closesThisYear ? year : year + 1, totalFen: 800_000,
    villages: [
      { village: demoRegions.jia, allottedFen: 250_000, people: 4 }, { village: demoRegions.yi, allottedFen: 200_000, people: 3 }, { village: demoRegions.bing, allottedFen: 200_000, people: 3 },
    ],
  });
  await parts.pool.query(`UPDATE campaigns SET opens_on = $2, state = 'open' WHERE id = $1 AND state = 'planned'`, [CAMPAIGN, addDays(today, -OPEN_SINCE_DAYS)]);
  await wakeCampaign(parts.engine, CAMPAIGN);
}

/** Households of the campaign: one on a posted list, one that waits for a place, one just surveyed. */
export const reliefStories: readonly Story[] = [
  {
    name: 'relief-posted', daysAgo: 5, by: 'jia1', programme: 'holiday-relief', form: (day) => surveyForm('周八', day, 0),
    async course(told) {
      await told.later({ hours: 3 });
      await told.give('jia2', 'pass', { opinion: '演示：入户核实，情况属实。' });
      await told.give('jia1', 'list', { campaign: CAMPAIGN, degree: 'one' });
      await told.later({ days: 1 });
      await told.give('jia1', 'postNotice', { documents: [await told.document('jia1', 'evidence-postnotice')] });
    },
  },
  {
    name: 'relief-waiting', daysAgo: 4, by: 'jia1', programme: 'holiday-relief', form: (day) => surveyForm('吴十', day, 2),
    async course(told) {
      await told.later({ days: 1 });
      await told.give('jia2', 'pass', { opinion: '演示：情况属实。' });
    },
  },
  { name: 'relief-surveyed', daysAgo: 2, by: 'yi1', programme: 'holiday-relief', form: (day) => surveyForm('郑十一', day, 4), course: () => Promise.resolve() },
];

function surveyForm(name: string, day: Day, offset: number): ReliefForm {
  const serial = SERIAL + offset;
  const shared = { registration: 'urban' as const, flags: [], health: 'chronic-illness' as const };
  const income = { wagesFen: 0, farmingFen: 0, pensionFen: 0, transfersFen: 480_000, otherFen: 0 };
  return {
    address: `示例路 ${serial} 号（虚构）`, registrationCommunity: '示例社区', channel: 'survey', staffRelatives: [], undertaking: true, signedOn: day, despiteFindings: false,
    file: { causes: ['illness'], situation: '演示：常年患病，收入少。' },
    people: [
      { ...shared, relation: 'self', name: `演示·${name}`, identityNumber: inventedNumber(`${BORN}-05-06`, 'male', serial), phone: `000-${String(serial).padStart(8, '0')}`, work: 'unemployed', seeksRecognition: true, yearIncome: income },
      { ...shared, relation: 'spouse', name: `演示·${name}之妻`, identityNumber: inventedNumber(`${BORN}-09-10`, 'female', serial + 1), work: 'unable', seeksRecognition: false, yearIncome: { ...income, transfersFen: 0 } },
    ],
  };
}
