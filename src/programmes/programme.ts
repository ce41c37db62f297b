import type { Level, Role } from '../cases/actor.ts';
import type { RuleId } from '../refusals/refusal.ts';

/** A text in both languages of the product. */
export interface Text {
  zh: string;
  en: string;
}

interface Stage {
  title: Text;
  rules: readonly RuleId[];
  /** Stages that run beside this one for as long as the case is in it; their actions are open, too. */
  beside?: readonly string[];
}

/** A level gives its opinion: pass, return for correction, refuse. */
export interface ReviewStage extends Stage {
  kind: 'review';
  by: Level;
  /** Name of its clock in the policy. */
  clock: string;
  /** The stage after passing, or `tracks`: every person seeking recognition goes on alone. */
  passed: string;
  /** Where a refusal leads; absent = it closes the case, by a written decision. */
  refused?: string;
  /** Waits for the signed paper before it begins: by the campaign's closing day. */
  paper?: boolean;
  /** The officer who passes names a mentor for each person (C-08). */
  namesMentors?: boolean;
}

/** The public may object for a period; it ends by itself. */
export interface NoticeStage extends Stage {
  kind: 'notice';
  by: Level;
  clock: string;
  objectionClock: string;
  clear: string;
  upheld: string;
  /** The notice admits to the ledger (C-04). */
  ledger?: boolean;
  /** An upheld objection leads back and never closes the case: for notices of an exit. */
  neverCloses?: boolean;
}

/** A file goes to the next level; its clock ends when it is submitted or when it is received there. */
export interface SubmissionStage extends Stage {
  kind: 'submission';
  by: Level;
  to: Level;
  clock: string;
  clockEnds: 'submitted' | 'received';
  /** Opens each person's file with the level's written opinion (C-05). */
  opensFile?: boolean;
  received: string;
}

/** Runs beside the other stages of a track: one-to-one plan and signed agreement (C-07). */
export interface PlanStage extends Stage {
  kind: 'plan';
  clock: string;
}

/** Offers, refusals and the job, against the shortest clock that applies (C-08, C-09, C-20). */
export interface PlacementStage extends Stage {
  kind: 'placement';
  placed: string;
}

/** Calls until employment is stable (C-10 to C-14). */
export interface FollowUpStage extends Stage {
  kind: 'followUp';
  lost: string;
}

/** Calls on a household that has left, at intervals, until policy's number of them is made (B-14). */
export interface MonitoringStage extends Stage {
  kind: 'monitoring';
  /** The level that calls. */
  by: Level;
  /** From one call to the next. */
  clock: string;
  /** Where a relapse leads: the stage that decides on help anew. */
  relapsed: string;
  /** Where it ends, usually `closed`. */
  ended: string;
}

/** Each student is given a teacher; when all have one, everybody goes on alone (E-01). */
export interface PairingStage extends Stage {
  kind: 'pairing';
  by: Level;
  clock: string;
}

/** Sessions week by week until the term ends (E-02, E-03). */
export interface TutoringStage extends Stage {
  kind: 'tutoring';
  /** From the end of a week without a record until it is followed up. */
  clock: string;
  /** Where the end of the term leads. */
  ended: string;
}

/** What the term has brought, and whether there is a next one (E-03). */
export interface TermReviewStage extends Stage {
  kind: 'termReview';
  by: Level;
  clock: string;
  next: string;
}

/** Somebody goes and looks: before a household is taken in, or before it leaves (B-14, B-24). */
export interface VisitStage extends Stage {
  kind: 'visit';
  by: Level;
  for: 'entry' | 'exit';
  clock: string;
  /** Clock of the check against other records, which runs beside the visit. */
  matchingClock?: string;
  /** Where it leads when the visit is done; of an exit visit: when the household leaves. */
  found: string;
  /** Where an exit visit leads that finds the household still in hardship. */
  stays?: string;
}

/** Grants: proposed, approved by amount, paid from a fund (B-05 to B-11, B-20). */
export interface AidStage extends Stage {
  kind: 'aid';
  /** Who proposes; the levels above may, too. */
  by: Level;
  /** Who approves every grant. */
  approvedBy: Level;
  clock: string;
  /** Levels that approve from the policy's amounts on, with their clocks (B-06). */
  higher: Readonly<Partial<Record<Level, string>>>;
  paymentClock: string;
  /** Where a household goes that is to leave. */
  exit: string;
}

/** The file is looked at again at the interval of its tier; runs beside the aid (B-22). */
export interface RecheckStage extends Stage {
  kind: 'recheck';
  by: Level;
  reviewedBy: Level;
  reviewClock: string;
}

/** The case waits for a place on its village's list in a campaign: a degree of hardship, and with it an amount. */
export interface AllotmentStage extends Stage {
  kind: 'allotment';
  by: Level;
  listed: string;
}

/** Relief is handed over on a visit or paid out; either way it is recorded, with evidence. */
export interface DeliveryStage extends Stage {
  kind: 'delivery';
  by: Level;
  clock: string;
  delivered: string;
}

