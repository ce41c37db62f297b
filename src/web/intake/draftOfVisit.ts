import { createDraft, readDraft, saveDraft, type Draft } from '../../cases/intake/drafts.ts';
import type { Reader } from '../../cases/read/model.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import { typedOne, type Typed } from '../forms/field.ts';
import type { WebParts } from '../parts.ts';
import type { StaffVisit } from '../visit.ts';
import { programmeOf } from '../../programmes/index.ts';
import { intakeFields } from './forms/index.ts';
import { draftBodyOf } from './typedForm.ts';

/** Name of the control that says which programme the application is for. */
export const PROGRAMME_FIELD = 'programme';
/** Name of the control with the version of the draft that the page shows. */
export const VERSION_FIELD = 'version';

/**
 * Saves what is typed into a draft; the first saving makes it, under the id that the page brought along.
 * @throws RefusalError `draft.changed` when another window saved it meanwhile
 */
export async function autosave(parts: WebParts, { staff }: StaffVisit, id: string, typed: Typed): Promise<Draft> {
  const version = Number(typedOne(typed, VERSION_FIELD));
  const programme = programmeTyped(typed);
  const body = draftBodyOf(typed, intakeFields(programme));
  if (version > 0) return saveDraft(parts, staff, id, version, body);
  const known = await draftIfAny(parts, staff, id);
  return known ? saveDraft(parts, staff, id, known.version, body) : createDraft(parts, staff, programme, body, id);
}

/**
 * Saves a form that was sent as a whole, over whatever an autosave stored a moment before: who presses a button means
 * what the page shows.
 */
export function saveSent(parts: WebParts, visit: StaffVisit, id: string, typed: Typed): Promise<Draft> {
  return autosave(parts, visit, id, { ...typed, [VERSION_FIELD]: [] });
}

async function draftIfAny(parts: WebParts, author: Reader, id: string): Promise<Draft | undefined> {
  try {
    return await readDraft(parts, author, id);
  } catch (error) {
    if (error instanceof RefusalError && error.refusal.code === 'not-found') return undefined;
    throw error;
  }
}

/** @throws RefusalError `not-found` for a programme that there is not */
export function programmeTyped(typed: Typed): string {
  return knownProgramme(typedOne(typed, PROGRAMME_FIELD));
}

/** @throws RefusalError `not-found` for a programme that there is not */
export function knownProgramme(id: string): string {
  try {
    return programmeOf(id).id;
  } catch {
    throw new RefusalError({ code: 'not-found' });
  }
}
