import { neverPublic } from '../access/privacy.ts';
import { within } from '../access/region.ts';
import { listName } from '../cases/read/names.ts';
import type { Reader } from '../cases/read/model.ts';
import type { Day, Instant } from '../cases/state.ts';
import type { HolidayReliefPolicy } from '../programmes/holiday-relief/policy.ts';
import { isPolicyOf } from '../programmes/policy/kinds.ts';
import type { Policy } from '../programmes/policy/shared.ts';
import type { Text } from '../programmes/programme.ts';
import { campaignInScope, type CampaignRow } from './find.ts';
import { missingVillages } from './missing.ts';
import type { ReadParts } from '../cases/read/parts.ts';
import { notFound } from '../cases/read/scope.ts';

/** A village of a campaign: its money, its places, and how far its list is. Money in whole fen. */
export interface VillageView {
  village: string;
  name: Text;
  allottedFen: number;
  usedFen: number;
  paidFen: number;
  returnedFen: number;
  people: number;
  /** Places taken. */
  listed: number;
  /** Listed, and not on a posted list yet. */
  toPost: number;
  posted: number;
  /** Whose signed paper the town has. */
  paper: number;
  paid: number;
  /** On a posted list, or said to have nobody in need. */
  reported: boolean;
  noneReportedAt?: Instant;
}

export interface CampaignView extends CampaignRow {
  regionName: Text;
  villages: VillageView[];
  /** Villages of the reader's that have not reported. */
  missing: string[];
  decisions: { villages: string[]; decidedAt: Instant }[];
}

interface VillageRow {
  village: string;
  name_zh: string;
  name_en: string;
  allotted: string;
  used: string;
  paid_fen: string;
  returned_fen: string;
  people: number;
  listed: number;
  to_post: number;
  posted: number;
  paper: number;
  paid: number;
  none_reported_at: Date | null;
}

/**
 * A campaign with the villages that the reader may see.
 * @throws RefusalError `not-found`
 * @rule A-03
 */
export async function campaignView(parts: ReadParts, reader: Reader, id: string): Promise<CampaignView> {
  const { pool } = parts;
  const campaign = await campaignInScope(pool, reader, id);
  const { sql, values } = within(reader.region, 'v.village', 2);
  const { rows } = await pool.query<VillageRow>(
    `SELECT v.village, r.name_zh, r.name_en, v.allotted_fen::text AS allotted, v.used_fen::text AS used, v.people, v.listed, v.none_reported_at,
       coalesce(sum(p.amount_fen) FILTER (WHERE p.state = 'paid'), 0)::text AS paid_fen, coalesce(sum(p.amount_fen) FILTER (WHERE p.state = 'returned'), 0)::text AS returned_fen,
       (count(*) FILTER (WHERE p.state = 'listed' AND p.posted_at IS NULL))::int AS to_post, (count(*) FILTER (WHERE p.state <> 'returned' AND p.posted_at IS NOT NULL))::int AS posted,
       (count(*) FILTER (WHERE p.state <> 'returned' AND p.paper_on IS NOT NULL))::int AS paper, (count(*) FILTER (WHERE p.state = 'paid'))::int AS paid
     FROM campaign_villages v JOIN regions r ON r.code = v.village
     LEFT JOIN campaign_places p ON p.campaign_id = v.campaign_id AND p.village = v.village AND p.voided_seq IS NULL
     WHERE v.campaign_id = $1 AND ${sql} GROUP BY v.campaign_id, v.village, r.name_zh, r.name_en ORDER BY v.village`,
    [id, ...values],
  );
  const missing = new Set(await missingVillages(pool, id));
  const { rows: decisions } = await pool.query<{ villages: string[]; decided_at: Date }>('SELECT villages, decided_at FROM campaign_decisions WHERE campaign_id = $1 ORDER BY n', [id]);
  const region = await parts.prisma.region.findUniqueOrThrow({ where: { code: campaign.region } });
  return {
    ...campaign, regionName: { zh: region.nameZh, en: region.nameEn },
    villages: rows.map((row) => villageOf(row, !missing.has(row.village) && row.people > 0)),
    missing: rows.map(({ village }) => village).filter((village) => missing.has(village)),
    decisions: decisions.map(({ villages, decided_at }) => ({ villages, decidedAt: decided_at.toISOString() })),
  };
}

