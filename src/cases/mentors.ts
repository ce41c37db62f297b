import type { Pool } from 'pg';
import type { Day } from './state.ts';

const onLeave = 'coalesce(u.on_leave_until >= $2::date, false)';

/**
 * The mentor who takes new households of a region on a day: the nearest on duty; who stands in, when that one is on
 * leave. Undefined where nobody is on duty.
 * @rule C-08 the determining officer names the mentor or the one on duty · X-06
 */
export async function dutyMentor(pool: Pool, region: string, day: Day): Promise<string | undefined> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT CASE WHEN ${onLeave} THEN s.id ELSE u.id END AS id
     FROM users u LEFT JOIN users s ON s.id = u.stand_in_id AND s.active AND NOT coalesce(s.on_leave_until >= $2::date, false)
     WHERE u.role = 'mentor' AND u.active AND u.on_duty AND starts_with($1, u.region) AND (NOT ${onLeave} OR s.id IS NOT NULL)
     ORDER BY length(u.region) DESC, ${onLeave}, u.login LIMIT 1`,
    [region, day],
  );
  return rows[0]?.id;
}

/** Who acts for a mentor on a day: the mentor, or the stand-in during leave. @rule X-06 */
export async function actingMentor(pool: Pool, mentor: string, day: Day): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT CASE WHEN ${onLeave} THEN coalesce(u.stand_in_id, u.id) ELSE u.id END AS id FROM users u WHERE u.id = $1`,
    [mentor, day],
  );
  return rows[0]?.id ?? mentor;
}
