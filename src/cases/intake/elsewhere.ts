import { neverPublic } from '../../access/privacy.ts';
import { blindIndex } from '../../privacy/blind-index.ts';
import type { ReadParts } from '../read/parts.ts';
import type { Known } from './people.ts';

/** A case of another programme that a member of the household is or was in. */
export interface CaseElsewhere {
  /** Position of the member in the form. */
  position: number;
  programme: string;
  open: boolean;
}

/** Those that found nothing, or were found to be false, prove nothing. */
const provesNothing = ['refused', 'withdrawn', 'fraud', 'merged'];

/**
 * Cases of other programmes with a number of this household, open or past, looked up by its keyed hash. Which programme,
 * and whether it is open: nothing else of them is told.
 */
export async function casesElsewhere({ pool, ring }: Pick<ReadParts, 'pool' | 'ring'>, programme: string, people: readonly Known[]): Promise<CaseElsewhere[]> {
  const indexes = people.map(({ identity }) => blindIndex(ring, 'identity', identity.number));
  const { rows } = await pool.query<{ identity_index: string; programme: string; open: boolean }>(
    `SELECT cp.identity_index, cp.programme, bool_or(cp.open) AS open FROM case_people cp JOIN cases c ON c.id = cp.case_id
     WHERE cp.identity_index = ANY($1) AND cp.programme <> $2 AND cp.programme <> ALL($3::text[]) AND (c.closed_reason IS NULL OR c.closed_reason <> ALL($4::text[]))
     GROUP BY cp.identity_index, cp.programme ORDER BY cp.programme`,
    [indexes, programme, neverPublic(), provesNothing],
  );
  return rows.map(({ identity_index, programme: other, open }) => ({ position: indexes.indexOf(identity_index), programme: other, open }));
}
