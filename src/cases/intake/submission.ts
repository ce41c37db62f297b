import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { dayOf } from '../../calendar/days.ts';
import { blindIndex } from '../../privacy/blind-index.ts';
import { sealField, sealJson } from '../../privacy/field.ts';
import type { KeyRing } from '../../privacy/keys.ts';
import type { Policy } from '../../programmes/policy/shared.ts';
import { programmeOf } from '../../programmes/index.ts';
import { policyFor } from '../../programmes/policy/load.ts';
import { parseInput, refuseInput } from '../../refusals/input.ts';
import { RefusalError, type Refusal } from '../../refusals/refusal.ts';
import type { Codes } from '../actions.ts';
import { casePolicy, type CommandAnswer } from '../command.ts';
import { checkedKey, type CommandParts } from '../commandService.ts';
import { bodyHash, commandId, storeCommand, type StoredCommand } from '../commandStore.ts';
import { earlierTry } from '../earlierTry.ts';
import { giveCommand } from '../give.ts';
import { storeFile } from '../file.ts';
import type { Reader } from '../read/model.ts';
import type { Instant } from '../state.ts';
import { covers, levelOf } from '../../access/region.ts';
import type { ApplicationAssessment } from './assessment.ts';
import { casesElsewhere } from './elsewhere.ts';
import type { PlainForm } from './form.ts';
import { intakeOf } from './kinds.ts';
import { knownPeople, type Known } from './people.ts';
import type { HouseholdDetails } from './stored.ts';
import { inTransaction } from '../../runtime/transaction.ts';

export interface Submission {
  programme: string;
  /** The filled-in form of that programme; checked here. */
  form: unknown;
  /** The draft it was made of: its documents go over to the case. */
  draftId?: string;
}

export interface Submitted extends CommandAnswer {
  caseId: string;
  receipt: string;
}

/**
 * What the rules say about a form before it is submitted.
 * @throws InputError
 */
export async function assessForm(parts: CommandParts, actor: Reader, programme: string, form: unknown): Promise<ApplicationAssessment> {
  mayTakeIn(actor, programme);
  const parsed = parseInput(intakeOf(programme).form, form);
  return assessed(parts, programme, parsed, knownPeople(parsed.people, parts.now()), policyIn(parts, programme, communityOf(actor, parsed, programme)));
}

/**
 * Submits an application: household, people and command are stored in one transaction, then the case begins. The same
 * key makes one case, however often it is sent; an identity number that is in an open case makes none.
 * @throws InputError naming every field; RefusalError `identity.already-open`, `key.other-body`, `not-confirmed`
 * @rule C-01 · X-05
 */
export async function submitApplication(parts: CommandParts, actor: Reader, { programme, form, draftId }: Submission, key: string): Promise<Submitted> {
  mayTakeIn(actor, programme);
  const parsed = parseInput(intakeOf(programme).form, form);
  const region = communityOf(actor, parsed, programme);
  const people = knownPeople(parsed.people, parts.now());
  if (!people.some(({ seeksRecognition }) => seeksRecognition)) throw new RefusalError({ code: 'nobody-seeks', rule: 'C-01', field: 'people.0.seeksRecognition' });
  const policy = policyIn(parts, programme, region);
  const assessment = await assessed(parts, programme, parsed, people, policy);
  if (assessment.against.length > 0 && !parsed.despiteFindings) refuseInput(assessment.against);

  const id = commandId(actor.id, checkedKey(key));
  const household = await householdOf(parts, { programme, form: parsed, people, caseId: uuidFrom('case', id), actor, region, draftId });
  const codes = codesOf(household, parsed, assessment);
  const { caseId } = household;
  // The findings depend on the day, the form does not: the same form on the next day is the same command.
  const { hash } = await earlierTry(parts, id, (keyed) => bodyHash('apply', programme, keyed(parsed)));
  const stored: StoredCommand = { id, caseId, userId: actor.id, key, bodyHash: hash, action: 'apply' };
  const answer = await storeAll(parts, household, stored);
  if (!answer) {
    const start = { caseId, programme, region, policy: casePolicy(policy) };
    await giveCommand(parts, stored, { id, action: 'apply', by: { id: actor.id, role: actor.role }, codes }, { start, alreadyStored: true })
      .catch((error: unknown) => removeRefused(parts, household, error));
  }
  return submitted(parts, { caseId, commandId: id, draftId, actor });
}

