import type { ComponentChildren } from 'preact';
import type { PageName } from '../access/roles.ts';
import type { Text } from './words/text.ts';

/** What a page answers with; turned into HTTP in one place (`answer.tsx`). */
export type Reply = PageReply | PartReply | RedirectReply | FileReply;

/** A whole page inside the shell; htmx takes the body of it as any browser would. */
export interface PageReply {
  kind: 'page';
  title: Text;
  view: ComponentChildren;
  /** Stands beside the heading: what one does on this page most. */
  action?: ComponentChildren;
  /** The view brings the heading (`h1`) itself. */
  ownHeading?: boolean;
  status?: number;
  /** Which entry of the navigation it belongs to. */
  section?: PageName | 'inbox';
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
  headers?: Record<string, string>;
}

/** After a form was taken: a reload of the next page repeats nothing. */
export interface RedirectReply {
  kind: 'redirect';
  to: string;
}

/** A document, always to be saved: a browser never shows it as a page of the product. */
export interface FileReply {
  kind: 'file';
  content: Buffer;
  name: string;
  mediaType: string;
}

export const redirect = (to: string): RedirectReply => ({ kind: 'redirect', to });
