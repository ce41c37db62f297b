import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { storeWords, wordsOf } from '../../src/audit/words.ts';
import { eraseClosed } from '../../src/cases/erase.ts';
import { storedFile } from '../../src/documents/files.ts';
import { noteRetention } from '../../src/runtime/policies.ts';
import { application, identityNumber, useApi } from '../api/api.ts';

const open = useApi();
const YEARS = 5;

async function closedCase(number = identityNumber()): Promise<{ caseId: string; receipt: string; sha256: string; closedAt: Date }> {
  const api = open();
  await api.parts.pool.query(`UPDATE policies SET data = jsonb_set(data, '{retention}', $1::jsonb)`, [JSON.stringify({ years: YEARS, rule: 'D-08', citation: 'local' })]);
  const { caseId, receipt } = (await api.post('intake', '/v1/cases', { form: application({ identityNumber: number }) })).body;
  const upload = await api.upload('intake', caseId, `%PDF-1.4\n${caseId}\n%%EOF\n`);
  expect(upload.status, JSON.stringify(upload.body)).toBe(201);
  const person = (await api.get('reviewer', `/v1/cases/${caseId}`)).body.persons[0].id;
  await api.post('reviewer', `/v1/people/${person}/reveals`, { caseId, field: 'phone', reason: '联系张演示' });
  const withdrawn = await api.act('intake', caseId, 'withdraw', { reason: '已自行找到工作' });
  expect(withdrawn.status, JSON.stringify(withdrawn.body)).toBe(200);
  const { rows } = await api.parts.pool.query('SELECT c.closed_at, d.sha256 FROM cases c JOIN documents d ON d.case_id = c.id WHERE c.id = $1', [caseId]);
  return { caseId, receipt, sha256: rows[0].sha256, closedAt: rows[0].closed_at };
}

const after = (closedAt: Date, days: number) => new Date(Date.UTC(closedAt.getUTCFullYear() + YEARS, closedAt.getUTCMonth(), closedAt.getUTCDate() + days)).toISOString();

async function everythingOf(caseId: string): Promise<string> {
  const { rows } = await open().parts.pool.query(
    `SELECT concat((SELECT string_agg(p::text, ' ') FROM people p WHERE p.household_id = c.household_id), (SELECT h::text FROM households h WHERE h.id = c.household_id),
       (SELECT string_agg(m::text, ' ') FROM commands m WHERE m.case_id = c.id), (SELECT string_agg(w::text, ' ') FROM audit_words w WHERE w.case_id = c.id),
       (SELECT string_agg(f::text, ' ') FROM case_files f WHERE f.case_id = c.id), (SELECT string_agg(cp::text, ' ') FROM case_people cp WHERE cp.case_id = c.id)) AS all_of_it
     FROM cases c WHERE c.id = $1`, [caseId],
  );
  return rows[0].all_of_it;
}

describe('words that belong to no case', () => {
  it('D-08: go when the retention for all is over: why a list was taken along, why a campaign was closed', async () => {
    const { parts, accounts } = open();
    const { pool } = parts;
    const [before, later] = [after(new Date(), -2), after(new Date(), 2)];
    const words = await storeWords(parts, { id: randomUUID(), words: '核对张演示' });
    const { rows: [campaign] } = await pool.query(
      `INSERT INTO campaigns (id, programme, region, year, policy_id, opens_on, last_posting, closes_on, closes_at, provisional, total_fen, left_fen, state, created_by, created_at, closed_at)
       SELECT gen_random_uuid(), 'holiday-relief', '990102', 2026, p.id, '2026-01-01', '2026-01-10', '2026-01-22', now(), false, 0, 0, 'closed', $1, now(), now() FROM policies p LIMIT 1 RETURNING id`, [accounts.supervisor.id],
    );
    await pool.query(`INSERT INTO campaign_decisions (campaign_id, n, villages, reasons_enc, by_id, decided_at) VALUES ($1, 1, '{}', 'sealed', $2, now())`, [campaign.id, accounts.supervisor.id]);
    const left = async () => [(await wordsOf(parts, [words])).size, (await pool.query('SELECT reasons_enc FROM campaign_decisions WHERE campaign_id = $1', [campaign.id])).rows[0].reasons_enc];

    await eraseClosed(parts, before);
    expect(await left()).toEqual([1, 'sealed']);
    await eraseClosed(parts, later);
    expect(await left()).toEqual([0, '']);
  });

  it('X-08: how long that is is in the trail, whenever it is changed', async () => {
    const { pool } = open().parts;
    const noted = async () => (await pool.query(`SELECT facts->0->'years' AS years FROM audit WHERE action = 'retention-set' ORDER BY id`)).rows.map(({ years }) => years);
    await noteRetention(pool, { years: 5 });
    await noteRetention(pool, { years: 5 });
    await noteRetention(pool, { years: 6 });
    expect(await noted()).toEqual([5, 6]);
  });
});

