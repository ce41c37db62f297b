import { z } from 'zod';
import { policyOf } from '../../programmes/policy/kinds.ts';
import type { UnionAidPolicy } from '../../programmes/union-aid/policy.ts';
import { mayLeave } from '../../rules/aid/exit.ts';
import { missingDocuments } from '../../rules/aid/missing-documents.ts';
import { isRapid } from '../../rules/aid/rapid-channel.ts';
import { changesSince } from '../../rules/aid/recheck.ts';
import { assessTier } from '../../rules/aid/tier.ts';
import { wrongItems } from '../../rules/aid/wrong-items.ts';
import type { HouseholdMeans } from '../../rules/aid/household-means.ts';
import { parseInput, refuseInput } from '../../refusals/input.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import type { ActionName } from '../actions.ts';
import type { Judged } from '../aidState.ts';
import type { CommandParts } from '../commandService.ts';
import type { Asked } from '../crossRecord.ts';
import { meansOf, unionFileShape, wrongPositions } from '../intake/unionFile.ts';
import { aidHousehold } from './household.ts';
import { judgeDecision, judgeProposal } from './judgeGrant.ts';
import { judgeMove } from './judgeMove.ts';

type Judge = (parts: CommandParts, asked: Asked, policy: UnionAidPolicy) => Promise<Omit<Judged, 'revision'>>;

const judges: Partial<Record<ActionName, Judge>> = {
  recordVisit: judgeVisit, recordMatching: judgeMatching, updateFile: judgeUpdate, acceptFile: judgeAcceptance, returnFile: judgeReturn,
  proposeGrant: judgeProposal, decideGrant: judgeDecision, recordExitVisit: judgeExit, movePolicy: judgeMove,
};

/**
 * What the rules of union aid find about a command: from the household's sealed figures and from other records, which
 * the case itself does not have. The codes travel with the command; the figures stay here.
 * @returns nothing for other programmes, and for actions that need no figures
 * @throws InputError naming every field; RefusalError
 */
export async function judge(parts: CommandParts, asked: Asked): Promise<Judged | undefined> {
  const one = judges[asked.action];
  if (!one || asked.found.state.programme !== 'union-aid') return undefined;
  const judged = await one(parts, asked, policyOf('union-aid', asked.found.policy));
  return { revision: asked.found.state.aid?.revision ?? 0, ...judged };
}

/** The tier by the figures in the file, and by what the visit found about an accident. @rule B-04 · B-19 */
async function judgeVisit(parts: CommandParts, { found, codes }: Asked, policy: UnionAidPolicy): Promise<Omit<Judged, 'revision'>> {
  const { means } = await aidHousehold(parts, found, parts.now());
  return tierBy({ ...means, leftInDifficulty: codes['difficulty'] === true }, policy);
}

/** Nobody's data is compared without the signed authorisation of each adult. @rule B-24 */
async function judgeMatching(parts: CommandParts, { found, codes }: Asked): Promise<Omit<Judged, 'revision'>> {
  const { adults } = await aidHousehold(parts, found, parts.now());
  const given = z.record(z.string(), z.string()).catch({}).parse(codes['authorisations']);
  const unsigned = adults.filter((id) => given[id] === undefined);
  const strangers = Object.keys(given).filter((id) => found.state.people[id] === undefined);
  const { rows } = await parts.pool.query<{ id: string }>('SELECT id FROM documents WHERE id = ANY($1::uuid[]) AND case_id = $2', [Object.values(given), found.id]);
  const known = new Set(rows.map(({ id }) => id));
  const lost = Object.entries(given).filter(([, document]) => !known.has(document)).map(([person]) => person);
  const problems = [
    ...unsigned.map((id) => ({ field: `authorisations.${id}`, problem: 'authorisation.missing' as const, rule: 'B-24' as const })),
    ...strangers.map((id) => ({ field: `authorisations.${id}`, problem: 'member.unknown' as const, rule: 'B-24' as const })),
    ...lost.map((id) => ({ field: `authorisations.${id}`, problem: 'unknown-code' as const, rule: 'B-24' as const })),
  ];
  if (problems.length > 0) refuseInput(problems);
  return {};
}

