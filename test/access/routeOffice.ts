import { randomUUID } from 'node:crypto';
import { issueToken } from '../../src/access/api-token.ts';
import { actorOf } from '../../src/access/actor.ts';
import type { Account } from '../../src/access/accounts.ts';
import type { StaffRole } from '../../src/access/roles.ts';
import { workflowIdOf } from '../../src/cases/engine.ts';
import { advanceCase } from '../support/caseClock.ts';
import { give } from '../../src/cases/commandService.ts';
import { createDraft } from '../../src/cases/intake/drafts.ts';
import { submitApplication } from '../../src/cases/intake/submission.ts';
import { addVacancy } from '../../src/cases/read/vacancies.ts';
import { uploadDocument } from '../../src/documents/documents.ts';
import { application, identityNumber, pdf } from '../api/api.ts';
import { PASSWORD, type Site } from '../web/site.ts';
import { Visitor } from '../web/visitor.ts';

/** Where somebody works, as the case sees it: over it, beside it (same level and district), in another district. */
export const places = ['other', 'sibling', 'own'] as const;
export type Where = (typeof places)[number];

const regionOf: Record<StaffRole, Partial<Record<Where, string>>> = {
  'community-caseworker': { own: '990102001001', sibling: '990102001002', other: '990103001001' },
  'street-reviewer': { own: '990102001', sibling: '990102002', other: '990103001' },
  'district-officer': { own: '990102', sibling: '990104', other: '990103' },
  'city-officer': { own: '9901', sibling: '9902', other: '9903' },
  // above the city only one region is invented
  'province-officer': { own: '99' },
  'national-officer': { own: '00' },
  supervisor: { own: '990102001', sibling: '990102002', other: '990103001' },
  mentor: { own: '990102001001', sibling: '990102001002', other: '990103001001' },
  teacher: { own: '990102001001', sibling: '990102001002', other: '990103001001' },
  'unit-officer': { own: '990102', sibling: '990104', other: '990103' },
  admin: { own: '990102001', sibling: '990102002', other: '990103001' },
  auditor: { own: '990102001', sibling: '990102002', other: '990103001' },
};

export interface Walker {
  role: StaffRole;
  where: Where;
  account: Account;
  token: string;
  visitor: Visitor;
}

/** The one case that everybody tries to reach, and whatever else addresses name. */
export interface Target {
  caseId: string;
  receipt: string;
  person: string;
  draft: string;
  document: string;
  vacancy: string;
  notice: string;
  identityNumber: string;
  /** Never to be seen by anybody who may not, and masked by default for those who may. */
  secrets: string[];
}

export async function openRouteOffice(site: Site): Promise<{ walkers: Walker[]; target: Target }> {
  const { parts, url } = site;
  for (const code of ['990102002', '990103', '990103001', '990103001001', '990104', '9902', '9903', '00']) {
    await parts.pool.query('INSERT INTO regions (code, name_zh, name_en) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [code, `演示地区${code}`, `Demo region ${code}`]);
  }
  const walkers: Walker[] = [];
  for (const role of Object.keys(regionOf) as StaffRole[]) {
    for (const where of places) {
      const region = regionOf[role][where];
      if (region === undefined) continue;
      const login = `${role}.${where}`;
      const account = await parts.accounts.create({ login, password: PASSWORD, name: `演示${login}`, role, region, ...(role === 'unit-officer' ? { unit: 'human-resources' } : {}) });
      const { token } = await issueToken(parts.pool, account.id, { name: 'walk', scope: 'act', expiresAt: '2099-01-01T00:00:00Z' });
      walkers.push({ role, where, account, token, visitor: await Visitor.signedIn(url, login) });
    }
  }
  const of = (role: StaffRole) => {
    const found = walkers.find((walker) => walker.role === role && walker.where === 'own');
    if (!found) throw new Error(`there is no ${role}`);
    return found.account;
  };
  return { walkers, target: await openTarget(site, of) };
}

async function openTarget(site: Site, of: (role: StaffRole) => Account): Promise<Target> {
  const { parts } = site;
  const act = async (login: string, caseId: string, action: string, body: Record<string, unknown> = {}) => {
    const account = await parts.accounts.byLogin(login);
    if (!account) throw new Error(`nobody is called ${login}`);
    await give(parts, actorOf(account), caseId, action, { body }, randomUUID());
  };
  const apply = async (number: string, name: string) => {
    const intake = await parts.accounts.byLogin('intake');
    if (!intake) throw new Error('nobody takes applications');
    const form = application({ identityNumber: number });
    form.people[0] = { ...form.people[0], name, phone: '13812345678' } as (typeof form.people)[number];
    return submitApplication(parts, actorOf(intake), { programme: 'employment-assistance', form }, randomUUID());
  };
  const number = identityNumber();
  const { caseId, receipt } = await apply(number, '林秘密');
  await act('reviewer', caseId, 'pass', { opinion: '情况属实' });
  await act('reviewer', caseId, 'postNotice');
  await advanceCase(parts.engine.client, workflowIdOf(caseId), 14 * 86_400_000);
  await act('reviewer', caseId, 'submit');
  await act('street', caseId, 'receive');
  await act('street', caseId, 'pass', { opinion: '同意' });
  await act('street2', caseId, 'submit', { opinion: '已建档' });
  await act('district', caseId, 'receive');
  const { rows: people } = await parts.pool.query<{ person_id: string }>('SELECT person_id FROM case_people WHERE case_id = $1 AND seeks_recognition', [caseId]);
  const person = people[0]?.person_id ?? '';
  await act('district', caseId, 'pass', { opinion: '予以认定', mentors: { [person]: of('mentor').id } });

  const noticed = await apply(identityNumber(), '周公开');
  await act('reviewer', noticed.caseId, 'pass', { opinion: '情况属实' });
  await act('reviewer', noticed.caseId, 'postNotice');
  const { rows: notices } = await parts.pool.query<{ id: string }>('SELECT id FROM notices WHERE case_id = $1', [noticed.caseId]);

  const caseworker = actorOf(of('community-caseworker'));
  const document = await uploadDocument(parts, caseworker, { id: randomUUID(), kind: 'contract', name: '合同.pdf', content: Buffer.from(pdf), to: { caseId } });
  const vacancy = randomUUID();
  await addVacancy(parts, actorOf(of('mentor')), vacancy, {
    employer: '演示公司', post: '保洁', trade: '保洁', place: '演示路', payFromFen: 300000, payToFen: 400000, insured: true, openings: 1, openUntil: '2098-12-31', publicWelfare: false,
  });
  const { id: draft } = await createDraft(parts, caseworker, 'employment-assistance', { address: '草稿地址' });
  return {
    caseId, receipt, person, draft, document: document.id, vacancy, notice: `${noticed.caseId}.${notices[0]?.id}`, identityNumber: number, secrets: [number, '13812345678', '林秘密', '草稿地址'],
  };
}
