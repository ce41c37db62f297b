import type { Reader } from './read/model.ts';
import type { ReadParts } from './read/parts.ts';
import { regionAt } from '../access/region.ts';
import { refuseInput } from '../refusals/input.ts';
import type { Text } from '../programmes/programme.ts';

/** An office that answers referrals in a region, by policy's code of its kind. @rule D-05 */
export interface Unit {
  code: string;
  region: string;
  name: Text;
  /** Groups of measures that it is responsible for; for information. */
  groups: string[];
}

/** The units of the reader's district. */
export async function unitsIn({ pool }: Pick<ReadParts, 'pool'>, reader: Reader): Promise<Unit[]> {
  const place = regionAt('district', reader.region) ?? reader.region;
  const { rows } = await pool.query<{ code: string; region: string; name_zh: string; name_en: string; groups: string[] }>(
    `SELECT code, region, name_zh, name_en, groups FROM units WHERE region LIKE $1 || '%' OR $1 LIKE region || '%' ORDER BY region, code`, [place],
  );
  return rows.map(({ name_zh, name_en, ...row }) => ({ ...row, name: { zh: name_zh, en: name_en } }));
}

/** @throws InputError for a region that is not the writer's own or below */
export async function saveUnit({ pool }: Pick<ReadParts, 'pool'>, writer: Reader, { code, region, name, groups }: Unit): Promise<void> {
  if (!region.startsWith(writer.region)) refuseInput([{ field: 'region', problem: 'unknown-code', rule: 'D-05' }]);
  const { rowCount } = await pool.query('SELECT 1 FROM regions WHERE code = $1', [region]);
  if (rowCount === 0) refuseInput([{ field: 'region', problem: 'unknown-code', rule: 'D-05' }]);
  await pool.query(
    `INSERT INTO units (code, region, name_zh, name_en, groups) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (code, region) DO UPDATE SET name_zh = EXCLUDED.name_zh, name_en = EXCLUDED.name_en, groups = EXCLUDED.groups`, [code, region, name.zh, name.en, groups],
  );
}