function villageOf(row: VillageRow, reported: boolean): VillageView {
  return {
    village: row.village, name: { zh: row.name_zh, en: row.name_en }, allottedFen: Number(row.allotted), usedFen: Number(row.used), paidFen: Number(row.paid_fen), returnedFen: Number(row.returned_fen),
    people: row.people, listed: row.listed, toPost: row.to_post, posted: row.posted, paper: row.paper, paid: row.paid, reported,
    ...(row.none_reported_at ? { noneReportedAt: row.none_reported_at.toISOString() } : {}),
  };
}

/** A place on a village's list, as staff see it. */
export interface PlaceView {
  caseId: string;
  receipt: string;
  /** Masked. */
  name: string;
  degree: string;
  degreeTitle: Text;
  amountFen: number;
  state: 'listed' | 'paid' | 'returned';
  stage: string;
  step: string;
  postedOn?: Day;
  noticeEndsAt?: Instant;
  paperOn?: Day;
  handedOn?: Day;
  objections: number;
  /** Other programmes that help somebody of the household now; a warning, both may be lawful. */
  alsoIn: string[];
}

interface PlaceRow {
  case_id: string;
  receipt: string;
  applicant_id: string;
  name_enc: string;
  degree: string;
  amount: string;
  state: PlaceView['state'];
  stage: string;
  step: string;
  posted_on: Day | null;
  notice_ends: Date | null;
  paper_on: Day | null;
  handed_on: Day | null;
  objections: number;
  also_in: string[] | null;
}

/**
 * The list of one village, in the order of listing; places that were given back are left out.
 * @throws RefusalError `not-found`
 * @rule A-03 · X-05
 */
export async function villageList(parts: ReadParts & { policies: readonly Policy[] }, reader: Reader, id: string, village: string): Promise<{ village: VillageView; places: PlaceView[]; campaign: CampaignView }> {
  const campaign = await campaignView(parts, reader, id);
  const found = campaign.villages.find((one) => one.village === village);
  if (!found) return notFound();
  const { rows } = await parts.pool.query<PlaceRow>(
    `SELECT p.case_id, c.receipt, c.applicant_id, a.name_enc, p.degree, p.amount_fen::text AS amount, p.state, c.stage, c.step,
       (p.posted_at AT TIME ZONE 'Asia/Shanghai')::date::text AS posted_on,
       (SELECT k.due_at FROM clocks k WHERE k.case_id = c.id AND k.kind = 'notice' AND k.stopped_at IS NULL) AS notice_ends, p.paper_on::text, p.handed_on::text,
       (SELECT count(*)::int FROM objections o WHERE o.case_id = c.id AND o.voided_seq IS NULL AND o.outcome IS NULL) AS objections,
       (SELECT array_agg(DISTINCT other.programme) FROM case_people own JOIN case_people other ON other.identity_index = own.identity_index AND other.open AND other.case_id <> own.case_id
        WHERE own.case_id = c.id AND other.programme <> c.programme AND other.programme <> ALL($3::text[])) AS also_in
     FROM campaign_places p JOIN cases c ON c.id = p.case_id JOIN people a ON a.id = c.applicant_id
     WHERE p.campaign_id = $1 AND p.village = $2 AND p.voided_seq IS NULL AND p.state <> 'returned' ORDER BY p.listed_at, p.case_id`,
    [id, village, neverPublic()],
  );
  const policy = reliefPolicyOf(parts.policies, campaign);
  return { village: found, campaign, places: rows.map((row) => placeOf(parts, row, policy)) };
}

export function reliefPolicyOf(policies: readonly Policy[], { policyId }: CampaignRow): HolidayReliefPolicy {
  const policy = policies.find(({ id }) => id === policyId);
  if (!policy || !isPolicyOf('holiday-relief', policy)) throw new Error(`policy ${policyId} is not loaded`);
  return policy;
}

function placeOf({ ring }: ReadParts, row: PlaceRow, policy: HolidayReliefPolicy): PlaceView {
  const degree = policy.amounts.degrees.find(({ code }) => code === row.degree);
  return {
    caseId: row.case_id, receipt: row.receipt, name: listName(ring, row.applicant_id, row.name_enc), degree: row.degree, degreeTitle: degree?.title ?? { zh: row.degree, en: row.degree },
    amountFen: Number(row.amount), state: row.state, stage: row.stage, step: row.step, objections: row.objections, alsoIn: row.also_in ?? [],
    ...(row.posted_on ? { postedOn: row.posted_on } : {}), ...(row.notice_ends ? { noticeEndsAt: row.notice_ends.toISOString() } : {}),
    ...(row.paper_on ? { paperOn: row.paper_on } : {}), ...(row.handed_on ? { handedOn: row.handed_on } : {}),
  };
}
