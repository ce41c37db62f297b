import { isStaffRole, reach } from '../../access/roles.ts';
import { Conditions } from './conditions.ts';
import type { Reader } from './model.ts';
import type { ReadParts } from './parts.ts';
import { keepInScope, presentCases } from './scope.ts';

export interface StageCount {
  programme: string;
  stage: string;
  open: number;
  overdue: number;
}

/** How many open cases stand at each stage in scope: from counters for a region, counted for a mentor's few households. */
export async function countersFor({ pool, now }: ReadParts, reader: Reader): Promise<StageCount[]> {
  const conditions = new Conditions();
  const region = isStaffRole(reader.role) && reach(reader.role, 'cases') === 'region';
  if (region) conditions.within(reader.region, 'region');
  else keepInScope(conditions, reader, now(), presentCases);
  const { rows } = await pool.query<StageCount>(
    region
      ? `SELECT programme, stage, sum(open)::int AS open, sum(overdue)::int AS overdue FROM case_counters WHERE ${conditions.sql}
         GROUP BY programme, stage HAVING sum(open) > 0 ORDER BY programme, stage`
      : `SELECT programme, stage, count(*)::int AS open, count(*) FILTER (WHERE c.overdue)::int AS overdue FROM cases c
         WHERE c.closed_at IS NULL AND ${conditions.sql} GROUP BY programme, stage ORDER BY programme, stage`,
    conditions.values,
  );
  return rows;
}
