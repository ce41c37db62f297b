import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { actorOf } from '../../src/access/actor.ts';
import { submitApplication } from '../../src/cases/intake/submission.ts';
import { csvOf, exportCases, MOST_A_DAY, MOST_EXPORTED } from '../../src/cases/read/export.ts';
import { application, identityNumber } from '../api/api.ts';
import { useBrowser } from '../support/browser.ts';
import { useSite } from './site.ts';
import { Colleague } from './walks/colleague.ts';

describe('a list as a file', () => {
  const browser = useBrowser();
  const site = useSite();
  const who = async (login: string) => actorOf((await site().parts.accounts.byLogin(login)) ?? expect.unreachable(`there is no ${login}`));
  const receipts: string[] = [];
  beforeAll(async () => {
    for (let n = 0; n < 3; n += 1) receipts.push((await submitApplication(site().parts, await who('intake'), { programme: 'employment-assistance', form: application({ identityNumber: identityNumber() }) }, randomUUID())).receipt);
  });

  it('X-08: is taken along for a reason, shows what the page shows, and stays on record', async () => {
    const supervisor = await Colleague.signedIn(browser(), site(), 'supervisor');
    await supervisor.follow('案件');
    await supervisor.page.goto(`${site().url}/cases?programme=employment-assistance&stage=communityReview&state=open`);
    const shown = await supervisor.page.locator('main table tbody tr').allInnerTexts();
    await supervisor.follow('导出清单');
    await supervisor.press('导出');
    await supervisor.sees('请写明导出原因');
    await supervisor.page.getByLabel('导出原因').fill('季度核对（演示）');
    const [download] = await Promise.all([supervisor.page.waitForEvent('download'), supervisor.press('导出')]);
    expect(download.suggestedFilename()).toMatch(/^案件清单-\d{4}-\d\d-\d\d\.csv$/);
    const file = readFileSync(await download.path(), 'utf8');
    expect(file.startsWith('\uFEFF受理编号,')).toBe(true);
    expect(file.trimEnd().split('\r\n')).toHaveLength(1 + receipts.length);
    const rows: Record<string, string>[] = parse(file, { columns: true, bom: true });
    expect(rows.map((row) => row['受理编号']).toSorted()).toEqual(receipts.toSorted());
    for (const row of rows) {
      expect(row['申请人']).toMatch(/^.\*.$/);
      const line = shown.find((text) => text.includes(row['受理编号'] ?? '?')) ?? '';
      expect(line).toContain(row['申请人']);
      expect(line).toContain(row['环节']);
    }

    const auditor = await Colleague.signedIn(browser(), site(), 'auditor');
    await auditor.follow('审计');
    await auditor.sees('导出案件清单，3 行（就业困难人员帮扶、社区初审、在办）', '季度核对（演示）');
  });

  it('X-08: has the filters of the page it was asked from, and nothing of another region', async () => {
    expect(await exportCases(site().parts, await who('supervisor'), { open: false }, '核对')).toEqual([]);
    expect((await exportCases(site().parts, await who('supervisor'), { programme: 'employment-assistance', open: true }, '核对')).length).toBe(3);
    const elsewhere = { ...(await who('supervisor')), region: '990103' };
    expect(await exportCases(site().parts, elsewhere, {}, '核对')).toEqual([]);
  });

  it('X-08: leaves in the trail which filters it had, and nothing that somebody put into the address', async () => {
    await exportCases(site().parts, await who('supervisor'), { programme: '110101196001011234', stage: '张演示', overdue: true }, '核对');
    const { rows } = await site().parts.pool.query(`SELECT facts->0->'filters' AS filters FROM audit WHERE kind = 'export' ORDER BY id DESC LIMIT 1`);
    expect(rows).toEqual([{ filters: { overdue: true } }]);
  });

  it('X-08: wants a reason that says something', async () => {
    await expect(exportCases(site().parts, await who('supervisor'), {}, ' x ')).rejects.toMatchObject({ problems: [{ field: 'reason', problem: 'too-short' }] });
  });

  it('X-08: may be made so often in a day, and again on the next', async () => {
    const district = await who('district');
    const many = await Promise.allSettled(Array.from({ length: MOST_A_DAY + 5 }, () => exportCases(site().parts, district, {}, '核对')));
    expect(many.filter(({ status }) => status === 'fulfilled'), 'at once').toHaveLength(MOST_A_DAY);
    const { rows } = await site().parts.pool.query(`SELECT count(*)::int AS n FROM audit WHERE kind = 'export' AND actor_id = $1`, [district.id]);
    expect(rows).toEqual([{ n: MOST_A_DAY }]);
    await expect(exportCases(site().parts, district, {}, '核对')).rejects.toMatchObject({ refusal: { code: 'export.too-often' } });
    const tomorrow = { ...site().parts, now: () => new Date(Date.parse(site().parts.now()) + 86_400_000).toISOString() };
    await expect(exportCases(tomorrow, district, {}, '核对')).resolves.toHaveLength(receipts.length);
  });

  it('X-08: is not for everybody, and a try is on record', async () => {
    await expect(exportCases(site().parts, await who('mentor'), {}, '核对')).rejects.toMatchObject({ refusal: { code: 'action.other-role' } });
    const { rows } = await site().parts.pool.query(`SELECT facts->0->>'action' AS action FROM audit WHERE kind = 'refused' ORDER BY id DESC LIMIT 1`);
    expect(rows).toEqual([{ action: 'export' }]);
    const mentor = await Colleague.signedIn(browser(), site(), 'mentor');
    await mentor.follow('案件');
    expect(await mentor.text()).not.toContain('导出清单');
  });

  it('is refused as a whole where there are too many rows, rather than cut', async () => {
    await site().parts.pool.query(
      `INSERT INTO cases SELECT gen_random_uuid(), 'BF-' || n, c.programme, c.region, c.household_id, c.applicant_id, c.policy_id, c.stage, c.step, c.level, c.seq, c.state, c.opened_at, c.updated_at
       FROM (SELECT * FROM cases LIMIT 1) c, generate_series(1, $1) n`, [MOST_EXPORTED],
    );
    await expect(exportCases(site().parts, await who('supervisor'), {}, '核对')).rejects.toMatchObject({ refusal: { code: 'export.too-many', values: { most: MOST_EXPORTED } } });
  });
});

it.each(['=1+1', '+86', '-2+3', '@SUM(A1)', '\t=1', '\r=1'])('a cell that begins like a formula is none to a spreadsheet: %j', (typed) => {
  const [, row] = parse(csvOf(['name', 'word'], [[typed, 'a,"b"\nc']]).toString(), { bom: true }) as string[][];
  expect(row).toEqual([`'${typed}`, 'a,"b"\nc']);
});
