import { dayOf } from '../../calendar/days.ts';
import { aidKinds, type AidKind } from '../../programmes/union-aid/kinds.ts';
import type { UnionAidPolicy } from '../../programmes/union-aid/policy.ts';
import { approvalNeeded } from '../../rules/aid/approval-level.ts';
import { entitlement, type Entitlement } from '../../rules/aid/entitlement.ts';
import { wrongGrant } from '../../rules/aid/grant.ts';
import { missingDocuments } from '../../rules/aid/missing-documents.ts';
import type { AidRequest } from '../../rules/aid/standard-line.ts';
import type { HouseholdMeans } from '../../rules/aid/household-means.ts';
import type { EarlierGrant } from '../../rules/aid/second-aid.ts';
import { topUps } from '../../rules/aid/top-up.ts';
import { wrongAmount } from '../../rules/aid/wrong-items.ts';
import { refuseInput, type FieldProblem } from '../../refusals/input.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import type { GrantState, Judged } from '../aidState.ts';
import type { CommandParts } from '../commandService.ts';
import type { Asked } from '../crossRecord.ts';
import { earlierGrants, yearOf } from './earlierGrants.ts';
import { fundRefusal } from './funds.ts';
import { aidHousehold } from './household.ts';

/** What a grant is for, as proposed. Whole fen. */
type Wanted = Pick<GrantState, 'kind' | 'amount' | 'fund' | 'student' | 'topUp'>;

/** A proposal against entitlement, documents and fund. @rule B-05 · B-06 · B-07 · B-08 · B-09 · B-10 · B-15 · B-18 · B-20 · B-21 */
export async function judgeProposal(parts: CommandParts, asked: Asked, policy: UnionAidPolicy): Promise<Omit<Judged, 'revision'>> {
  const { codes } = asked;
  const wanted: Wanted = {
    kind: String(codes['kind']), amount: Number(codes['amount']), fund: String(codes['fund']),
    ...(typeof codes['student'] === 'string' ? { student: codes['student'] } : {}), ...(typeof codes['topUp'] === 'string' ? { topUp: codes['topUp'] } : {}),
  };
  return judgeGrant(parts, asked, wanted, policy);
}

/** Asked again when it is decided: what was granted since counts, and the household must still qualify. @rule B-08 */
export async function judgeDecision(parts: CommandParts, asked: Asked, policy: UnionAidPolicy): Promise<Omit<Judged, 'revision'>> {
  const id = String(asked.codes['grant']);
  const grant = asked.found.state.aid?.grants[id];
  if (!grant || asked.codes['approve'] !== true) return {};
  return judgeGrant(parts, asked, grant, policy, id);
}

async function judgeGrant(parts: CommandParts, { found, day: at }: Asked, wanted: Wanted, policy: UnionAidPolicy, own?: string): Promise<Omit<Judged, 'revision'>> {
  const { means } = await aidHousehold(parts, found, parts.now());
  const earlier = await earlierGrants(parts.pool, found.id, at, own);
  const kind = aidKinds.find((one) => one === wanted.kind);
  const judged = kind ? judgeMoney(kind, wanted, means, earlier, dayOf(at), policy) : judgeMeasure(wanted, policy);
  if (kind) await documentsThere(parts, found.id, kind, policy);
  const refusal = await fundRefusal(parts.pool, { fund: wanted.fund, region: found.region, project: judged.project, year: yearOf(at), amount: wanted.amount });
  if (refusal) throw new RefusalError(refusal);
  return judged;
}

type Found = Pick<Judged, 'levels' | 'tier'> & { project: string };

function judgeMoney(kind: AidKind, { amount, student, topUp }: Wanted, means: HouseholdMeans, earlier: readonly EarlierGrant[], day: string, policy: UnionAidPolicy): Found {
  const { project } = policy.aid[kind];
  const { levels } = approvalNeeded(kind, amount, earlier, policy);
  if (kind === 'education' && student === undefined) refuseInput([{ field: 'student', problem: 'required', rule: 'B-07' }]);
  const allowed = entitlement(means, requestOf(kind, student ?? ''), earlier, policy);
  if (topUp !== undefined) {
    const problems = wrongTopUp(kind, amount, topUp, means, allowed, earlier, day, policy);
    if (problems.length > 0) refuseInput(problems);
    return { project, levels, ...(allowed.standing.now.tier ? { tier: allowed.standing.now.tier } : {}) };
  }
  const problems = wrongGrant(amount, allowed, policy);
  if (problems.length > 0) refuseInput(problems);
  return { project, levels, ...(allowed.tier ? { tier: allowed.tier } : {}) };
}

function requestOf(kind: AidKind, student: string): AidRequest {
  return kind === 'education' ? { kind, student } : { kind };
}

/** @rule B-21 */
function wrongTopUp(kind: AidKind, amount: number, code: string, { members }: HouseholdMeans, { standing }: Entitlement, earlier: readonly EarlierGrant[], day: string, policy: UnionAidPolicy): FieldProblem[] {
  const found = topUps(standing.now.tier, members.length, day, earlier, policy).find((one) => one.code === code);
  if (!found || kind !== 'living') return [{ field: 'topUp', problem: 'unknown-code', rule: 'B-21' }];
  const failed = found.conditions.find(({ holds }) => !holds);
  if (failed) return [{ field: 'topUp', problem: 'aid.not-open', rule: 'B-21', sentence: { zh: failed.zh, en: failed.en } }];
  if (amount === 0) return [{ field: 'amount', problem: 'amount.none', rule: 'B-21' }];
  return amount > found.mostNow ? [{ field: 'amount', problem: 'amount.above-cap', rule: 'B-21' }] : [];
}

/** Help other than money, paid for from a project of its own. @rule B-15 */
function judgeMeasure({ kind, amount }: Wanted, policy: UnionAidPolicy): Found {
  const measure = policy.measures.find(({ code }) => code === kind);
  if (!measure?.project) return refuseInput([{ field: 'kind', problem: 'unknown-code', rule: 'B-15' }]);
  const problems = [...wrongAmount('amount', amount, 'B-15', policy), ...(amount === 0 ? [{ field: 'amount', problem: 'amount.none' as const, rule: 'B-15' as const }] : [])];
  if (problems.length > 0) refuseInput(problems);
  return { project: measure.project, levels: [] };
}

/** @rule B-18 what this kind of aid needs, named all together. */
async function documentsThere({ pool }: CommandParts, caseId: string, kind: AidKind, policy: UnionAidPolicy): Promise<void> {
  const { rows } = await pool.query<{ kind: string }>('SELECT DISTINCT kind FROM documents WHERE case_id = $1', [caseId]);
  const ofFile = new Set(policy.documents.map(({ code }) => code));
  const missing = missingDocuments([kind], rows.map((row) => row.kind), policy).filter(({ code }) => !ofFile.has(code));
  if (missing.length > 0) {
    refuseInput(missing.map(({ code, title, rule }) => ({ field: `documents.${code}`, problem: 'document.missing', rule: rule as FieldProblem['rule'] & string, sentence: { zh: `缺少：${title.zh}`, en: `Missing: ${title.en}` } })));
  }
}
