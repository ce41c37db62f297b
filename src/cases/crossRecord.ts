import { covers, levelOf, regionAt } from '../access/region.ts';
import { dayOf } from '../calendar/days.ts';
import { openJson } from '../privacy/field.ts';
import { programmeOf } from '../programmes/index.ts';
import { categoriesIn } from '../programmes/policy/kinds.ts';
import type { Refusal } from '../refusals/refusal.ts';
import { InputError } from '../refusals/input.ts';
import { z } from 'zod';
import type { ActionName } from './actions.ts';
import { pairFits } from './pairing.ts';
import { listingRefusal, papersRefusal } from './listing.ts';
import { exitChecks } from './exitChecks.ts';
import { householdDetails } from './intake/stored.ts';
import type { CaseInScope } from './read/detail.ts';
import type { Reader } from './read/model.ts';
import type { ReadParts } from './read/parts.ts';
import type { Instant } from './state.ts';

/** A parsed action with the case it is about. */
export interface Asked {
  found: CaseInScope;
  actor: Reader;
  action: ActionName;
  codes: Record<string, unknown>;
  form: Record<string, unknown>;
  /** The person it is about, where it is about one. */
  track?: string;
  /** Documents that prove a date in the past. */
  evidence: readonly string[];
  /** When it happened. */
  day: Instant;
}

type Check = (parts: ReadParts, asked: Asked) => Promise<Refusal | undefined>;

/** Actions by which somebody judges; relatives of the household stand back from them. */
const judging = new Set<ActionName>(['pass', 'return', 'refuse', 'decideObjection', 'decideContest', 'decideDeemed', 'decideComplaint', 'decideReview', 'endRecognition']);

/**
 * What a case cannot know because other records hold it: documents, vacancies, accounts, regions, policies. Asked
 * before a command is stored; undefined = nothing is in its way.
 */
export async function crossRecordRefusal(parts: ReadParts, asked: Asked): Promise<Refusal | undefined> {
  for (const check of [documentsBelong, relativesStandBack, ...(ofAction[asked.action] ?? [])]) {
    const refusal = await check(parts, asked);
    if (refusal) return refusal;
  }
  return undefined;
}

const reliefChecks: Partial<Record<ActionName, readonly Check[]>> = {
  list: [async ({ pool }, { found, codes }) => listingRefusal(pool, found, reliefCodes.parse(codes))],
  recordPaper: [async (_parts, { found, codes }) => papersRefusal(found.policy, ids.parse(codes['papers']))],
};

const ofAction: Partial<Record<ActionName, readonly Check[]>> = {
  ...exitChecks,
  requestReview: [decisionNotReviewed],
  decideReview: [decisionOfSomebodyElse],
  pass: [mentorsSuit],
  return: [missingAreCodes],
  refuse: [ruleIsKnown],
  submit: [opinionWithFile],
  offer: [vacancyOpen],
  reassign: [mentorSuits],
  pairStudent: [pairFits],
  changeTeacher: [pairFits],
  transfer: [regionKnown],
  movePolicy: [policyHolds],
  addCategory: [categoryKnown],
  recordService: [serviceKnown],
  recordDelivery: [decisionKnown],
  ...reliefChecks,
};

const reliefCodes = z.object({ campaign: z.string(), degree: z.string() });

const ids = z.array(z.string());

async function documentsBelong({ pool }: ReadParts, { codes, evidence, found }: Asked): Promise<Refusal | undefined> {
  const named = ids.catch([]).parse(codes['documents']);
  for (const [field, documents] of [['documents', named], ['evidence', evidence]] as const) {
    if (documents.length === 0) continue;
    const { rows } = await pool.query<{ id: string }>('SELECT id FROM documents WHERE id = ANY($1::uuid[]) AND case_id = $2', [documents, found.id]);
    const known = new Set(rows.map(({ id }) => id));
    const unknown = documents.findIndex((id) => !known.has(id));
    if (unknown >= 0) return { code: 'document.unknown', field: `${field}.${unknown}` };
  }
  return undefined;
}

/** @rule X-12 staff whom the household declared as relatives stand back. */
async function relativesStandBack({ prisma, ring }: ReadParts, { action, actor, found }: Asked): Promise<Refusal | undefined> {
  if (!judging.has(action)) return undefined;
  const household = await prisma.household.findUnique({ where: { id: found.householdId } });
  if (!household?.detailsEnc) return undefined;
  const { staffRelatives } = householdDetails.parse(openJson(ring, { table: 'households', column: 'details_enc', id: household.id }, household.detailsEnc));
  return staffRelatives.includes(actor.id) ? { code: 'relative.stands-back', rule: 'X-12' } : undefined;
}

async function mentorsSuit(parts: ReadParts, { codes, found }: Asked): Promise<Refusal | undefined> {
  for (const [person, mentor] of Object.entries(z.record(z.string(), z.string()).catch({}).parse(codes['mentors']))) {
    if (!(await isMentorOf(parts, mentor, found.region))) return { code: 'mentor.unsuitable', rule: 'C-07', field: `mentors.${person}` };
  }
  return undefined;
}