interface Household {
  programme: string;
  caseId: string;
  id: string;
  region: string;
  actor: Reader;
  form: PlainForm;
  people: (Known & { personId: string })[];
}

/** @throws RefusalError `action.other-role` for roles that do not take in this programme's applications */
function mayTakeIn({ role }: Reader, programme: string): void {
  const { takenInBy } = knownProgramme(programme);
  if (!takenInBy.includes(role)) throw new RefusalError({ code: 'action.other-role', rule: 'C-01', values: { by: takenInBy.join(',') } });
}

function knownProgramme(programme: string) {
  try {
    return programmeOf(programme);
  } catch {
    return refuseInput([{ field: 'programme', problem: 'unknown-code' }]);
  }
}

/**
 * The community whose case it becomes: the caseworker's own, or the one that a level above names.
 * @throws InputError `community` when it is missing or not in the actor's region
 */
function communityOf({ region }: Reader, { community }: PlainForm, programme: string): string {
  if (levelOf(region) === 'community') return region;
  const [rule = 'C-01'] = programmeOf(programme).stages[programmeOf(programme).first]?.rules ?? [];
  if (community === undefined) return refuseInput([{ field: 'community', problem: 'required', rule }]);
  return covers(region, community) ? community : refuseInput([{ field: 'community', problem: 'unknown-code', rule }]);
}

async function assessed(parts: CommandParts, programme: string, form: PlainForm, people: readonly Known[], policy: Policy): Promise<ApplicationAssessment> {
  const intake = intakeOf(programme);
  const elsewhere = intake.looksElsewhere ? await casesElsewhere(parts, programme, people) : [];
  return intake.assess({ form, people, policy, day: dayOf(parts.now()), elsewhere });
}

/** @throws RefusalError `policy.unknown` where no policy holds: such a region takes no applications yet */
function policyIn({ policies, now }: CommandParts, programme: string, region: string): Policy {
  try {
    return policyFor(policies, programme, region, now());
  } catch {
    throw new RefusalError({ code: 'policy.unknown', rule: 'C-01' });
  }
}

/** Ids follow from the command, and so a second try writes the same rows. */
async function householdOf(
  { prisma }: CommandParts, { programme, form, people, caseId, actor, region, draftId }: { programme: string; form: PlainForm; people: Known[]; caseId: string; actor: Reader; region: string; draftId: string | undefined },
): Promise<Household> {
  if (draftId !== undefined) {
    const draft = await prisma.draft.findUnique({ where: { id: draftId }, select: { userId: true } });
    if (draft?.userId !== actor.id) throw new RefusalError({ code: 'not-found' });
  }
  return {
    programme, caseId, id: uuidFrom('household', caseId), region, actor, form,
    people: people.map((person, position) => ({ ...person, personId: uuidFrom('person', caseId, person.id ?? String(position)) })),
  };
}

function codesOf({ people }: Household, { channel }: PlainForm, assessment: ApplicationAssessment): Codes<'apply'> {
  const applicant = people.find(({ relation }) => relation === 'self')?.personId;
  if (!applicant) throw new Error('the form was checked to have an applicant');
  const entries = people.map(({ personId, seeksRecognition }, position) => {
    const found = assessment.people[position]?.assessment;
    return [personId, { seeksRecognition, categories: seeksRecognition ? (found?.categories ?? []) : [], ...(seeksRecognition && found?.eligibleUntil ? { eligibleUntil: found.eligibleUntil } : {}) }] as const;
  });
  return { applicant, people: Object.fromEntries(entries), ...assessment.kept, channel };
}

/** @returns the answer of an earlier try */
function storeAll({ pool, ring, now }: CommandParts, household: Household, stored: StoredCommand): Promise<CommandAnswer | undefined> {
  return inTransaction(pool, async (client) => {
    const answer = await storeCommand(client, stored);
    const refused = await earlierRefusal(client, stored.id);
    if (refused) throw new RefusalError(refused);
    if (!answer) await storeHousehold(client, ring, household, now());
    return answer;
  });
}

