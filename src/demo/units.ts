import type { ApiParts } from '../api/parts.ts';
import { isPolicyOf } from '../programmes/policy/kinds.ts';
import { demoRegions } from './places.ts';

/** One invented office in the demonstration district for every kind of unit that its policy refers measures to. @rule D-05 */
export async function storeUnits({ pool, policies }: Pick<ApiParts, 'pool' | 'policies'>): Promise<void> {
  const policy = policies.find((one) => isPolicyOf('long-term-exit', one) && demoRegions.district.startsWith(one.jurisdiction));
  if (!policy || !isPolicyOf('long-term-exit', policy)) return;
  for (const { code, title } of policy.unitMeasures.units) {
    await pool.query(
      'INSERT INTO units (code, region, name_zh, name_en) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [code, demoRegions.district, `演示·${title.zh}`, `Demo: ${title.en}`],
    );
  }
}
