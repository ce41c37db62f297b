import { clockName, clockNames } from '../../messages/words.ts';
import { programmeOf } from '../../programmes/index.ts';
import { stageText } from './stages.ts';
import { wordFor, type Text } from './text.ts';

const ofHousehold: Text = { zh: '零就业家庭安置', en: 'Placement of the household' };

/** The name of a clock, from its id such as `communityReview`, `placement:household`, `call:…`, and its case's programme. */
export function clockText({ clock, kind, programme }: { clock: string; kind: string; programme: string }): Text {
  if (clock === 'placement:household') return ofHousehold;
  return programmeOf(programme).stages[clock]?.title ?? wordFor(clockNames, kind);
}

/** The name of a clock of which only the id is known: its kind is the part before the colon. */
export function clockTextOf(clock: string, programme?: string): Text {
  if (clock === 'placement:household') return ofHousehold;
  const [name = clock] = clock.split(':');
  return programme === undefined && !Object.hasOwn(clockNames, name) ? stageText(name) : clockName({ clock, ...(programme === undefined ? {} : { programme }) });
}
