import { note } from '../audit/trail.ts';
import { covers, levelOf } from '../access/region.ts';
import { forRegion } from '../calendar/calendar.ts';
import { dayOf } from '../calendar/days.ts';
import type { Reader } from '../cases/read/model.ts';
import { policyOf } from '../programmes/policy/kinds.ts';
import { policyFor } from '../programmes/policy/load.ts';
import type { HolidayReliefPolicy } from '../programmes/holiday-relief/policy.ts';
import { refuseInput, type FieldProblem } from '../refusals/input.ts';
import { RefusalError } from '../refusals/refusal.ts';
import { campaignSchedule, type CampaignSchedule } from '../rules/relief/schedule.ts';
import { amountProblems, countProblems, twiceProblems, wrong } from '../rules/wrong-input.ts';
import { yuan } from '../rules/yuan.ts';
import type { CampaignParts } from './parts.ts';
import { runCampaign } from './workflow.ts';
import { FLEET_QUEUE } from '../../workflows/fleet/queues.ts';
import { inTransaction } from '../runtime/transaction.ts';

export const RELIEF = 'holiday-relief';

export interface NewCampaign {
  /** The year in which it closes. */
  year: number;
  /** All the money, whole fen; what no village gets stays to be allotted later. */
  totalFen: number;
  villages: readonly NewVillage[];
}

export interface NewVillage {
  village: string;
  allottedFen: number;
  /** Places: households, or people where policy counts them. */
  people: number;
}

const MOST_PLACES = 100_000;
/** Beyond these a year is a slip of the keyboard. */
const [FIRST_YEAR, LAST_YEAR] = [2000, 2200];

/**
 * Makes a campaign of a district: its dates follow from policy and calendar, its money is divided among villages.
 * @param id follows from the command, so that a second try makes no second campaign
 * @throws InputError naming field, rule and limit of everything that does not fit; RefusalError `campaign.exists`, `policy.unknown`
 * @rule A-03 · A-05
 */
export async function makeCampaign(parts: CampaignParts, actor: Reader, id: string, wish: NewCampaign): Promise<{ id: string }> {
  const wrongYear = countProblems('year', wish.year, 'A-05', { least: FIRST_YEAR, most: LAST_YEAR });
  if (wrongYear.length > 0) refuseInput(wrongYear);
  const policy = reliefPolicy(parts, actor.region);
  const schedule = campaignSchedule(wish.year, policy, forRegion(await parts.calendar.current(), actor.region));
  const problems = [...moneyProblems(wish), ...dateProblems(schedule, dayOf(parts.now())), ...(await villageProblems(parts, actor, wish.villages))];
  if (problems.length > 0) refuseInput(problems);
  const made = await inTransaction(parts.pool, async (client) => {
    const allotted = wish.villages.reduce((sum, { allottedFen }) => sum + allottedFen, 0);
    const { rowCount } = await client.query(
      `INSERT INTO campaigns (id, programme, region, year, policy_id, opens_on, last_posting, closes_on, closes_at, provisional, total_fen, left_fen, state, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'planned', $13, $14) ON CONFLICT DO NOTHING`,
      [
        id, RELIEF, actor.region, wish.year, policy.id, schedule.opensOn, schedule.lastPosting, schedule.closesOn, schedule.closesAt, schedule.provisional,
        wish.totalFen, wish.totalFen - allotted, actor.id, parts.now(),
      ],
    );
    if (rowCount === 0) return false;
    await client.query(
      'INSERT INTO campaign_villages (campaign_id, village, allotted_fen, people) SELECT $1, v.village, v.fen, v.people FROM unnest($2::text[], $3::bigint[], $4::int[]) AS v (village, fen, people)',
      [id, wish.villages.map(({ village }) => village), wish.villages.map(({ allottedFen }) => allottedFen), wish.villages.map(({ people }) => people)],
    );
    await note(client, { kind: 'campaign', by: actor, at: parts.now(), fact: { type: 'campaign-made', campaign: id, year: wish.year, totalFen: wish.totalFen, villages: wish.villages.length } });
    return true;
  });
  if (!made) await mustBeSame(parts, id, wish.year);
  await runCampaign(parts.engine, id, parts.fleetQueue ?? FLEET_QUEUE);
  return { id };
}

/** @throws RefusalError `policy.unknown` where the programme has none */
function reliefPolicy({ policies, now }: CampaignParts, region: string): HolidayReliefPolicy {
  try {
    return policyOf(RELIEF, policyFor(policies, RELIEF, region, now()));
  } catch {
    throw new RefusalError({ code: 'policy.unknown', rule: 'A-05' });
  }
}

async function mustBeSame({ pool }: CampaignParts, id: string, year: number): Promise<void> {
  const { rowCount } = await pool.query('SELECT 1 FROM campaigns WHERE id = $1', [id]);
  if (rowCount === 0) throw new RefusalError({ code: 'campaign.exists', rule: 'A-05', field: 'year', values: { year } });
}

/** @rule A-03 what the villages get is never more than there is */
function moneyProblems({ totalFen, villages }: NewCampaign): FieldProblem[] {
  const own = [
    ...amountProblems('totalFen', totalFen, 'A-03'),
    ...villages.flatMap(({ allottedFen, people }, n) => [
      ...amountProblems(`villages.${n}.allottedFen`, allottedFen, 'A-03'),
      ...countProblems(`villages.${n}.people`, people, 'A-03', { least: 0, most: MOST_PLACES }),
    ]),
  ];
  if (own.length > 0) return own;
  const sum = villages.reduce((all, { allottedFen }) => all + allottedFen, 0);
  if (sum <= totalFen) return [];
  return [wrong('villages', 'amount.above-cap', 'A-03', `各村（社区）合计 ${yuan(sum)} 元，超过总额 ${yuan(totalFen)} 元`, `the villages together have ${yuan(sum)} yuan, above the total of ${yuan(totalFen)} yuan`)];
}

/** @rule A-05 */
function dateProblems({ closesOn, condition }: CampaignSchedule, today: string): FieldProblem[] {
  if (closesOn < today) return [wrong('year', 'too-small', 'A-05', `${closesOn} 已经过去（今天 ${today}）`, `it would have closed on ${closesOn}, and today is ${today}`)];
  return condition.holds ? [] : [{ field: 'year', problem: 'not-an-option', rule: condition.rule, sentence: condition }];
}

async function villageProblems({ prisma }: CampaignParts, { region }: Reader, villages: readonly NewVillage[]): Promise<FieldProblem[]> {
  const codes = villages.map(({ village }) => village);
  const known = new Set((await prisma.region.findMany({ where: { code: { in: codes } }, select: { code: true } })).map(({ code }) => code));
  return [
    ...twiceProblems((n) => `villages.${n}.village`, codes, 'A-03'),
    ...codes.flatMap((code, n) =>
      known.has(code) && levelOf(code) === 'community' && covers(region, code) ? [] : [wrong(`villages.${n}.village`, 'unknown-code', 'A-03', `“${code}”不是 ${region} 辖区内的村（社区）`, `“${code}” is no village of ${region}`)]),
  ];
}
