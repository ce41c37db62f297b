import { z } from 'zod';
import { noteRefused } from '../audit/refused.ts';
import { sealJson } from '../privacy/field.ts';
import type { Policy } from '../programmes/policy/shared.ts';
import { problemsOf, refuseInput, type FieldProblem } from '../refusals/input.ts';
import { RefusalError } from '../refusals/refusal.ts';
import { judge } from './aid/judge.ts';
import { actions, trackActions, type ActionName } from './actions.ts';
import type { By } from './actor.ts';
import { casePolicy, type Command, type CommandAnswer } from './command.ts';
import { bodyHash, commandId } from './commandStore.ts';
import { crossRecordRefusal } from './crossRecord.ts';
import { withDerivedCodes } from './derived.ts';
import type { Engine } from './engine.ts';
import { earlierTry } from './earlierTry.ts';
import { giveCommand } from './give.ts';
import { mustAct } from './read/acting.ts';
import { caseOfReferral } from './read/referrals.ts';
import { caseInScope, mustBeAt, type CaseInScope } from './read/detail.ts';
import { datesOfCampaign } from './listing.ts';
import type { Reader } from './read/model.ts';
import type { ReadParts } from './read/parts.ts';
import { notFound, standsInFor } from './read/scope.ts';
import type { Instant } from './state.ts';

export interface CommandParts extends ReadParts {
  engine: Engine;
  policies: readonly Policy[];
}

/** What a person sends with an action. */
export interface Given {
  /** The recognised person it is about. */
  track?: string;
  /** Codes and words of the action in one object, as in `actions.ts`. */
  body: Record<string, unknown>;
  /** When it happened, where that is not now. */
  happenedAt?: Instant;
  /** Ids of documents that prove a date in the past. */
  evidence?: string[];
  /** The state of the case that the person has seen, by its number. */
  seenSeq?: number;
}

/** Started or given by the product itself, or by another way in. */
export const notGiven: ReadonlySet<ActionName> = new Set<ActionName>(['apply', 'recompute', 'endCampaign']);

const keyShape = z.string().min(8).max(200);
const instant = z.iso.datetime({ offset: true });

/**
 * Gives a person's action to a case: checked by its form, its scope and what other records say; then stored, sealed,
 * and sent to the case, which judges by its rules. The same key gives the first answer again.
 * @throws InputError naming every field; RefusalError `not-found`, `key.missing`, `key.other-body`, `state.changed`, or
 *   the refusal of the records or of the case
 */
export async function give(parts: CommandParts, actor: Reader, caseId: string, action: string, given: Given, key: string): Promise<CommandAnswer> {
  const name = actionNamed(action);
  const { codes, form } = split(name, given);
  const id = commandId(actor.id, checkedKey(key));
  const happenedAt = given.happenedAt && new Date(given.happenedAt).toISOString();
  const { hash, answer } = await earlierTry(parts, id, (keyed) => bodyHash(caseId, name, given.track, codes, happenedAt, keyed({ form, evidence: given.evidence })));
  if (answer) return answer;

  // A unit reaches the case of a referral to answer it, and in no other way.
  const found = name === 'answerReferral' && actor.unit !== undefined ? await caseOfReferral(parts, actor, caseId, codes['referral']) : await caseInScope(parts, actor, caseId);
  try {
    return await judgeAndGive(parts, actor, { found, name, codes, form, given, happenedAt, id, hash, key });
  } catch (error) {
    return noteRefused(parts.pool, error, { by: actor, action: name, at: parts.now(), about: { id: found.id, region: found.region } });
  }
}

interface Parsed {
  found: CaseInScope;
  name: ActionName;
  codes: Record<string, unknown>;
  form: Record<string, unknown>;
  given: Given;
  happenedAt: Instant | undefined;
  id: string;
  hash: string;
  key: string;
}