/** A refused application has ended its case: what was refused once stays refused under its key. */
async function earlierRefusal(client: PoolClient, id: string): Promise<Refusal | undefined> {
  const { rows } = await client.query<{ refusal: Refusal | null }>('SELECT refusal FROM commands WHERE id = $1 AND committed_at IS NULL', [id]);
  return rows[0]?.refusal ?? undefined;
}

async function storeHousehold(client: PoolClient, ring: KeyRing, { programme, caseId, id, region, actor, form, people }: Household, now: Instant): Promise<void> {
  await storeFile(client, ring, { caseId, version: 1, file: keptFile(programme, form.file, people), by: actor.id, at: now });
  const at = (table: string, column: string, row: string) => ({ table, column, id: row });
  const details: HouseholdDetails = { registrationCommunity: form.registrationCommunity, channel: form.channel, signedOn: form.signedOn, staffRelatives: form.staffRelatives };
  await client.query(
    'INSERT INTO households (id, region, address_enc, details_enc, created_by) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING',
    [id, region, sealField(ring, at('households', 'address_enc', id), form.address), sealJson(ring, at('households', 'details_enc', id), details), actor.id],
  );
  for (const { personId, ...person } of people) {
    const sealed = (column: string, value: string | undefined) => (value === undefined ? null : sealField(ring, at('people', column, personId), value));
    await client.query(
      `INSERT INTO people (id, household_id, relation, name_enc, identity_kind, identity_enc, identity_index, phone_enc, health_enc, details_enc)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING`,
      [
        personId, id, person.relation, sealed('name_enc', person.name), person.identity.kind, sealed('identity_enc', person.identity.number),
        blindIndex(ring, 'identity', person.identity.number), sealed('phone_enc', person.phone),
        sealed('health_enc', JSON.stringify({ state: person.health, note: person.healthNote })), sealed('details_enc', JSON.stringify(detailsOf(person))),
      ],
    );
  }
}

/** A file that numbers its members says with version 1 who they are. */
function keptFile(programme: string, file: unknown, people: readonly { personId: string }[]): unknown {
  return intakeOf(programme).keptFile?.(file, people) ?? file;
}

/** What has no column of its own; the programme's rules read it again. */
function detailsOf({ id: _id, relation: _relation, name: _name, identityNumber: _number, identity: _identity, phone: _phone, health: _health, healthNote: _note, seeksRecognition: _seeks, ...details }: Known): object {
  return details;
}

/** Nothing is left half-stored: of a refused application only the command stays, without personal data. */
async function removeRefused({ pool }: CommandParts, { id, caseId }: Household, error: unknown): Promise<never> {
  if (error instanceof RefusalError && error.refusal.code !== 'not-confirmed') {
    await pool.query('DELETE FROM case_files WHERE case_id = $1 AND NOT EXISTS (SELECT 1 FROM cases WHERE id = $1)', [caseId]);
    await pool.query('DELETE FROM people WHERE household_id = $1 AND NOT EXISTS (SELECT 1 FROM cases WHERE id = $2)', [id, caseId]);
    await pool.query('DELETE FROM households WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM cases WHERE id = $2)', [id, caseId]);
  }
  throw error;
}

async function submitted({ pool, prisma }: CommandParts, { caseId, commandId: id, draftId, actor }: { caseId: string; commandId: string; draftId: string | undefined; actor: Reader }): Promise<Submitted> {
  if (draftId !== undefined) {
    await prisma.draft.updateMany({ where: { id: draftId, userId: actor.id }, data: { caseId } });
    await prisma.document.updateMany({ where: { draftId, caseId: null }, data: { caseId } });
  }
  const { rows } = await pool.query<{ answer: CommandAnswer; receipt: string }>(
    'SELECT m.answer, c.receipt FROM commands m JOIN cases c ON c.id = m.case_id WHERE m.id = $1', [id],
  );
  const [row] = rows;
  if (!row) throw new Error(`case ${caseId} has begun and has no record`);
  return { ...row.answer, caseId, receipt: row.receipt };
}

/** A UUID (version 8) that is always the same for the same parts. */
export function uuidFrom(...parts: string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