/** The household is helped, by paired helpers too, until the level reports that it can leave (D-03, D-04, D-06). */
export interface SupportStage extends Stage {
  kind: 'support';
  by: Level;
  /** Where a report of its exit leads. */
  proposed: string;
}

/** Runs beside other stages: measures handed to units, several at once, each with a clock, an answer and an outcome (D-05). */
export interface ReferralStage extends Stage {
  kind: 'referral';
  by: Level;
}

/** Runs beside other stages: the household's income, month by month, against the line (D-03). */
export interface IncomeLedgerStage extends Stage {
  kind: 'incomeLedger';
  by: Level;
  /** From the end of a month until its income is recorded. */
  clock: string;
  /** From the last month that was needed until the exit is reported. */
  reportClock: string;
}

export type StageSpec = ReviewStage | NoticeStage | SubmissionStage | PlanStage | PlacementStage | FollowUpStage | MonitoringStage | PairingStage | TutoringStage | TermReviewStage | VisitStage | AidStage | RecheckStage | AllotmentStage | DeliveryStage
  | SupportStage | ReferralStage | IncomeLedgerStage;

export interface Programme {
  id: string;
  title: Text;
  /** One sentence for whoever chooses among programmes. */
  about?: Text;
  /** Who takes applications in. */
  takenInBy: readonly Role[];
  /** Helped as one, so that it goes on with whoever is named in the place of somebody who died or left; without it each person is helped for themselves. */
  helps?: 'household';
  /** `children`: kept to those who help and watch over the pair, and never public; see `access/privacy.ts`. */
  privacy?: Privacy;
  /** Actions that anybody helped can meet elsewhere and that have no use here. */
  without?: readonly string[];
  /** In the order a case takes them; the first is entered by the application. */
  stages: Record<string, StageSpec>;
  first: string;
  /** Where a recognised person's track begins, and what runs beside it. */
  tracks?: { first: string; beside: readonly string[] };
  /** Shorter clocks, by the usual one's name, for cases of which this detail holds (B-19). */
  quicker?: { when: string; clocks: Readonly<Record<string, string>> };
}

/** How closely the cases of a programme are kept, where that is closer than a region. */
export type Privacy = 'children';

/** Where all people of a case have tracks of their own. */
export const TRACKS = 'tracks';
export const CLOSED = 'closed';

/**
 * Checks that a programme's page leads somewhere from every stage.
 * @throws Error naming the programme, the stage and the missing target.
 */
export function programme(page: Programme): Programme {
  const known = new Set([...Object.keys(page.stages), TRACKS, CLOSED]);
  const need = (from: string, to: string) => {
    if (!known.has(to)) throw new Error(`programme ${page.id}: ${from} leads to “${to}”, which is not one of its stages`);
  };
  need('start', page.first);
  for (const [name, stage] of Object.entries(page.stages)) for (const to of [...targets(stage), ...(stage.beside ?? [])]) need(name, to);
  for (const name of page.tracks ? [page.tracks.first, ...page.tracks.beside] : []) need('tracks', name);
  return page;
}

/** The stages that a stage may lead to; the applicant's flow picture is drawn from this (B-18). */
export function targets(stage: StageSpec): string[] {
  switch (stage.kind) {
    case 'review':
      return [stage.passed, ...(stage.refused ? [stage.refused] : [])];
    case 'notice':
      return [stage.clear, stage.upheld];
    case 'submission':
      return [stage.received];
    case 'plan':
      return [];
    case 'placement':
      return [stage.placed];
    case 'followUp':
      return [stage.lost];
    case 'support':
      return [stage.proposed];
    case 'referral':
    case 'incomeLedger':
      return [];
    case 'monitoring':
      return [stage.relapsed, stage.ended];
    case 'pairing':
      return [TRACKS];
    case 'tutoring':
      return [stage.ended];
    case 'termReview':
      return [stage.next];
    case 'visit':
      return [stage.found, ...(stage.stays ? [stage.stays] : [])];
    case 'aid':
      return [stage.exit];
    case 'recheck':
      return [];
    case 'allotment':
      return [stage.listed];
    case 'delivery':
      return [stage.delivered];
    default:
      return stage satisfies never;
  }
}

/** The clocks that a programme's stages name; its policy must have each. */
export function clocksNamed(page: Programme): string[] {
  const named = Object.values(page.stages).flatMap((stage) => Object.entries(stage).flatMap(([key, value]) => (/^clock$|Clock$/.test(key) && typeof value === 'string' ? [value] : [])));
  return [...named, ...Object.values(page.quicker?.clocks ?? {})];
}

/** Parts of the policy that a kind of stage works by, beside clocks. */
const needs: Partial<Record<StageSpec['kind'], readonly string[]>> = {
  placement: ['placement', 'refusals'], followUp: ['calls', 'findings'], monitoring: ['monitoring'], pairing: ['pairing', 'tutoring'], tutoring: ['tutoring'], termReview: ['tutoring'],
  support: ['firstExit', 'caseload'], referral: ['unitMeasures'], incomeLedger: ['firstExit'],
  allotment: ['amounts'],
};

export function partsNeeded(page: Programme): string[] {
  return [...new Set(Object.values(page.stages).flatMap(({ kind }) => needs[kind] ?? []))];
}
