import type { Pool, PoolClient } from 'pg';
import { theProduct } from '../audit/entry.ts';
import { note } from '../audit/trail.ts';
import { forRegion, workingDayBefore, type Calendar } from '../calendar/calendar.ts';
import { addDays, at, dayOf, startOfDay, type Instant } from '../calendar/days.ts';
import { nextReminderTime } from '../calendar/hours.ts';
import type { CalendarStore } from '../cases/calendarStore.ts';
import type { MessageTemplate } from '../cases/facts.ts';
import { holidayReliefPolicyShape, type HolidayReliefPolicy } from '../programmes/holiday-relief/policy.ts';
import { campaignSchedule } from '../rules/relief/schedule.ts';
import { campaignColumns, campaignOf, type CampaignRow, type CampaignState } from './find.ts';
import { missingVillages } from './missing.ts';
import { inTransaction } from '../runtime/transaction.ts';

/** What a campaign comes to when it is looked at: its state, and when to look again; absent = when something changes. */
export interface CampaignStep {
  state: CampaignState;
  wakeAt?: Instant;
}

/**
 * Does what is due in a campaign by its dates: opens it, reminds whoever has not posted, and on the closing day lets it
 * close, unless a village is missing and nobody has decided to close without it. Idempotent.
 * @param now the campaign's own clock
 * @rule A-04 · A-05
 */
export async function campaignStep({ pool, calendar: source }: { pool: Pool; calendar: CalendarStore }, id: string, now: Instant): Promise<CampaignStep> {
  const all = await source.current();
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query(`SELECT ${campaignColumns} FROM campaigns c WHERE c.id = $1 FOR UPDATE`, [id]);
    const [row] = rows;
    if (!row) throw new Error(`there is no campaign ${id}`);
    const campaign = campaignOf(row);
    const calendar = forRegion(all, campaign.region);
    const policy = await policyOfCampaign(client, campaign);
    return stepFrom(client, { campaign: await datedAnew(client, campaign, policy, calendar), policy, calendar, now });
  });
}

interface Look {
  campaign: CampaignRow;
  policy: HolidayReliefPolicy;
  calendar: Calendar;
  now: Instant;
}

async function stepFrom(client: PoolClient, look: Look): Promise<CampaignStep> {
  const { campaign, calendar, now } = look;
  const { id, state, opensOn, closesAt } = campaign;
  if (state === 'closing' || state === 'closed') return { state };
  if (state === 'planned') {
    const opensAt = startOfDay(opensOn);
    if (isBefore(now, opensAt)) return { state, wakeAt: opensAt };
    await move(client, campaign, 'open', now);
    return stepFrom(client, { ...look, campaign: { ...campaign, state: 'open' } });
  }
  if (isBefore(now, closesAt)) {
    const remindAt = reminderTime(look);
    if (isBefore(now, remindAt)) return { state, wakeAt: remindAt };
    const missing = await missingVillages(client, id);
    if (missing.length > 0) await tellVillages(client, campaign, missing, calendar, now);
    return { state, wakeAt: closesAt };
  }
  if ((await undecided(client, id)).length === 0) {
    await move(client, campaign, 'closing', now);
    return { state: 'closing' };
  }
  if (state === 'open') await move(client, campaign, 'held', now);
  await tellDistrict(client, campaign, calendar, now);
  // It waits for a decision as long as that takes; whoever has to decide is told again every day.
  return { state: 'held', wakeAt: at(addDays(dayOf(now), 1), calendar.officeHours.opens) };
}

/** In office hours, some working days before the last day for posting. */
function reminderTime({ campaign: { lastPosting }, policy, calendar }: Look): Instant {
  return at(workingDayBefore(calendar, lastPosting, policy.campaign.remindBefore.count), calendar.officeHours.opens);
}

async function policyOfCampaign(client: PoolClient, { policyId }: CampaignRow): Promise<HolidayReliefPolicy> {
  const { rows } = await client.query<{ data: unknown }>('SELECT data FROM policies WHERE id = $1', [policyId]);
  return holidayReliefPolicyShape.parse(rows[0]?.data);
}

