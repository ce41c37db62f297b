import type { Codes } from '../actions.ts';
import type { Day } from '../state.ts';

/** What a term came to, when it was reviewed. */
export interface TermFigures {
  /** Weeks in which a session was asked for; those of them with too few; those that nobody asked for. */
  asked: number;
  missing: number;
  free: number;
  sessions: number;
  minutes: number;
  talks: number;
  things: number;
}

/** Pairs of student and teacher, their weeks and terms. */
export type TutoringFact =
  | { type: 'paired'; student: string; teacher: string; pair: string; from: Day; term: string; /** Students that one teacher may have, by policy. */ most: number }
  | { type: 'pair-ended'; student: string; pair: string; endedOn: Day; why: 'teacher-changed' }
  | { type: 'term-begun'; term: string; from: Day; to: Day }
  | { type: 'session-recorded'; session: string; day: Day; minutes: number; topic: Codes<'recordSession'>['topic']; /** Monday of its week. */ week: Day; nth: number; enteredLate: boolean; documents: string[] }
  | { type: 'talk-recorded'; talk: string; day: Day; with: Codes<'recordTalk'>['with']; topic: Codes<'recordTalk'>['topic']; documents: string[] }
  | { type: 'school-things-recorded'; thing: string; day: Day; item: Codes<'recordSchoolThings'>['item']; documents: string[] }
  | { type: 'week-missing'; week: Day; to: Day; sessions: number; least: number; inARow: number; finding: string }
  | { type: 'week-made-good'; week: Day; finding: string; documents: string[] }
  | { type: 'term-reviewed'; review: string; term: string; outcome: Codes<'reviewTerm'>['outcome']; then: Codes<'reviewTerm'>['then']; figures: TermFigures; documents: string[] };
