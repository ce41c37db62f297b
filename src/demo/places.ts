import type { Pool } from 'pg';
import { uuidFrom } from '../cases/intake/submission.ts';
import { addDays } from '../calendar/days.ts';
import type { Day } from '../cases/state.ts';

/** Regions that do not exist: no real code begins with 99. */
export const demoRegions = {
  province: '99',
  city: '9901',
  district: '990101',
  otherDistrict: '990102',
  eastStreet: '990101001',
  westStreet: '990101002',
  jia: '990101001001',
  yi: '990101001002',
  bing: '990101002001',
  ding: '990101002002',
} as const;

export type DemoRegion = keyof typeof demoRegions;

const names: Record<DemoRegion, readonly [zh: string, en: string]> = {
  province: ['示例省（虚构）', 'Demo Province (invented)'],
  city: ['示例市', 'Demo City'],
  district: ['示例一区', 'Demo District One'],
  otherDistrict: ['示例二区', 'Demo District Two'],
  eastStreet: ['示例东街道', 'Demo East Street'],
  westStreet: ['示例西街道', 'Demo West Street'],
  jia: ['示例甲社区', 'Demo Community Jia'],
  yi: ['示例乙社区', 'Demo Community Yi'],
  bing: ['示例丙社区', 'Demo Community Bing'],
  ding: ['示例丁社区', 'Demo Community Ding'],
};

export function regionName(region: DemoRegion): { zh: string; en: string } {
  const [zh, en] = names[region];
  return { zh, en };
}

/** Numbers that nobody can have, for the notices (C-03). */
const contact = '000-0000-0001（演示）';
const supervisionPhone = '000-0000-0002（演示）';

export async function storeRegions(pool: Pool): Promise<void> {
  const rows = Object.entries(demoRegions).map(([key, code]) => {
    const [zh, en] = names[key as DemoRegion]; // the keys of one table
    return { code, zh, en };
  });
  await pool.query(
    `INSERT INTO regions (code, name_zh, name_en, contact, supervision_phone)
     SELECT r.code, r.zh, r.en, $2, $3 FROM jsonb_to_recordset($1::jsonb) AS r (code text, zh text, en text) ON CONFLICT (code) DO NOTHING`,
    [JSON.stringify(rows), contact, supervisionPhone],
  );
}

const YUAN = 100;

interface DemoVacancy {
  employer: string;
  post: string;
  trade: string;
  place: string;
  region: DemoRegion;
  pay: readonly [number, number];
  insured: boolean;
  openings: number;
  publicWelfare?: boolean;
}

const vacancies: readonly DemoVacancy[] = [
  { employer: '演示·示例超市', post: '理货员', trade: '零售', place: '示例甲社区', region: 'jia', pay: [3200, 3800], insured: true, openings: 3 },
  { employer: '演示·示例超市', post: '收银员', trade: '零售', place: '示例乙社区', region: 'yi', pay: [3300, 3900], insured: true, openings: 2 },
  { employer: '演示·示例物业', post: '保洁员', trade: '物业', place: '示例东街道', region: 'jia', pay: [2800, 3200], insured: true, openings: 4 },
  { employer: '演示·示例物业', post: '门岗', trade: '物业', place: '示例西街道', region: 'bing', pay: [3000, 3400], insured: true, openings: 2 },
  { employer: '演示·示例家政', post: '家政服务员', trade: '家政', place: '示例一区', region: 'bing', pay: [4000, 5500], insured: false, openings: 5 },
  { employer: '演示·示例食堂', post: '帮厨', trade: '餐饮', place: '示例丙社区', region: 'bing', pay: [3400, 4000], insured: true, openings: 2 },
  { employer: '演示·示例软件', post: '测试员', trade: '信息技术', place: '示例丁社区', region: 'ding', pay: [5500, 7000], insured: true, openings: 1 },
  { employer: '演示·示例物流', post: '分拣员', trade: '物流', place: '示例丁社区', region: 'ding', pay: [4200, 5200], insured: true, openings: 6 },
  { employer: '演示·示例街道办', post: '社区巡查（公益性岗位）', trade: '公益', place: '示例东街道', region: 'yi', pay: [2600, 2600], insured: true, openings: 2, publicWelfare: true },
];

const OPEN_FOR_DAYS = 90;

export function vacancyId(position: number): string {
  return uuidFrom('demo', 'vacancy', String(position));
}

/** The invented register of vacancies (C-17). @param by the account that entered them */
export async function storeVacancies(pool: Pool, by: string, today: Day): Promise<void> {
  const rows = vacancies.map(({ pay: [from, to], region, publicWelfare = false, ...vacancy }, position) => ({
    ...vacancy, id: vacancyId(position), region: demoRegions[region], pay_from_fen: from * YUAN, pay_to_fen: to * YUAN, public_welfare: publicWelfare,
  }));
  await pool.query(
    `INSERT INTO vacancies (id, region, employer, post, trade, place, pay_from_fen, pay_to_fen, insured, openings, open_until, public_welfare, created_by)
     SELECT v.id, v.region, v.employer, v.post, v.trade, v.place, v.pay_from_fen, v.pay_to_fen, v.insured, v.openings, $2, v.public_welfare, $3
     FROM jsonb_to_recordset($1::jsonb) AS v (id uuid, region text, employer text, post text, trade text, place text, pay_from_fen int, pay_to_fen int, insured boolean, openings int, public_welfare boolean)
     ON CONFLICT (id) DO NOTHING`,
    [JSON.stringify(rows), addDays(today, OPEN_FOR_DAYS), by],
  );
}