/** A holiday schedule published meanwhile moves the last day for posting; the closing day is policy's. @rule X-01 */
async function datedAnew(client: PoolClient, campaign: CampaignRow, policy: HolidayReliefPolicy, calendar: Calendar): Promise<CampaignRow> {
  if (campaign.state !== 'planned' && campaign.state !== 'open') return campaign;
  const { lastPosting, closesAt, provisional } = campaignSchedule(campaign.year, policy, calendar);
  if (lastPosting !== campaign.lastPosting || closesAt !== campaign.closesAt || provisional !== campaign.provisional) {
    await client.query('UPDATE campaigns SET last_posting = $2, closes_at = $3, provisional = $4 WHERE id = $1', [campaign.id, lastPosting, closesAt, provisional]);
  }
  return { ...campaign, lastPosting, closesAt, provisional };
}

/** Villages that have not reported, and without which nobody decided to close. */
export async function undecided(client: Pool | PoolClient, id: string): Promise<string[]> {
  const { rows } = await client.query<{ villages: string[] }>('SELECT villages FROM campaign_decisions WHERE campaign_id = $1', [id]);
  const decided = new Set(rows.flatMap(({ villages }) => villages));
  return (await missingVillages(client, id)).filter((village) => !decided.has(village));
}

async function move(client: PoolClient, { id, region }: CampaignRow, state: CampaignState, now: Instant): Promise<void> {
  await client.query(`UPDATE campaigns SET state = $2, closed_at = CASE WHEN $2 = 'closed' THEN $3::timestamptz END WHERE id = $1`, [id, state, now]);
  await note(client, { kind: 'campaign', by: { ...theProduct, region }, at: now, fact: { type: 'campaign-moved', campaign: id, state } });
}

/**
 * Ends a campaign when no case of it is left to be told.
 * @rule A-05
 */
export async function finishCampaign(pool: Pool, id: string, ended: number, now: Instant): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query(`SELECT ${campaignColumns} FROM campaigns c WHERE c.id = $1 FOR UPDATE`, [id]);
    if (!rows[0] || campaignOf(rows[0]).state !== 'closing') return;
    await client.query('UPDATE campaigns SET ended_cases = $2 WHERE id = $1', [id, ended]);
    await move(client, campaignOf(rows[0]), 'closed', now);
  });
}

const isBefore = (one: Instant, other: Instant) => Date.parse(one) < Date.parse(other);

async function tellVillages(client: PoolClient, { id, lastPosting }: CampaignRow, villages: readonly string[], calendar: Calendar, now: Instant): Promise<void> {
  await tell(client, id, 'campaign-reminder', `u.role = 'community-caseworker' AND u.region = ANY ($5::text[])`, villages, startOfDay(addDays(lastPosting, 1)), calendar, now);
}

async function tellDistrict(client: PoolClient, { id, region, closesAt }: CampaignRow, calendar: Calendar, now: Instant): Promise<void> {
  await tell(client, id, 'campaign-held', `u.role IN ('district-officer', 'supervisor') AND u.region = ANY ($5::text[])`, [region], closesAt, calendar, now);
}

/** Once a day each. */
async function tell(client: PoolClient, id: string, template: MessageTemplate, who: string, regions: readonly string[], due: Instant, calendar: Calendar, now: Instant): Promise<void> {
  const { rowCount } = await client.query('INSERT INTO campaign_messages (campaign_id, template, day) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [id, template, dayOf(now)]);
  if (rowCount === 0) return;
  await client.query(
    `INSERT INTO messages (user_id, template, due_at, rule, hours, created_at, send_after)
     SELECT u.id, $1, $2, 'A-04', 'working', $3, $4 FROM users u WHERE u.active AND ${who}`,
    [template, due, now, nextReminderTime(now, 'working', calendar), regions],
  );
}
