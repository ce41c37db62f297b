import { Context } from '@temporalio/activity';
import { closeBatch, type ClosingBatch } from '../src/campaigns/closing.ts';
import { campaignStep, finishCampaign, type CampaignStep } from '../src/campaigns/steps.ts';
import type { FleetParts } from './fleet.ts';

/** What a campaign's workflow may ask of the world. Ids, dates and numbers only. */
export interface CampaignActivities {
  stepCampaign(about: { campaign: string; now: string }): Promise<CampaignStep>;
  closeCampaignCases(from: { campaign: string; after?: string }): Promise<ClosingBatch>;
  finishCampaign(result: { campaign: string; ended: number; now: string }): Promise<void>;
}

export function campaignActivities(parts: FleetParts): CampaignActivities {
  return {
    stepCampaign: ({ campaign, now }) => campaignStep(parts, campaign, now),
    closeCampaignCases: ({ campaign, after }) => closeBatch(parts, campaign, after, (last) => Context.current().heartbeat(last)),
    finishCampaign: ({ campaign, ended, now }) => finishCampaign(parts.pool, campaign, ended, now),
  };
}