describe('a closed file', () => {
  it('D-08: loses its personal data when policy’s years are over, not a day before, and keeps what is counted', async () => {
    const api = open();
    const { pool, ring } = api.parts;
    const { caseId, receipt, sha256, closedAt } = await closedCase();
    const key = `${ring.field.current.id}.`;
    expect(await eraseClosed(api.parts, after(closedAt, -1))).toBe(0);
    expect(await everythingOf(caseId)).toContain(key);
    expect(existsSync(storedFile(api.parts.documents, sha256))).toBe(true);

    expect(await eraseClosed(api.parts, after(closedAt, 2))).toBe(1);
    const left = await everythingOf(caseId);
    expect(left).not.toContain(key);
    expect(left).not.toContain(`${ring.index.current.id}.`);
    expect(existsSync(storedFile(api.parts.documents, sha256))).toBe(false);

    const { rows } = await pool.query('SELECT closed_reason, jsonb_array_length(jsonb_path_query_array(state, $2)) AS people FROM cases WHERE id = $1', [caseId, '$.people.*']);
    expect(rows).toEqual([{ closed_reason: 'withdrawn', people: 2 }]);
    const page = await api.get('supervisor', `/v1/cases/${caseId}`);
    expect(page.body).toMatchObject({ receipt, applicantName: '—', persons: [{ name: '—', identity: '—' }, { name: '—' }] });
    expect((await api.get('supervisor', `/v1/cases/${caseId}/timeline`)).body.items.length).toBeGreaterThan(1);
    const trail = await api.get('auditor', `/v1/audit?receipt=${receipt}`);
    expect(trail.body.items.find(({ action }: { action: string }) => action === 'erased')).toMatchObject({ facts: [{ people: 2, documents: 1 }] });
    expect(trail.body.items.find(({ action }: { action: string }) => action === 'revealed').words).toBeUndefined();
    expect(await eraseClosed(api.parts, after(closedAt, 3))).toBe(0);
  });

  it('D-08: has the retention for all where its policy names none of its own', async () => {
    const api = open();
    const { caseId, closedAt } = await closedCase();
    await api.parts.pool.query(`UPDATE policies SET data = data - 'retention'`);
    expect(await eraseClosed(api.parts, after(closedAt, -1))).toBe(0);
    expect(await everythingOf(caseId)).toContain(`${api.parts.ring.field.current.id}.`);
    expect(await eraseClosed(api.parts, after(closedAt, 2))).toBe(1);
    expect(await everythingOf(caseId)).not.toContain(`${api.parts.ring.field.current.id}.`);
  });

  it('D-08: is kept while it is open, however old', async () => {
    const api = open();
    const { caseId } = (await api.post('intake', '/v1/cases', { form: application({ identityNumber: identityNumber() }) })).body;
    await eraseClosed(api.parts, '2099-01-01T00:00:00.000Z');
    expect(await everythingOf(caseId)).toContain(`${api.parts.ring.field.current.id}.`);
  });
});
