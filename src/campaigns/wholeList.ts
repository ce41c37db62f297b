import type { Reader } from '../cases/read/model.ts';
import { give } from '../cases/commandService.ts';
import { RefusalError, type Refusal } from '../refusals/refusal.ts';
import type { CampaignParts } from './parts.ts';
import { villageList, type PlaceView } from './read.ts';

/** What became of a whole list: how many took the step, and why the others did not. */
export interface WholeList {
  done: number;
  refused: { caseId: string; receipt: string; refusal: Refusal }[];
}

/** As many at the same time as do not keep others waiting. */
const TOGETHER = 4;

/**
 * Posts a village's list in one go. Each household still has a notice of its own, so that an objection holds up only
 * the one it names.
 * @param key each case gets a key that follows from it: the same again posts nobody twice
 * @rule A-04 · X-03
 */
export function postList(parts: CampaignParts, actor: Reader, campaign: string, village: string, key: string): Promise<WholeList> {
  return forList(parts, actor, { campaign, village, action: 'postNotice', body: {}, key }, ({ stage, step }) => stage === 'notice' && step === 'to-post');
}

/**
 * Confirms that the signed paper of everybody on a list has reached the town, whose notice is over.
 * @rule A-05
 */
export function receiveList(parts: CampaignParts, actor: Reader, campaign: string, village: string, papers: readonly string[], key: string): Promise<WholeList> {
  return forList(parts, actor, { campaign, village, action: 'recordPaper', body: { papers }, key }, ({ step }) => step === 'awaiting-receipt');
}

async function forList(
  parts: CampaignParts, actor: Reader, { campaign, village, action, body, key }: { campaign: string; village: string; action: string; body: Record<string, unknown>; key: string }, which: (place: PlaceView) => boolean,
): Promise<WholeList> {
  const { places } = await villageList(parts, actor, campaign, village);
  const waiting = places.filter(which);
  const result: WholeList = { done: 0, refused: [] };
  for (let from = 0; from < waiting.length; from += TOGETHER) {
    await Promise.all(waiting.slice(from, from + TOGETHER).map(async ({ caseId, receipt }) => {
      try {
        await give(parts, actor, caseId, action, { body }, `${key}:${caseId}`);
        result.done += 1;
      } catch (error) {
        if (!(error instanceof RefusalError)) throw error;
        result.refused.push({ caseId, receipt, refusal: error.refusal });
      }
    }));
  }
  return result;
}
