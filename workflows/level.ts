import type { CaseState } from '../src/cases/state.ts';
import { CLOSED, TRACKS, type Programme } from '../src/programmes/programme.ts';

/** The level whose move the case is: the stage's own, or the next while its receipt is awaited. */
export function levelOf(programme: Programme, state: Pick<CaseState, 'stage' | 'step'>): string {
  const spec = programme.stages[state.stage];
  if (state.stage === TRACKS) return 'mentor';
  if (state.stage === CLOSED || !spec || !('by' in spec)) return 'none';
  if (state.step === 'returned') return 'community';
  return spec.kind === 'submission' && state.step === 'awaiting-receipt' ? spec.to : spec.by;
}
