import { neverPublic } from '../../access/privacy.ts';
import { programmeOf } from '../../programmes/index.ts';
import { CLOSED, TRACKS, type Text } from '../../programmes/programme.ts';
import type { ReadParts } from './parts.ts';

/** Help that a member of the household has in another programme: no more is told than where to ask. */
export interface HelpElsewhere {
  programme: Text;
  district: Text;
  stage: Text;
}

/** Length of a district's code; the codes below begin with it. */
const DISTRICT_DIGITS = 6;

/**
 * Open cases of other programmes that hold an identity number of this household: programme, district and stage only.
 * Children's cases are told of to nobody by this way. The caller has made sure that the reader may see the case.
 * @rule X-05
 */
export async function helpElsewhere({ pool }: ReadParts, caseId: string): Promise<HelpElsewhere[]> {
  const { rows } = await pool.query<{ programme: string; stage: string; name_zh: string | null; name_en: string | null }>(
    `SELECT DISTINCT o.programme, o.stage, d.name_zh, d.name_en
     FROM case_people mine JOIN case_people theirs ON theirs.identity_index = mine.identity_index AND theirs.open AND theirs.case_id <> mine.case_id
     JOIN cases o ON o.id = theirs.case_id LEFT JOIN regions d ON d.code = left(o.region, ${DISTRICT_DIGITS})
     WHERE mine.case_id = $1 AND theirs.programme <> mine.programme AND theirs.programme <> ALL($2::text[]) ORDER BY o.programme`,
    [caseId, neverPublic()],
  );
  return rows.map(({ programme, stage, name_zh, name_en }) => ({
    programme: programmeOf(programme).title, district: { zh: name_zh ?? '', en: name_en ?? '' }, stage: titleOf(programme, stage),
  }));
}

function titleOf(programme: string, stage: string): Text {
  if (stage === TRACKS) return { zh: '分人帮扶', en: 'Help for each person' };
  if (stage === CLOSED) return { zh: '已办结', en: 'Closed' };
  return programmeOf(programme).stages[stage]?.title ?? { zh: stage, en: stage };
}
