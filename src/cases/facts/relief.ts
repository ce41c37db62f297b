import type { Codes } from '../actions.ts';
import type { Day } from '../state.ts';

/** What happens to a place on a village's list. */
export type ReliefFact =
  | { type: 'relief-listed'; place: string; campaign: string; degree: string; fen: number }
  /** The household is reviewed again; it is listed anew, if at all. */
  | { type: 'relief-unlisted'; place: string }
  | { type: 'paper-received'; place: string; papers: string[]; on: Day; documents: string[] }
  | { type: 'relief-handed-over'; place: string; way: Codes<'handOver'>['way']; fen: number; on: Day; documents: string[] }
  | { type: 'relief-returned'; place: string; reason: Codes<'giveBack'>['reason']; fen: number; documents: string[] }
  /** `stays`: what is under way goes on; `waits`: an objection held it up; `over`: the household was not reached. */
  | { type: 'campaign-ended'; campaign: string; outcome: 'stays' | 'waits' | 'over' };
