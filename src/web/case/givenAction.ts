import { actions } from '../../cases/actions.ts';
import type { CommandAnswer } from '../../cases/command.ts';
import { give } from '../../cases/commandService.ts';
import { InputError } from '../../refusals/input.ts';
import { RefusalError, type Refusal } from '../../refusals/refusal.ts';
import type { FormAction } from '../forms/actionForms.ts';
import { KEY_FIELD } from '../forms/idempotency.ts';
import { typedOne, type Typed } from '../forms/field.ts';
import { givenOf } from '../forms/readTyped.ts';
import type { WebParts } from '../parts.ts';
import type { StaffVisit } from '../visit.ts';

/** What became of a form that was sent. */
export type Outcome =
  | { kind: 'done'; answer: CommandAnswer }
  /** Nobody knows yet; the same form with the same key is sent again. */
  | { kind: 'unconfirmed' }
  /** Not taken: shown again as it was typed, with the reason. */
  | { kind: 'refused'; refusal: Refusal; problems: InputError['problems'] };

/** Gives what was typed to the case, under the form's own key. */
export async function giveTyped(parts: WebParts, { staff }: StaffVisit, caseId: string, action: FormAction, track: string | undefined, typed: Typed): Promise<Outcome> {
  try {
    const seen = Number(typedOne(typed, SEEN_FIELD));
    const given = { ...givenOf(action, typed), ...(track === undefined ? {} : { track }), ...(mustSeeLatest(action) && seen > 0 ? { seenSeq: seen } : {}) };
    return { kind: 'done', answer: await give(parts, staff, caseId, action, given, typedOne(typed, KEY_FIELD)) };
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    if (error.refusal.code === 'not-confirmed') return { kind: 'unconfirmed' };
    if (error.refusal.code === 'not-found') throw error;
    return { kind: 'refused', refusal: error.refusal, problems: error instanceof InputError ? error.problems : [] };
  }
}

/** Name of the control with the number of the step that the page showed last. */
export const SEEN_FIELD = 'seen';

/** Who decides over a case must have seen it as it is; a note or a call may be added to whatever has happened since. */
function mustSeeLatest(action: FormAction): boolean {
  const spec = actions[action];
  return 'weight' in spec && spec.weight === 'grave';
}
