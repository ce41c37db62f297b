import type { ComponentChildren } from 'preact';
import type { Text } from './words/text.ts';

/** What a page answers with; turned into HTTP in one place (`answer.tsx`). */
export type Reply = PageReply | PartReply | RedirectReply;

/** A whole page inside the shell; htmx takes the body of it as any browser would. */
export interface PageReply {
  kind: 'page';
  title: Text;
  view: ComponentChildren;
  status?: number;
  /** Which entry of the navigation it belongs to. */
  section?: Section;
  /** Seen without signing in: no navigation of the staff, not indexed. */
  open?: boolean;
  /** Says after how many seconds an unconfirmed action is asked about again. */
  retryAfterSeconds?: number;
}

/** A piece of a page that htmx swaps in; asked for only by scripts, so every one has a page that does the same. */
export interface PartReply {
  kind: 'part';
  view: ComponentChildren;
  status?: number;
}

/** After a form was taken: a reload of the next page repeats nothing. */
export interface RedirectReply {
  kind: 'redirect';
  to: string;
}

export type Section = 'desk' | 'done' | 'overdue' | 'cases' | 'notices' | 'calls' | 'inbox' | 'admin';

export const redirect = (to: string): RedirectReply => ({ kind: 'redirect', to });
