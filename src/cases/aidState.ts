import type { Level } from './actor.ts';
import type { Instant } from './state.ts';

/** What a case of union aid remembers beside stage and clocks: codes and amounts; incomes and illnesses stay in Postgres. */
export interface AidState {
  /** Goes up with everything that further aid is judged by: figures worked out before it do not hold any more. */
  revision: number;
  /** Latest version of the file. */
  file: number;
  /** The visit before the case is taken in (B-24). */
  visit?: { recorded: boolean; matched: boolean; /** Figures were found to differ, and the file was not corrected yet. */ differs: boolean };
  /** The re-check under way (B-22). */
  recheck?: { submitted: boolean; changes: number; tier: TierCode };
  grants: Record<string, GrantState>;
}

/** The tier of the household, or that it is in none. */
export type TierCode = 'deep' | 'relative' | 'accidental' | 'none';

export interface GrantState {
  /** A kind of aid, or a measure such as training. */
  kind: string;
  tier: TierCode;
  /** Whole fen. */
  amount: number;
  fund: string;
  student?: string;
  topUp?: string;
  proposedBy: string;
  proposedAt: Instant;
  /** Levels that must approve, lowest first, and who has (B-06). */
  needs: Level[];
  given: { level: Level; by: string }[];
  state: 'proposed' | 'approved' | 'paid' | 'refused' | 'cancelled';
  /** What came back so far. */
  returned: number;
  /** All of it must come back. */
  reclaimed?: true;
}

/**
 * What the rules found about a command from the household's sealed figures and from other records, worked out when it
 * was given: codes that travel with it.
 */
export interface Judged {
  /** The case's revision that it was worked out by. */
  revision: number;
  tier?: TierCode;
  rapid?: boolean;
  /** Levels that must approve a grant. */
  levels?: Level[];
  /** How many things changed since the last version of the file. */
  changes?: number;
  /** Everything that a file lacks. */
  missing?: string[];
  /** Levels for each grant that is not decided yet, by the policy to come (B-23). */
  undecided?: Record<string, Level[]>;
  /** Fund project of a grant. */
  project?: string;
}

export const freshAid = (): AidState => ({ revision: 0, file: 1, grants: {} });
