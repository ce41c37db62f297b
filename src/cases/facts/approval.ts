import type { Codes } from '../actions.ts';
import type { Level } from '../actor.ts';
import type { Step } from '../state.ts';

/** From the application to the end of approval. */
export type ApprovalFact =
  | { type: 'applied'; applicant: string; channel: Codes<'apply'>['channel'] }
  | { type: 'stage-entered'; stage: string; step: Step }
  | { type: 'received'; level: Level }
  | { type: 'opinion'; stage: string; level: Level; outcome: 'pass' | 'return' | 'refuse'; missing?: string[]; rule?: string }
  | { type: 'resubmitted'; documents: string[] }
  | { type: 'notice-posted'; notice: string; documents: string[] }
  | { type: 'notice-ended'; notice: string }
  | { type: 'notice-taken-down'; notice: string; why: 'corrected' | 'left' | 'upheld' | 'undone' }
  | { type: 'objection-received'; objection: string; notice: string; anonymous: boolean }
  | { type: 'objection-decided'; objection: string; outcome: 'upheld' | 'dismissed'; then: 'review' | 'refuse' }
  | { type: 'ledger-entered' }
  | { type: 'submitted'; from: Level; to: Level; documents: string[] }
  | { type: 'file-opened'; person: string }
  | { type: 'recognised'; person: string; categories: string[]; mentor: string };
