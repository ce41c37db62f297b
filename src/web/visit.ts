import type { Request } from 'express';
import type { Actor } from '../access/actor.ts';
import type { Calendar } from '../calendar/calendar.ts';
import type { Instant } from '../calendar/days.ts';
import type { Language, Text } from './words/text.ts';
import type { PolicyWords } from './words/policyWords.ts';
import type { Translate } from './words/translate.ts';

/** Who is signed in, as pages show and use it. */
export interface Staff extends Actor {
  name: string;
  regionName: Text;
  /** Messages not read yet. */
  unread: number;
}

/** One request for a page, as every page function gets it. */
export interface Visit {
  request: Request;
  language: Language;
  t: Translate;
  /** What policy calls its categories, documents and services. */
  words: PolicyWords;
  /** For how a deadline stands. */
  calendar: Calendar;
  /** Now, for words such as “2 days left”; never for a decision. */
  now: Instant;
  /** The token for a form; asking for it begins a session, so pages without a form do not. */
  csrf(): string;
  staff?: Staff;
}

/** A visit of somebody who is signed in. */
export interface StaffVisit extends Visit {
  staff: Staff;
}

/** A value of the address's query; empty when absent or given twice. */
export function queryOf({ request }: Visit, name: string): string {
  const value = request.query[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** A part of the address's path. */
export function partOf({ request }: Visit, name: string): string {
  const value = request.params[name];
  return typeof value === 'string' ? value : '';
}