/** A new version of the file: read like the first, and compared with the one before. @rule B-01 · B-22 */
async function judgeUpdate(parts: CommandParts, { found, form }: Asked, policy: UnionAidPolicy): Promise<Omit<Judged, 'revision'>> {
  const household = await aidHousehold(parts, found, parts.now());
  const file = parseInput(unionFileShape, form['file'], 'file');
  const misplaced = wrongPositions(file, household.numbered.length);
  if (misplaced.length > 0) refuseInput(misplaced);
  const { members, students, leftInDifficulty } = household.means;
  const means = { ...meansOf(file, { members: household.numbered, students, leftInDifficulty }), members };
  const wrong = wrongItems(means, policy).map((problem) => ({ ...problem, field: `file.${problem.field}` }));
  if (wrong.length > 0) refuseInput(wrong);
  return { ...tierBy(means, policy), changes: changesSince(household.means, means).length };
}

/** @rule B-22 a file with something missing is not accepted. */
async function judgeAcceptance(parts: CommandParts, asked: Asked, policy: UnionAidPolicy): Promise<Omit<Judged, 'revision'>> {
  const missing = await missingIn(parts, asked, policy);
  if (missing.length > 0) {
    const named = (language: 'zh' | 'en') => missing.map(({ title }) => title[language]).join(language === 'zh' ? '、' : ', ');
    throw new RefusalError({ code: 'file.incomplete', rule: 'B-22', values: { missing: `${named('zh')} (${named('en')})` } });
  }
  return {};
}

/** One return names everything: what the reviewer names, and whatever else is not there. @rule B-18 · B-22 */
async function judgeReturn(parts: CommandParts, asked: Asked, policy: UnionAidPolicy): Promise<Omit<Judged, 'revision'>> {
  const named = z.array(z.string()).catch([]).parse(asked.codes['missing']);
  const wrong = named.findIndex((code) => !policy.documents.some((document) => document.code === code));
  if (wrong >= 0) throw new RefusalError({ code: 'code.unknown', rule: 'B-18', field: `missing.${wrong}` });
  const found = (await missingIn(parts, asked, policy)).map(({ code }) => code);
  const missing = [...new Set([...named, ...found])];
  if (missing.length === 0) refuseInput([{ field: 'missing', problem: 'required', rule: 'B-18' }]);
  return { missing };
}

/** @rule B-14 a household leaves when it is in no tier any more, after visit, verification and explanation. */
async function judgeExit(parts: CommandParts, { found, codes }: Asked, policy: UnionAidPolicy): Promise<Omit<Judged, 'revision'>> {
  const { means } = await aidHousehold(parts, found, parts.now());
  const standing = assessTier(means, policy);
  const done = { visited: true, verified: codes['verified'] === true, explained: codes['explained'] === true };
  const { conditions } = mayLeave(standing, done);
  const undone = conditions.filter(({ code, holds }) => !holds && code !== 'exit.above');
  if (standing.tier === undefined && undone.length > 0) {
    refuseInput(undone.map(({ code, rule, zh, en }) => ({ field: code.replace('exit.', ''), problem: 'required', rule, sentence: { zh, en } })));
  }
  return { tier: standing.tier ?? 'none', rapid: isRapid(standing) };
}

async function missingIn({ pool }: CommandParts, { found }: Asked, policy: UnionAidPolicy) {
  const { rows } = await pool.query<{ kind: string }>('SELECT DISTINCT kind FROM documents WHERE case_id = $1', [found.id]);
  return missingDocuments([], rows.map(({ kind }) => kind), policy);
}

function tierBy(means: HouseholdMeans, policy: UnionAidPolicy): Pick<Judged, 'tier' | 'rapid'> {
  const found = assessTier(means, policy);
  return { tier: found.tier ?? 'none', rapid: isRapid(found) };
}