async function mentorSuits(parts: ReadParts, asked: Asked): Promise<Refusal | undefined> {
  const { codes, found, track } = asked;
  if (track !== undefined && found.state.tracks[track]?.tutoring) return pairFits(parts, asked);
  return (await isMentorOf(parts, String(codes['mentor']), found.region)) ? undefined : { code: 'mentor.unsuitable', rule: 'X-06', field: 'mentor' };
}

async function isMentorOf({ prisma }: ReadParts, id: string, region: string): Promise<boolean> {
  const account = await prisma.user.findUnique({ where: { id }, select: { role: true, region: true, active: true } });
  return account !== null && account.active && account.role === 'mentor' && covers(account.region, region);
}

/** Codes travel through the engine: words, which could name somebody, do not belong among them. */
async function missingAreCodes(_parts: ReadParts, { codes }: Asked): Promise<Refusal | undefined> {
  const missing = ids.parse(codes['missing']);
  const wrong = missing.findIndex((code) => !/^[a-z0-9][a-z0-9-]{0,59}$/.test(code));
  return wrong < 0 ? undefined : { code: 'code.unknown', rule: 'X-04', field: `missing.${wrong}` };
}

async function ruleIsKnown(_parts: ReadParts, { codes }: Asked): Promise<Refusal | undefined> {
  return /^[A-EX]-\d{2}$/.test(String(codes['rule'])) ? undefined : { code: 'code.unknown', rule: 'X-04', field: 'rule' };
}

/** @rule C-05 the street's file is opened with its written opinion. */
async function opinionWithFile(_parts: ReadParts, { found, form }: Asked): Promise<Refusal | undefined> {
  const stage = programmeOf(found.state.programme).stages[found.state.stage];
  if (stage?.kind !== 'submission' || !stage.opensFile || form['opinion'] !== undefined) return undefined;
  return new InputError([{ field: 'opinion', problem: 'required', rule: 'C-05' }]).refusal;
}

async function vacancyOpen({ prisma }: ReadParts, { codes, found, day }: Asked): Promise<Refusal | undefined> {
  const vacancy = await prisma.vacancy.findUnique({ where: { id: String(codes['vacancy']) } });
  const near = vacancy !== null && regionAt('district', vacancy.region) === regionAt('district', found.region); // shared within a district
  const open = vacancy !== null && vacancy.openings > 0 && vacancy.openUntil.toISOString().slice(0, 10) >= dayOf(day);
  return near && open ? undefined : { code: 'vacancy.closed', rule: 'C-17', field: 'vacancy' };
}

async function regionKnown({ prisma }: ReadParts, { codes }: Asked): Promise<Refusal | undefined> {
  const code = String(codes['region']);
  const known = levelOf(code) === 'community' && (await prisma.region.findUnique({ where: { code } })) !== null;
  return known ? undefined : { code: 'region.unknown', rule: 'X-07', field: 'region' };
}

async function policyHolds({ prisma }: ReadParts, { codes, found }: Asked): Promise<Refusal | undefined> {
  const policy = await prisma.policy.findUnique({ where: { id: String(codes['policyId']) }, select: { programme: true, jurisdiction: true } });
  const holds = policy !== null && policy.programme === found.state.programme && found.region.startsWith(policy.jurisdiction);
  return holds ? undefined : { code: 'policy.unknown', rule: 'B-23', field: 'policyId' };
}

async function categoryKnown(_parts: ReadParts, { codes, found }: Asked): Promise<Refusal | undefined> {
  const known = categoriesIn(found.policy).some(({ code }) => code === codes['category']);
  return known ? undefined : { code: 'code.unknown', rule: 'C-18', field: 'category' };
}

async function serviceKnown(_parts: ReadParts, { codes, found }: Asked): Promise<Refusal | undefined> {
  const known = found.policy.services.some(({ code }) => code === codes['service']);
  return known ? undefined : { code: 'code.unknown', rule: 'C-17', field: 'service' };
}

function decisionNamed({ prisma }: ReadParts, { codes, found }: Asked) {
  return prisma.decision.findUnique({ where: { caseId_id: { caseId: found.id, id: String(codes['decision']) } } });
}

function isUnknown(decision: { voidedSeq: number | null } | null): Refusal | undefined {
  return decision !== null && decision.voidedSeq === null ? undefined : { code: 'decision.unknown', rule: 'X-12', field: 'decision' };
}

async function decisionKnown(parts: ReadParts, asked: Asked): Promise<Refusal | undefined> {
  return isUnknown(await decisionNamed(parts, asked));
}

/** A decision is reviewed once, and what a review decided is not reviewed again here. @rule X-12 */
async function decisionNotReviewed(parts: ReadParts, asked: Asked): Promise<Refusal | undefined> {
  const decision = await decisionNamed(parts, asked);
  return isUnknown(decision) ?? (decision?.kind === 'review' || decision?.reviewOutcome ? { code: 'review.final', rule: 'X-12', field: 'decision' } : undefined);
}

/** Nobody reviews their own decision. @rule X-04 · X-12 */
async function decisionOfSomebodyElse(parts: ReadParts, asked: Asked): Promise<Refusal | undefined> {
  const decision = await decisionNamed(parts, asked);
  return isUnknown(decision) ?? (decision?.byId === asked.actor.id ? { code: 'chain.same-person', rule: 'X-12', field: 'decision' } : undefined);
}
