import { neverPublic } from '../../access/privacy.ts';
import { programmeOf } from '../../programmes/index.ts';
import { CLOSED, TRACKS, type Text } from '../../programmes/programme.ts';
import type { Instant } from '../state.ts';
import { Conditions } from './conditions.ts';
import type { Reader } from './model.ts';
import type { ReadParts } from './parts.ts';
import { anyCase, keepInScope } from './scope.ts';

/** Help that a member of the household has or had in another case. */
export interface HelpElsewhere {
  programme: Text;
  district: Text;
  stage: Text;
  open: boolean;
  /** Only for somebody who may open that case; for everybody else it stays untold. */
  case?: { id: string; receipt: string; region: string; openedAt: Instant; dueAt?: Instant; overdue: boolean; closedReason?: string };
}

interface Row {
  id: string;
  receipt: string;
  programme: string;
  stage: string;
  region: string;
  name_zh: string | null;
  name_en: string | null;
  open: boolean;
  may: boolean;
  opened_at: Date;
  due_at: Date | null;
  overdue: boolean;
  closed_reason: string | null;
}

/** Length of a district's code; the codes below begin with it. */
const DISTRICT_DIGITS = 6;

/**
 * The other cases that hold an identity number of this household, side by side, those still open first. Of a case that
 * the reader may not open no more is told than programme, district and stage: where to ask; and nothing once it is closed.
 * Children's cases are told of to nobody by this way. The caller has made sure that the reader may see this case.
 * @rule X-05
 */
export async function helpElsewhere({ pool, now }: ReadParts, reader: Reader, caseId: string): Promise<HelpElsewhere[]> {
  const may = new Conditions();
  keepInScope(may, reader, now(), anyCase);
  const [own, hidden] = [may.value(caseId), may.value(neverPublic())];
  const { rows } = await pool.query<Row>(
    `SELECT * FROM (SELECT DISTINCT c.id, c.receipt, c.programme, c.stage, c.region, d.name_zh, d.name_en, theirs.open, (${may.sql}) AS may, c.opened_at, c.due_at, c.overdue, c.closed_reason
     FROM case_people mine JOIN case_people theirs ON theirs.identity_index = mine.identity_index AND theirs.case_id <> mine.case_id
     JOIN cases c ON c.id = theirs.case_id LEFT JOIN regions d ON d.code = left(c.region, ${DISTRICT_DIGITS})
     WHERE mine.case_id = ${own} AND theirs.programme <> ALL(${hidden}::text[])) AS found
     WHERE open OR may ORDER BY open DESC, programme, opened_at DESC, id`,
    may.values,
  );
  return rows.map((row) => ({
    programme: programmeOf(row.programme).title, district: { zh: row.name_zh ?? '', en: row.name_en ?? '' }, stage: titleOf(row.programme, row.stage), open: row.open,
    ...(row.may ? { case: {
      id: row.id, receipt: row.receipt, region: row.region, openedAt: row.opened_at.toISOString(), overdue: row.overdue,
      ...(row.due_at ? { dueAt: row.due_at.toISOString() } : {}), ...(row.closed_reason ? { closedReason: row.closed_reason } : {}),
    } } : {}),
  }));
}

function titleOf(programme: string, stage: string): Text {
  if (stage === TRACKS) return { zh: '分人帮扶', en: 'Help for each person' };
  if (stage === CLOSED) return { zh: '已办结', en: 'Closed' };
  return programmeOf(programme).stages[stage]?.title ?? { zh: stage, en: stage };
}
