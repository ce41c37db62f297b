import { dayOf } from '../../calendar/days.ts';
import { yearOf } from '../../cases/aid/earlierGrants.ts';
import { fundsFor } from '../../cases/aid/funds.ts';
import { covers, levelOf, regionAt } from '../../access/region.ts';
import { isPolicyOf } from '../../programmes/policy/kinds.ts';
import { openShares } from '../../cases/listing.ts';
import type { Account } from '../../access/accounts.ts';
import { decisionsOf } from '../../cases/read/decisions.ts';
import type { CaseDetail, Reader } from '../../cases/read/model.ts';
import type { ChoiceSource, Field } from '../forms/field.ts';
import type { WebParts } from '../parts.ts';
import { fileSoFar } from './fileForm.tsx';
import type { Lookups } from './choices.ts';

/** Reads what the fields of a form choose from, and nothing that none of them asks for. */
export async function lookupsFor(parts: WebParts, reader: Reader, detail: CaseDetail, fields: readonly Field[]): Promise<Lookups> {
  const sources = new Set(fields.map(sourceOf));
  const asks = (...wanted: ChoiceSource[]) => wanted.some((source) => sources.has(source));
  const [teachers, mentors, vacancies, communities, policies, decisions, funds, campaigns] = await Promise.all([
    asks('teachers') ? teachersFor(parts, detail) : [],
    asks('mentors') ? mentorsFor(parts, detail.region) : [],
    asks('vacancies', 'offersOpen', 'offersToRefuse', 'offersRefused', 'offersContested') ? vacanciesFor(parts, detail) : [],
    asks('communities') ? communitiesFor(parts, reader) : [],
    asks('policies') ? policiesFor(parts, detail) : [],
    asks('decisions', 'decisionsToReview', 'decisionsInReview') ? decisionsFor(parts, detail.id) : [],
    asks('funds') ? fundsFor(parts.pool, detail.region, yearOf(parts.now())) : [],
    asks('campaigns') ? openShares(parts.pool, detail.programme, detail.region) : [],
  ]);
  const file = fields.some(({ kind }) => kind === 'householdFile') ? await fileSoFar(parts, detail) : undefined;
  const policy = parts.policies.find(({ id }) => id === detail.policyId);
  if (!policy) throw new Error(`policy ${detail.policyId} is not loaded`);
  return { policy, teachers, mentors, vacancies, communities, policies, decisions, funds, ...(file ? { file } : {}), campaigns };
}

function sourceOf(field: Field): ChoiceSource | undefined {
  if (field.kind === 'mentorOfEach') return 'mentors';
  return (field.kind === 'choice' || field.kind === 'choices') && typeof field.options === 'string' ? field.options : undefined;
}

/** The mentors of the case's region: those on duty first, those on leave with their stand-in. */
export async function mentorsFor({ accounts, now }: WebParts, region: string): Promise<Lookups['mentors']> {
  const district = regionAt('district', region) ?? region;
  const all = (await accounts.inRegion(district, 'mentor')).filter((account) => account.active && covers(account.region, region));
  const byId = new Map(all.map((account) => [account.id, account]));
  const today = dayOf(now());
  return all
    .map((account) => ({ id: account.id, name: account.name, onDuty: account.onDuty, onLeaveUntil: leaveOf(account, today), ...standInOf(account, byId) }))
    .sort((one, other) => Number(other.onDuty) - Number(one.onDuty) || Number(one.onLeaveUntil !== null) - Number(other.onLeaveUntil !== null));
}

/** Teachers of the case's region with their students, those with room first. @rule E-01 */
async function teachersFor({ accounts, pool, policies }: WebParts, { region, policyId }: CaseDetail): Promise<Lookups['teachers']> {
  const policy = policies.find(({ id }) => id === policyId);
  const most = policy && isPolicyOf('student-pairing', policy) ? policy.pairing.studentsPerTeacher : 0;
  const district = regionAt('district', region) ?? region;
  const all = (await accounts.inRegion(district, 'teacher')).filter((account) => account.active && covers(account.region, region));
  const { rows } = await pool.query<{ teacher_id: string; has: number }>('SELECT teacher_id, count(*)::int AS has FROM active_pairs WHERE teacher_id = ANY($1::uuid[]) GROUP BY teacher_id', [all.map(({ id }) => id)]);
  const students = new Map(rows.map(({ teacher_id, has }) => [teacher_id, has]));
  return all.map(({ id, name }) => ({ id, name, has: students.get(id) ?? 0, most })).sort((one, other) => one.has - other.has);
}

function leaveOf({ onLeaveUntil }: Account, today: string): string | null {
  return onLeaveUntil !== null && onLeaveUntil >= today ? onLeaveUntil : null;
}

function standInOf({ standInId }: Account, byId: ReadonlyMap<string, Account>): { standIn?: string } {
  const standIn = standInId === null ? undefined : byId.get(standInId);
  return standIn ? { standIn: standIn.name } : {};
}

/** How many vacancies a form offers at most; the register has its own page for more. */
const OFFERED_VACANCIES = 100;

async function vacanciesFor({ prisma, now }: WebParts, { region, state }: CaseDetail): Promise<Lookups['vacancies']> {
  const offered = Object.values(state.tracks).flatMap(({ offers }) => Object.values(offers).map(({ vacancy }) => vacancy));
  const district = regionAt('district', region) ?? region;
  return prisma.vacancy.findMany({
    where: { OR: [{ id: { in: offered } }, { region: { startsWith: district }, openUntil: { gte: new Date(dayOf(now())) } }] },
    select: { id: true, employer: true, post: true, place: true, payFromFen: true, payToFen: true },
    orderBy: [{ openUntil: 'asc' }, { id: 'asc' }],
    take: OFFERED_VACANCIES + offered.length,
  });
}

export async function communitiesFor({ prisma }: WebParts, { region }: Reader): Promise<Lookups['communities']> {
  const scope = regionAt('district', region) ?? region;
  const regions = await prisma.region.findMany({ where: { code: { startsWith: scope } }, orderBy: { code: 'asc' } });
  return regions.filter(({ code }) => levelOf(code) === 'community').map(({ code, nameZh, nameEn }) => ({ code, name: { zh: nameZh, en: nameEn } }));
}

async function policiesFor({ prisma }: WebParts, { programme, region }: CaseDetail): Promise<Lookups['policies']> {
  const policies = await prisma.policy.findMany({ where: { programme }, select: { id: true, jurisdiction: true, effectiveFrom: true }, orderBy: { effectiveFrom: 'desc' } });
  return policies
    .filter(({ jurisdiction }) => region.startsWith(jurisdiction))
    .map(({ id, effectiveFrom }) => ({ id, effectiveFrom: effectiveFrom.toISOString().slice(0, 10) }));
}

async function decisionsFor(parts: WebParts, caseId: string): Promise<Lookups['decisions']> {
  return (await decisionsOf(parts, caseId)).map(({ id, kind, decidedAt, deliveredOn, reviewRequestedOn, reviewOutcome }) => ({
    id, kind, decidedAt, delivered: deliveredOn !== undefined, review: reviewOutcome ? 'done' : reviewRequestedOn ? 'open' : 'none',
  }));
}
