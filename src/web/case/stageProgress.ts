import { programmeOf } from '../../programmes/index.ts';
import { CLOSED, TRACKS } from '../../programmes/programme.ts';
import { stageText } from '../words/stages.ts';
import type { Text } from '../words/text.ts';

export interface ProgressStep {
  stage: string;
  title: Text;
  state: 'done' | 'current' | 'coming';
}

/**
 * The stages that a case passes as one, in the programme's order, and where it stands now. Stages of the people's own
 * tracks are one step here: everybody is at a different one of them.
 */
export function stageProgress({ programme, stage, everRecognised }: { programme: string; stage: string; everRecognised: boolean }): ProgressStep[] {
  const page = programmeOf(programme);
  const beside = new Set(Object.values(page.stages).flatMap((one) => one.beside ?? [])); // they run beside the others, and are no steps of the way
  const own = Object.keys(page.stages).filter((name) => !onTracks(page.stages[name]?.kind) && !beside.has(name));
  const path = ['apply', ...own, ...(page.tracks ? [TRACKS] : []), CLOSED];
  const closedEarly = stage === CLOSED && !everRecognised;
  const current = path.indexOf(stage);
  return path
    .filter((name) => !(closedEarly && name === TRACKS))
    .map((name, index) => ({
      stage: name,
      title: stageText(name, programme),
      state: name === stage ? 'current' : index < current && !closedEarly ? 'done' : closedEarly && index === 0 ? 'done' : 'coming',
    }));
}

function onTracks(kind: string | undefined): boolean {
  return kind === 'plan' || kind === 'placement' || kind === 'followUp' || kind === 'tutoring' || kind === 'termReview';
}

/** The same for one recognised person: placement, follow-up, closed. */
export function trackProgress({ programme, stage }: { programme: string; stage: string }): ProgressStep[] {
  const page = programmeOf(programme);
  const own = Object.keys(page.stages).filter((name) => onTracks(page.stages[name]?.kind) && !page.tracks?.beside.includes(name));
  const path = [...own, CLOSED];
  const current = path.indexOf(stage);
  return path.map((name, index) => ({ stage: name, title: stageText(name, programme), state: name === stage ? 'current' : index < current ? 'done' : 'coming' }));
}
