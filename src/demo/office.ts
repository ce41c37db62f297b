import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ApiParts } from '../api/parts.ts';
import { addDays, dayOf, startOfDay } from '../calendar/days.ts';
import { openDemoFunds } from './aidStory.ts';
import { openAccounts, type DemoAccount } from './accounts.ts';
import { openDemoCampaign, reliefStories } from './campaign.ts';
import { storeRegions, storeVacancies } from './places.ts';
import { storeUnits } from './units.ts';
import { stories } from './stories.ts';
import { tell } from './story.ts';

export type { DemoAccount } from './accounts.ts';

/**
 * Opens an office of invented people, places and cases, so that somebody who has just installed the product can walk
 * about in it. Made once; interrupted, it goes on where it was.
 * @param home the data folder, where the passwords are kept for the next start
 * @returns the accounts with their passwords
 */
export async function openDemoOffice(parts: ApiParts, home: string): Promise<DemoAccount[]> {
  mkdirSync(home, { recursive: true });
  await storeRegions(parts.pool);
  await storeUnits(parts);
  const { staff, shown } = await openAccounts(parts.accounts, home);
  const ready = path.join(home, 'demo-ready');
  if (!existsSync(ready)) {
    await storeVacancies(parts.pool, staff.mentor1.id, dayOf(parts.now()));
    await openDemoFunds(parts, staff.district1);
    await openDemoCampaign(parts, staff);
    for (const story of [...stories, ...reliefStories]) await tell({ ...parts, staff }, story);
    await readOldMessages(parts, Object.values(staff).map(({ id }) => id));
    writeFileSync(ready, '');
  }
  return shown;
}

const NEWS_DAYS = 7;

/** What the invented past left in the inboxes has been read, but for the last days. */
async function readOldMessages({ pool, now }: ApiParts, accounts: readonly string[]): Promise<void> {
  const newsFrom = addDays(dayOf(now()), -NEWS_DAYS);
  await pool.query('UPDATE messages SET read_at = created_at WHERE user_id = ANY($1::uuid[]) AND read_at IS NULL AND created_at < $2', [accounts, startOfDay(newsFrom)]);
}
