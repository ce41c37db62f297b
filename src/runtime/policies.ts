import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { theProduct } from '../audit/entry.ts';
import { note } from '../audit/trail.ts';
import retention from '../programmes/policy/retention.json' with { type: 'json' };
import type { Policy } from '../programmes/policy/shared.ts';

/**
 * Keeps every policy that a case may be pinned to, also after its file is gone.
 * @throws Error when a file was changed under an id that cases may already follow
 */
export async function storePolicies(pool: Pool, policies: readonly Policy[]): Promise<void> {
  for (const policy of policies) {
    const data = JSON.stringify(policy);
    const sha256 = createHash('sha256').update(data).digest('hex');
    const { rowCount } = await pool.query(
      `INSERT INTO policies (id, programme, jurisdiction, effective_from, effective_to, data, sha256) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
      [policy.id, policy.programme, policy.jurisdiction, policy.effectiveFrom, policy.effectiveTo ?? null, data, sha256],
    );
    if (rowCount === 1) await noteLoaded(pool, policy.id, sha256);
    const { rows } = await pool.query<{ sha256: string; followed: boolean }>(
      'SELECT sha256, EXISTS (SELECT 1 FROM cases WHERE policy_id = $1) AS followed FROM policies WHERE id = $1',
      [policy.id],
    );
    if (rows[0]?.sha256 === sha256) continue;
    if (rows[0]?.followed) throw new Error(`The policy ${policy.id} was changed, but cases already follow it. Restore the file, and put the change into a new version with its own id and effective date.`);
    await pool.query('UPDATE policies SET effective_from = $2, effective_to = $3, data = $4, sha256 = $5 WHERE id = $1', [policy.id, policy.effectiveFrom, policy.effectiveTo ?? null, data, sha256]);
    await noteLoaded(pool, policy.id, sha256);
  }
}

/** How long personal data is kept where a policy names no time of its own is in the trail whenever it is another than before (D-08, X-08). */
export async function noteRetention(pool: Pool, { years }: { years: number } = retention): Promise<void> {
  const { rows } = await pool.query<{ years: number }>(`SELECT (facts->0->>'years')::int AS years FROM audit WHERE actor_id = $1 AND action = 'retention-set' ORDER BY id DESC LIMIT 1`, [theProduct.id]);
  if (rows[0]?.years === years) return;
  await note(pool, { kind: 'configuration', by: theProduct, at: new Date().toISOString(), fact: { type: 'retention-set', years } });
}

/** A policy decides about people: when it came, and which text it was, is in the trail. */
async function noteLoaded(pool: Pool, policy: string, sha256: string): Promise<void> {
  await note(pool, { kind: 'configuration', by: theProduct, at: new Date().toISOString(), fact: { type: 'policy-loaded', policy, sha256 } });
}
