import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { NATION } from '../../src/access/region.ts';
import type { YearSchedule } from '../../src/calendar/calendar.ts';
import type { By, Role } from '../../src/cases/actor.ts';
import type { Policy } from '../../src/programmes/policy/shared.ts';

/** Invented regions: no real code begins with 99. */
export const places = {
  district: '990102',
  street: '990102001',
  community: '990102001001',
  neighbour: '990102001002',
  otherDistrict: '990103',
  otherStreet: '990103001',
  otherCommunity: '990103001001',
} as const;

const people = {
  intake: ['community-caseworker', places.community],
  reviewer: ['community-caseworker', places.community],
  neighbourIntake: ['community-caseworker', places.neighbour],
  otherIntake: ['community-caseworker', places.otherCommunity],
  street: ['street-reviewer', places.street],
  street2: ['street-reviewer', places.street],
  district: ['district-officer', places.district],
  district2: ['district-officer', places.district],
  city: ['city-officer', '9901'],
  province: ['province-officer', '99'],
  national: ['national-officer', NATION],
  supervisor: ['supervisor', places.district],
  mentor: ['mentor', places.community],
  mentor2: ['mentor', places.community],
  teacher: ['teacher', places.community],
  teacher2: ['teacher', places.community],
  otherTeacher: ['teacher', places.otherCommunity],
  unitHr: ['unit-officer', places.district, 'human-resources'],
  unitCivil: ['unit-officer', places.district, 'civil-affairs'],
  admin: ['admin', '9901'],
  auditor: ['auditor', '9901'],
} as const satisfies Record<string, readonly [Role, string, string?]>;

export type Colleague = keyof typeof people;
export type Office = Record<Colleague, By & { region: string }>;

/** A schedule made up for the tests, in a year that no test run will live to see: a week off, made up on two Saturdays. */
export const schedule2031: YearSchedule = {
  year: 2031,
  version: 1,
  source: { title: 'Invented for tests', published: '2030-11-01' },
  holidays: [
    { name: { zh: '元旦', en: 'New Year' }, from: '2031-01-01', to: '2031-01-01' },
    { name: { zh: '春节', en: 'Spring Festival' }, from: '2031-02-15', to: '2031-02-23' },
    { name: { zh: '国庆节', en: 'National Day' }, from: '2031-10-01', to: '2031-10-07' },
  ],
  makeUpWorkdays: [
    { date: '2031-02-08', for: '春节' },
    { date: '2031-03-01', for: '春节' },
  ],
};

/** An office of invented accounts; the policies are the product's own demo policies, passed in by the caller. */
export async function openOffice(pool: Pool, policies: readonly Policy[]): Promise<Office> {
  const codes = new Set([NATION, '99', '9901', ...Object.values(places)]);
  for (const code of codes) await pool.query('INSERT INTO regions (code, name_zh, name_en) VALUES ($1, $2, $3)', [code, `测试地区${code}`, `Test region ${code}`]);
  for (const policy of policies) {
    await pool.query(
      `INSERT INTO policies (id, programme, jurisdiction, effective_from, data, sha256) VALUES ($1, $2, $3, $4, $5, '')`,
      [policy.id, policy.programme, policy.jurisdiction, policy.effectiveFrom, JSON.stringify(policy)],
    );
  }
  await pool.query('INSERT INTO calendar_years (year, version, data) VALUES ($1, $2, $3)', [schedule2031.year, schedule2031.version, JSON.stringify(schedule2031)]);
  const office = Object.fromEntries(Object.entries(people).map(([name, [role, region, unit]]) => [name, { id: randomUUID(), role, region, ...(unit ? { unit } : {}) }])) as Office;
  for (const [name, { id, role, region, unit = null }] of Object.entries(office)) {
    if (unit) await pool.query('INSERT INTO units (code, region, name_zh, name_en) VALUES ($1, $2, $3, $4)', [unit, region, `测试单位${unit}`, `Test unit ${unit}`]);
    await pool.query(`INSERT INTO users (id, login, name_enc, role, region, password_hash, unit) VALUES ($1, $2, '', $3, $4, '', $5)`, [id, name, role, region, unit]);
  }
  return office;
}