async function judgeAndGive(parts: CommandParts, actor: Reader, { found, name, codes, form, given, happenedAt, id, hash, key }: Parsed): Promise<CommandAnswer> {
  const caseId = found.id;
  const standIns = await standsInFor(parts, actor);
  mustAct(actor, found, standIns);
  mustBeAt(found, given.seenSeq);
  const asked = { found, actor, action: name, codes, form, ...(given.track ? { track: given.track } : {}), evidence: given.evidence ?? [], day: happenedAt ?? parts.now() };
  const refusal = await crossRecordRefusal(parts, asked);
  if (refusal) throw new RefusalError(refusal);

  const by = actingFor(actor, found, given.track, standIns);
  const judged = await judge(parts, asked);
  const command = {
    id, action: name, by, codes: withDerivedCodes(parts, name, { found, codes, form }), ...(given.track ? { track: given.track } : {}), ...(happenedAt ? { happenedAt } : {}),
    ...(hasEvidence(codes, given) ? { backdatingEvidence: true } : {}),
    ...(name === 'movePolicy' ? { policy: newPolicy(parts, codes) } : {}), ...(judged ? { judged } : {}),
    ...(name === 'list' ? { campaign: await datesOfCampaign(parts.pool, String(codes['campaign'])) } : {}),
  } as Command; // the codes were parsed by the schema of this very action
  const stored = {
    id, caseId, userId: actor.id, key, bodyHash: hash, action: name, ...(given.track ? { track: given.track } : {}),
    form: sealJson(parts.ring, { table: 'commands', column: 'form_enc', id }, { ...form, ...(given.evidence?.length ? { evidence: given.evidence } : {}) }),
  };
  return giveCommand(parts, stored, command);
}

/** @throws RefusalError `key.missing` */
export function checkedKey(key: string): string {
  if (!keyShape.safeParse(key).success) throw new RefusalError({ code: 'key.missing', field: 'Idempotency-Key' });
  return key;
}

function actionNamed(action: string): ActionName {
  if (!isAction(action) || notGiven.has(action)) return notFound();
  return action;
}

function isAction(action: string): action is ActionName {
  return Object.hasOwn(actions, action);
}

/** Sorts the body's fields into codes and words; every problem is named, and what nobody knows is refused. */
function split(action: ActionName, { body, track, happenedAt, evidence }: Given): { codes: Record<string, unknown>; form: Record<string, unknown> } {
  const spec = actions[action];
  const words = Object.keys(spec.form.shape);
  const [ofForm, ofCodes] = [pick(body, (name) => words.includes(name)), pick(body, (name) => !words.includes(name))];
  const codes = spec.codes.safeParse(ofCodes);
  const form = spec.form.safeParse(ofForm);
  const problems: FieldProblem[] = [...(codes.success ? [] : problemsOf(codes.error, ofCodes)), ...(form.success ? [] : problemsOf(form.error, ofForm))];
  if (trackActions.has(action)) {
    if (!z.uuid().safeParse(track).success) problems.push({ field: 'track', problem: 'required' });
  } else if (track !== undefined) problems.push({ field: 'track', problem: 'unknown-field' });
  if (happenedAt !== undefined && !instant.safeParse(happenedAt).success) problems.push({ field: 'happenedAt', problem: 'format', rule: 'X-10' });
  if (evidence !== undefined && !z.array(z.uuid()).safeParse(evidence).success) problems.push({ field: 'evidence', problem: 'format', rule: 'X-10' });
  if (problems.length > 0 || !codes.success || !form.success) refuseInput(problems);
  return { codes: codes.data, form: form.data };
}

function pick(body: Record<string, unknown>, wanted: (name: string) => boolean): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([name]) => wanted(name)));
}

/** A stand-in acts in the place of the mentor whose household it is. */
function actingFor(actor: Reader, { state }: CaseInScope, track: string | undefined, standIns: ReadonlySet<string>): By {
  const { id, role, unit } = actor;
  if (unit !== undefined) return { id, role, unit };
  const mentor = track === undefined ? undefined : state.tracks[track]?.mentor;
  if ((role !== 'mentor' && role !== 'teacher') || mentor === undefined || mentor === id) return { id, role };
  return standIns.has(mentor) ? { id, role, standsInFor: mentor } : { id, role };
}

function hasEvidence(codes: Record<string, unknown>, { evidence }: Given): boolean {
  const documents = codes['documents'];
  return (Array.isArray(documents) && documents.length > 0) || (evidence?.length ?? 0) > 0;
}

function newPolicy({ policies }: CommandParts, codes: Record<string, unknown>) {
  const policy = policies.find(({ id }) => id === codes['policyId']);
  if (!policy) throw new RefusalError({ code: 'policy.unknown', rule: 'B-23', field: 'policyId' });
  return casePolicy(policy);
}
