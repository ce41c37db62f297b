import type { Codes } from '../actions.ts';
import type { Level } from '../actor.ts';
import type { TierCode } from '../aidState.ts';
import type { Day } from '../state.ts';

/** Visits, file, grants and re-checks of union aid. */
export type AidFact =
  | { type: 'visited'; visit: string; for: 'entry' | 'exit'; outcome: 'as-declared' | 'differs' | 'leaves' | 'stays'; documents: string[] }
  | { type: 'data-matched'; adults: number; differs: boolean; documents: string[] }
  | { type: 'tier-found'; tier: TierCode; before?: TierCode; rapid: boolean }
  | { type: 'file-updated'; version: number; changes: number; documents: string[] }
  | { type: 'file-accepted'; version: number; changes: number }
  | { type: 'file-returned'; version: number; missing: string[] }
  | { type: 'taken-in' }
  | { type: 'grant-proposed'; grant: string; kind: string; tier: TierCode; amount: number; fund: string; project: string; student?: string; topUp?: string; needs: Level[]; documents: string[] }
  | { type: 'grant-opinion'; grant: string; level: Level; approve: boolean }
  | { type: 'grant-approved'; grant: string; tier: TierCode; needs: Level[]; amount: number; fund: string }
  | { type: 'grant-refused'; grant: string }
  | { type: 'grant-levels-changed'; grant: string; needs: Level[] }
  | { type: 'grant-paid'; grant: string; amount: number; fund: string; paidOn: Day; late: boolean; documents: string[] }
  | { type: 'grant-cancelled'; grant: string; fund: string; released: number }
  | { type: 'grant-reclaimed'; grant: string; amount: number }
  | { type: 'grant-returned'; grant: string; amount: number; fund: string; rest: number; documents: string[] }
  | { type: 'referred'; targets: Codes<'referOn'>['targets'] };
