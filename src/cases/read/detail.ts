import { z } from 'zod';
import { closedReason, mayMeet, type Standing } from '../../../workflows/core.ts';
import type { Policy } from '../../programmes/policy/shared.ts';
import { programmeOf } from '../../programmes/index.ts';
import { noteOutOfScope } from '../../audit/refused.ts';
import { openField, openJson } from '../../privacy/field.ts';
import { maskIdentity, maskName, maskPhone } from '../../privacy/mask.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import { actions, trackActions, type ActionName } from '../actions.ts';
import { casePolicy } from '../command.ts';
import type { CaseState } from '../state.ts';
import { ownStudentDetail } from './ownStudent.ts';
import { onlyReads } from './acting.ts';
import { summaries, summaryOf } from './cases.ts';
import { caseClocks } from './clocks.ts';
import { Conditions } from './conditions.ts';
import type { ActionOffer, CaseDetail, PersonView, Reader, TrackView } from './model.ts';
import { listName, nameOf } from './names.ts';
import type { ReadParts } from './parts.ts';
import { ageOn, dayOf } from '../../calendar/days.ts';
import { anyCase, keepInScope, notFound, standsInFor } from './scope.ts';

/** A case as its rules see it, for a reader in whose scope it is. */
export interface CaseInScope {
  id: string;
  region: string;
  seq: number;
  state: CaseState;
  policyId: string;
  policy: Policy;
  householdId: string;
}

/** @throws RefusalError `not-found` when it is nowhere, or not in the reader's scope */
export async function caseInScope(parts: ReadParts, reader: Reader, caseId: string): Promise<CaseInScope> {
  if (!z.uuid().safeParse(caseId).success) return notFound();
  const conditions = new Conditions();
  conditions.add(`c.id = ${conditions.value(caseId)}`);
  keepInScope(conditions, reader, parts.now(), anyCase);
  const { rows } = await parts.pool.query<{ id: string; region: string; seq: number; state: CaseState; policy_id: string; data: Policy; household_id: string }>(
    `SELECT c.id, c.region, c.seq, c.state, c.policy_id, c.household_id, y.data FROM cases c JOIN policies y ON y.id = c.policy_id WHERE ${conditions.sql}`,
    conditions.values,
  );
  const [row] = rows;
  if (!row) {
    await noteOutOfScope(parts.pool, reader, caseId, parts.now());
    return notFound();
  }
  return { id: row.id, region: row.region, seq: row.seq, state: row.state, policyId: row.policy_id, policy: row.data, householdId: row.household_id };
}

/**
 * Everything a case page shows, with the actions open to this reader.
 * @throws RefusalError `not-found`
 */
export async function caseDetail(parts: ReadParts, reader: Reader, caseId: string): Promise<CaseDetail> {
  const found = await caseInScope(parts, reader, caseId);
  const conditions = new Conditions();
  conditions.add(`c.id = ${conditions.value(caseId)}`);
  const [rows, persons, tracks, clocks, standIns] = await Promise.all([
    summaries(parts.pool, conditions, 1), personsOf(parts, found), tracksOf(parts, caseId), caseClocks(parts, caseId), standsInFor(parts, reader),
  ]);
  const [row] = rows;
  if (!row) return notFound();
  return ownStudentDetail({
    ...summaryOf(parts, row), seq: found.seq, state: found.state, policyId: found.policyId, persons, tracks, clocks,
    actions: offersFor(parts, found, reader, standIns),
  }, reader, standIns);
}

/** Only the product itself starts a case or recomputes its deadlines. */
const notOffered = new Set<ActionName>(['apply', 'recompute']);

/** Every action of its programme, for the case or for each person it can be about, and why it is not open where it is not. */
export function offersFor(parts: Pick<ReadParts, 'now'>, { state, policy }: CaseInScope, reader: Reader, standIns: ReadonlySet<string>): ActionOffer[] {
  const standing: Standing = { state, programme: programmeOf(state.programme), policy: casePolicy(policy), now: parts.now() };
  const barred = onlyReads(reader, { state }, standIns);
  const offer = (action: ActionName, track?: string): ActionOffer => {
    const mentor = track === undefined ? undefined : state.tracks[track]?.mentor;
    const by = mentor !== undefined && standIns.has(mentor) ? { id: reader.id, role: reader.role, standsInFor: mentor } : { id: reader.id, role: reader.role };
    const refusal = barred ?? closedReason(standing, by, action, track);
    return { action, ...(track === undefined ? {} : { track }), open: !refusal, ...(refusal ? { refusal } : {}) };
  };
  const names = (Object.keys(actions) as ActionName[]).filter((name) => !notOffered.has(name) && mayMeet(standing.programme, name));
  return names.flatMap((name) => (trackActions.has(name) ? Object.keys(state.tracks).map((track) => offer(name, track)) : [offer(name)]));
}

/** What the product knows about a person besides the sealed columns; older records may lack any of it. */
const knownDetails = z.object({ sex: z.enum(['male', 'female']).optional(), birthDate: z.iso.date().optional() });

async function personsOf({ prisma, ring, now }: ReadParts, { id, state }: CaseInScope): Promise<PersonView[]> {
  const rows = await prisma.casePerson.findMany({ where: { caseId: id }, include: { person: true }, orderBy: { person: { createdAt: 'asc' } } });
  const views = rows.map(({ person, categories, seeksRecognition }): PersonView => {
    const at = (column: string) => ({ table: 'people', column, id: person.id });
    const details = person.detailsEnc ? knownDetails.safeParse(openJson(ring, at('details_enc'), person.detailsEnc)).data : undefined;
    return {
      id: person.id, relation: person.relation, name: listName(ring, person.id, person.nameEnc),
      identity: person.identityEnc ? maskIdentity(openField(ring, at('identity_enc'), person.identityEnc)) : '—',
      ...(person.phoneEnc ? { phone: maskPhone(openField(ring, at('phone_enc'), person.phoneEnc)) } : {}),
      ...(details?.sex ? { sex: details.sex } : {}),
      ...(details?.birthDate ? { age: ageOn(details.birthDate, dayOf(now())) } : {}),
      seeksRecognition, categories, isApplicant: person.id === state.applicant,
    };
  });
  return views.sort((one, other) => Number(other.isApplicant) - Number(one.isApplicant));
}

async function tracksOf({ prisma, ring }: ReadParts, caseId: string): Promise<TrackView[]> {
  const tracks = await prisma.track.findMany({ where: { caseId }, include: { person: true }, orderBy: { recognisedAt: 'asc' } });
  const mentors = await prisma.user.findMany({ where: { id: { in: tracks.map(({ mentorId }) => mentorId) } }, select: { id: true, nameEnc: true } });
  const names = new Map(mentors.map(({ id, nameEnc }) => [id, nameOf(ring, 'users', id, nameEnc)]));
  return tracks.map(({ person, ...track }) => ({
    person: person.id, personName: maskName(nameOf(ring, 'people', person.id, person.nameEnc), 'middle'), stage: track.stage,
    mentorId: track.mentorId, mentorName: names.get(track.mentorId) ?? '—', recognisedAt: track.recognisedAt.toISOString(),
    ...(track.placedOn ? { placedOn: track.placedOn.toISOString().slice(0, 10) } : {}), ...(track.outcome ? { outcome: track.outcome } : {}),
  }));
}

/** @throws RefusalError `state.changed` when the case has gone on since the reader saw it */
export function mustBeAt(found: Pick<CaseInScope, 'seq'>, seq: number | undefined): void {
  if (seq !== undefined && seq !== found.seq) throw new RefusalError({ code: 'state.changed' });
}
