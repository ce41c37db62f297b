import type { Role } from '../cases/actor.ts';
import type { Instant } from '../cases/state.ts';
import type { RefusalCode } from '../refusals/catalogue.ts';

/**
 * What the trail keeps. `command` and `clock` are the steps of cases, written with the step itself; the others are what
 * people did beside them. @rule X-08
 */
export const auditKinds = ['command', 'clock', 'view', 'reveal', 'search', 'export', 'refused', 'sign-in', 'configuration', 'campaign', 'matching'] as const;
export type AuditKind = (typeof auditKinds)[number];

/**
 * What an entry beside the steps of a case says: codes, ids and figures. Nothing personal, for the trail is kept for
 * ever; words that came with it are stored apart, under the id in `words`.
 */
export type TrailFact =
  | { type: 'viewed' }
  | { type: 'payloads-opened'; count: number }
  | { type: 'revealed'; person: string; field: string; words: string }
  | { type: 'searched'; by: 'identity'; where: 'people' | 'cases' | 'intake' | 'matching'; found: number }
  | { type: 'document-downloaded'; document: string; kind: string }
  | { type: 'exported'; what: string; rows: number; words?: string; filters?: ListFilters }
  | { type: 'refused'; action: string; code: RefusalCode; rule?: string }
  | { type: 'signed-in'; way: 'pages' | 'api' | 'provider' }
  | { type: 'sign-in-failed'; way: 'pages' | 'api' | 'provider'; account: 'known' | 'unknown' }
  | { type: 'signed-out' }
  | { type: 'second-factor'; account: string; what: 'on' | 'off' | 'wrong-code' | 'recovery-code' }
  | { type: 'password-set'; account: string; temporary: boolean }
  | { type: 'regions-loaded'; rows: number }
  | { type: 'account-opened'; account: string; role: string; region: string }
  | { type: 'account-changed'; account: string; what: string[] }
  | { type: 'token-issued'; token: string; scope: string; expires: Instant }
  | { type: 'token-revoked'; token: string }
  | { type: 'calendar-imported'; year: number; version: number }
  | { type: 'policy-loaded'; policy: string; sha256: string }
  | { type: 'retention-set'; years: number }
  | { type: 'keys-rotated'; purpose: string; rows: number }
  | { type: 'fund-opened'; fund: string; source: string; project: string; year: number; total: number }
  | { type: 'fund-closed'; fund: string }
  | { type: 'campaign-made'; campaign: string; year: number; totalFen: number; villages: number }
  | { type: 'allotment-changed'; campaign: string; village: string; byFen: number; places: number }
  | { type: 'village-reported-none'; campaign: string; village: string }
  | { type: 'closing-decided'; campaign: string; villages: string[] }
  | { type: 'campaign-moved'; campaign: string; state: string }
  | { type: 'spot-check-drawn'; campaign: string; spotCheck: string; seed: string; of: number; drawn: number }
  | { type: 'spot-check-answered'; campaign: string; spotCheck: string; n: number; outcome: string }
  | { type: 'authorisation'; person: string; what: 'signed' | 'revoked' }
  | { type: 'lead-decided'; lead: string; person: string; outcome: 'confirmed' | 'rejected' }
  | { type: 'erased'; people: number; documents: number };

/** The filters of a list of cases, as codes. */
export interface ListFilters {
  programme?: string;
  stage?: string;
  open?: boolean;
  overdue?: boolean;
}

export type TrailFactType = TrailFact['type'];

/** One entry beside the steps of a case. */
export interface TrailEntry {
  kind: Exclude<AuditKind, 'command' | 'clock'>;
  /** Who, and where they belong; nobody known is the public of no region. */
  by: { id: string; role: Role; region: string };
  at: Instant;
  fact: TrailFact;
  /** The case that it is about, where there is one. */
  about?: { id: string; region: string };
}

export const somebodyUnknown = { id: 'unknown', role: 'public', region: '' } as const;
/** The product itself: start-up, jobs, commands of whoever runs the installation. */
export const theProduct = { id: 'system', role: 'system', region: '' } as const;
