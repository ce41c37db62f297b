import type { TermFrame } from '../rules/tutoring/terms.ts';
import type { Day } from './state.ts';

/** A student's teacher before tutoring begins; kept apart only while others of the household still wait for theirs. */
export interface StatePair {
  /** Id of the pair's record. */
  pair: string;
  teacher: string;
  from: Day;
}

/** As much of a student's term as its weeks and its review need; every session has its own record in Postgres. */
export interface Tutoring {
  /** Id of the present pair's record. */
  pair: string;
  term: TermFrame;
  /** First day of the student's help in this term; a change of teacher does not move it. */
  pairedFrom: Day;
  /** Days of the term's sessions, in the order in which they were entered. */
  sessions: Day[];
  minutes: number;
  talks: number;
  things: number;
}
