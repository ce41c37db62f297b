import { regionAt } from '../access/region.ts';
import { dayOf } from '../calendar/days.ts';
import { isPolicyOf } from '../programmes/policy/kinds.ts';
import { InputError, type FieldProblem } from '../refusals/input.ts';
import type { Refusal } from '../refusals/refusal.ts';
import { measureNamed } from '../rules/exit/measures.ts';
import { secondExit } from '../rules/exit/second-exit.ts';
import type { ActionName } from './actions.ts';
import type { Asked } from './crossRecord.ts';
import { against } from './intake/assessment.ts';
import type { ReadParts } from './read/parts.ts';

type Check = (parts: ReadParts, asked: Asked) => Promise<Refusal | undefined>;

/** What only other records, or the sealed words of the form, can say about help and exits. */
export const exitChecks: Partial<Record<ActionName, readonly Check[]>> = {
  refer: [unitsRegistered],
  pairHelper: [caseloadHasRoom],
  proposeExit: [secondExitHolds],
  mergeInto: [caseGoesOn],
};

/** @rule D-05 a referral must have somebody to go to. */
async function unitsRegistered({ pool }: ReadParts, { codes, found }: Asked): Promise<Refusal | undefined> {
  const { policy } = found;
  if (!isPolicyOf('long-term-exit', policy)) return undefined;
  const measures = Array.isArray(codes['measures']) ? codes['measures'].map(String) : [];
  const { rows } = await pool.query<{ code: string }>('SELECT code FROM units WHERE $1 LIKE region || \'%\'', [regionAt('district', found.region) ?? found.region]);
  const known = new Set(rows.map(({ code }) => code));
  const missing = measures.findIndex((measure) => {
    const lead = measureNamed(measure, policy)?.lead;
    return lead !== undefined && !known.has(lead);
  });
  return missing < 0 ? undefined : { code: 'unit.absent', rule: 'D-05', field: `measures.${missing}` };
}

/** @rule X-07 the case that goes on is another open one of the same programme, within reach. */
async function caseGoesOn({ pool }: ReadParts, { actor, codes, found }: Asked): Promise<Refusal | undefined> {
  const { rowCount } = await pool.query(
    `SELECT 1 FROM cases WHERE receipt = $1 AND id <> $2 AND programme = $3 AND closed_at IS NULL AND region LIKE $4 || '%'`, [codes['into'], found.id, found.state.programme, actor.region],
  );
  return rowCount === 1 ? undefined : { code: 'merge.unknown', rule: 'X-07', field: 'into' };
}

/** The record's own trigger keeps the limit; this says so before the command is given. @rule D-06 */
async function caseloadHasRoom({ pool }: ReadParts, { codes, found: { policy } }: Asked): Promise<Refusal | undefined> {
  if (!isPolicyOf('long-term-exit', policy)) return undefined;
  const most = policy.caseload.helpers.find(({ code }) => code === codes['kind'])?.households.most;
  if (most === undefined) return undefined; // the case itself refuses an unknown kind
  const { rows } = await pool.query<{ has: number }>('SELECT count(*)::int AS has FROM pairings WHERE helper = $1 AND ended_at IS NULL AND voided_seq IS NULL', [codes['helper']]);
  return (rows[0]?.has ?? 0) < most ? undefined : { code: 'caseload.full', rule: 'D-06', field: 'helper' };
}

/** @rule D-04 every condition of exit 2 holds, by the rule's own figures and sentences. */
async function secondExitHolds(_parts: ReadParts, { codes, form, found: { policy, state }, day }: Asked): Promise<Refusal | undefined> {
  if (codes['exit'] !== 'exit-2' || !isPolicyOf('long-term-exit', policy)) return undefined;
  const today = dayOf(day);
  const living = form['monthLivingFen'];
  if (living === undefined) throw new InputError([{ field: 'monthLivingFen', problem: 'required', rule: 'D-04' }]);
  const evidence = listOf(codes['documents']);
  const { conditions } = secondExit({
    publicRelief: listOf(form['publicRelief']).map((kind) => ({ kind, since: today })),
    unionAid: listOf(form['unionAid']).map((kind) => ({ kind, on: today })),
    monthLivingFen: Number(living), members: Object.keys(state.people).length,
    unableByItself: { holds: form['unableByItself'] === true, evidence }, eased: { holds: form['eased'] === true, evidence },
  }, policy, today);
  const problems: FieldProblem[] = conditions.filter(({ holds }) => !holds).map((condition) => against(fieldOf[condition.code] ?? 'exit', condition));
  const [first, ...others] = problems;
  if (first) throw new InputError([first, ...others]);
  return undefined;
}

const fieldOf: Readonly<Record<string, string>> = {
  'unable-by-itself': 'unableByItself', 'public-relief': 'publicRelief', 'union-aid': 'unionAid', 'dibao-level': 'monthLivingFen', 'difficulty.eased': 'eased',
};

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
