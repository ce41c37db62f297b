import type { Pool } from 'pg';
import { lineage } from '../../src/access/region.ts';

/** Invented regions: no real code begins with 99. */
export const community = '990102001001';
export const neighbour = '990102001002';
export const street = '990102001';
export const district = '990102';
export const otherDistrict = '990103';

export async function settleRegions(pool: Pool): Promise<void> {
  const codes = new Set([community, neighbour, otherDistrict].flatMap(lineage));
  for (const code of codes) {
    await pool.query('INSERT INTO regions (code, name_zh, name_en) VALUES ($1, $2, $3)', [code, `演示地区${code}`, `Demo region ${code}`]);
  }
}
