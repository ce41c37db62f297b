import type { ApiParts } from '../api/parts.ts';
import { openFund } from '../cases/aid/fundBook.ts';
import { actorOf } from '../access/actor.ts';
import type { Account } from '../access/accounts.ts';
import { dayOf } from '../calendar/days.ts';
import type { Day } from '../cases/state.ts';
import { inventedNumber } from './people.ts';
import { demoRegions } from './places.ts';
import type { Story, Telling } from './story.ts';

const FUND_FEN = 50_000_000;

/** One fund of the demonstration district for each kind of aid, for this year. */
export async function openDemoFunds(parts: ApiParts, officer: Account): Promise<void> {
  const year = Number(dayOf(parts.now()).slice(0, 4));
  for (const project of ['living', 'medical', 'education']) {
    await openFund(parts, actorOf(officer), { region: demoRegions.district, source: 'county', project, year, totalFen: FUND_FEN }, `demo-fund-${project}-${year}`);
  }
}

/** Two households of union aid: one that was visited and waits for the check against data, one that is helped. */
export const aidStories: readonly Story[] = [
  {
    name: 'union-visited', daysAgo: 3, by: 'jia1', programme: 'union-aid', form: (day) => form(day, '冯十', 200, 900_000),
    async course(told) {
      await told.later({ days: 1 });
      await visited(told);
    },
  },
  {
    name: 'union-taken-in', daysAgo: 40, by: 'yi1', programme: 'union-aid', form: (day) => form(day, '陈十一', 210, 1_500_000),
    async course(told) {
      await told.later({ days: 1 });
      await visited(told);
      await matched(told);
      await told.later({ days: 1 });
      await told.give('east1', 'pass', { opinion: '演示：情况属实。' });
      await told.give('east2', 'postNotice', { documents: [await told.document('east2', 'evidence-postnotice')] });
      await told.after('notice');
      await told.give('district1', 'pass', { opinion: '演示：同意建档。' });
    },
  },
];

async function visited(told: Telling): Promise<void> {
  const by = told.state.region.endsWith('001') ? 'jia1' : 'yi1';
  await told.give(by, 'recordVisit', { differs: false, difficulty: false, documents: [await told.document(by, 'visit-form')], report: '演示：入户查看，情况属实。' });
}

async function matched(told: Telling): Promise<void> {
  const authorisations: Record<string, string> = {};
  for (const person of Object.keys(told.state.people)) authorisations[person] = await told.document('yi1', `authorisation-${Object.keys(authorisations).length + 1}`);
  await told.give('yi1', 'recordMatching', { authorisations, differs: false, documents: [], report: '演示：与社保数据一致。' });
}

function form(day: Day, name: string, serial: number, incomeFen: number): object {
  const person = (called: string, sex: 'male' | 'female', born: string, number: number) => ({ name: `演示·${called}`, identityNumber: inventedNumber(`${born}-05-06`, sex, number), health: 'fair' });
  return {
    address: `示例路 ${serial} 号（虚构）`, registrationCommunity: '示例社区', channel: 'survey', staffRelatives: [], undertaking: true, signedOn: day,
    people: [
      { ...person(name, 'male', '1974', serial), relation: 'self', phone: `000-${String(serial).padStart(8, '0')}`, work: 'unemployed', seeksRecognition: true },
      { ...person(`${name}之妻`, 'female', '1976', serial + 1), relation: 'spouse', work: 'unable', seeksRecognition: false },
    ],
    file: {
      ethnicGroup: '汉族', politicalStatus: 'masses', workState: 'laid-off', housing: 'own', housingSquareMetres: 58, marriage: 'married', registration: 'urban', medicalInsurance: 'employee', mainCause: 'illness',
      employer: '演示·示例纺织厂', employerNature: 'state', employerState: 'bankrupt', bankCard: '9999 0000 0000 0001', yearFrom: `${day.slice(0, 4)}-01`,
      income: [{ member: 1, kind: 'wage', amountFen: incomeFen }], spending: [{ member: 2, kind: 'illness', amountFen: 600_000, reimbursedFen: 200_000 }], accidents: [],
    },
  };
}
