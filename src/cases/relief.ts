import type { Day } from './state.ts';

/** What a case remembers of the campaign that it is listed in. */
export interface ReliefState {
  /** Id of the campaign. */
  campaign: string;
  /** The day on which the campaign closes: signed paper reaches the town by then. */
  closesOn: Day;
  /** The last day on which its list can be posted. */
  lastPosting: Day;
  /** Its place on the village's list; absent when it was given up. */
  place?: ReliefPlace;
  /** The signed paper has reached the town. */
  paperOn?: Day;
  /** The campaign has closed without this household, which an objection held up: it goes on alone. */
  waits?: true;
}

export interface ReliefPlace {
  id: string;
  /** Degree of hardship, by policy's code. */
  degree: string;
  /** Whole fen. */
  fen: number;
  /** Handed over or paid out; the place stays taken. */
  handed?: true;
}

/** What a campaign tells a case that is put on one of its lists. */
export type CampaignDates = Pick<ReliefState, 'closesOn' | 'lastPosting'>;
