import type { PoolClient } from 'pg';
import { neverPublic } from '../src/access/privacy.ts';
import { NATION } from '../src/access/region.ts';
import type { Calendar } from '../src/calendar/calendar.ts';
import { nextReminderTime } from '../src/calendar/hours.ts';
import { levels, roleOf } from '../src/cases/actor.ts';
import type { CaseStep } from '../src/cases/commit.ts';
import type { Fact, MessageTemplate } from '../src/cases/facts.ts';

const template: MessageTemplate = 'household-changed';

/**
 * A household is in as many cases as it has programmes, each with people who know of their own case only. Who died, moved
 * or left is recorded in one of them: whoever looks after the others is told to look, on the same transaction. Their cases
 * are not touched, and a child's case is told of to nobody.
 * @rule X-05 · X-07
 */
export async function tellOtherCases(client: PoolClient, { state, facts, now }: CaseStep, calendar: Calendar): Promise<void> {
  const concerned = facts.map(concernedBy).find((found) => found !== undefined);
  if (concerned === undefined || neverPublic().includes(state.programme)) return;
  await client.query({
    name: 'tell_other_cases',
    text: `INSERT INTO messages (user_id, case_id, template, rule, hours, created_at, send_after)
           SELECT DISTINCT CASE WHEN u.on_leave_until >= ($3::timestamptz AT TIME ZONE 'Asia/Shanghai')::date THEN coalesce(u.stand_in_id, u.id) ELSE u.id END,
             o.id, $5, 'X-07', 'working', $3::timestamptz, $6::timestamptz
           FROM case_people mine
           JOIN case_people theirs ON theirs.identity_index = mine.identity_index AND theirs.open AND theirs.case_id <> mine.case_id
           JOIN cases o ON o.id = theirs.case_id
           JOIN users u ON u.active AND ((u.role = $4::jsonb ->> o.level AND (o.region LIKE u.region || '%' OR u.region = $7))
             OR u.id IN (SELECT t.mentor_id FROM tracks t WHERE t.case_id = o.id AND t.outcome IS NULL))
           WHERE mine.case_id = $1 AND ($2::uuid[] IS NULL OR mine.person_id = ANY($2))`,
    values: [state.id, concerned === 'everybody' ? null : concerned, now, JSON.stringify(Object.fromEntries(levels.map((level) => [level, roleOf(level)]))), template, nextReminderTime(now, 'working', calendar), NATION],
  });
}

/** Ids of those whose other cases are to hear of it. */
function concernedBy(fact: Fact): readonly string[] | 'everybody' | undefined {
  switch (fact.type) {
    case 'death-recorded':
      return [fact.person];
    case 'household-split':
      return fact.people;
    case 'transferred':
    case 'merged':
      return 'everybody';
    default:
      return undefined;
  }
}
