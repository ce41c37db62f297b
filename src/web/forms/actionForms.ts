import type { ActionName } from '../../cases/actions.ts';
import { aidForms } from './actions/aid.ts';
import { anyCaseForms } from './actions/anyCase.ts';
import { approvalForms } from './actions/approval.ts';
import { employmentForms } from './actions/employment.ts';
import { exitForms } from './actions/exit.ts';
import { monitoringForms } from './actions/monitoring.ts';
import { tutoringForms } from './actions/tutoring.ts';
import { reliefForms } from './actions/relief.ts';
import type { Field } from './field.ts';

/** Actions that a person takes on a case by a form of their own; the others have pages (application) or are jobs. */
export type FormAction = Exclude<ActionName, 'apply' | 'recompute' | 'endCampaign'>;

export function hasForm(action: ActionName): action is FormAction {
  return action !== 'apply' && action !== 'recompute' && action !== 'endCampaign';
}

/** The fields of every action's form, in the order in which one fills them in. Codes and words are checked by the actions table. */
export const actionForms: { [A in FormAction]: readonly Field[] } = { ...approvalForms, ...employmentForms, ...monitoringForms, ...tutoringForms, ...aidForms, ...reliefForms, ...exitForms, ...anyCaseForms };

/** What no form asks for although the action takes it: the product finds it itself, or only the API offers it so far. */
export const notAsked: Partial<Record<FormAction, readonly string[]>> = {
  recordIncomeMonth: ['side'], // worked out from the sealed amount (D-03)
  answerReferral: ['documents'], // a unit uploads nothing: it sees none of the case
};

/** Their time is when they are recorded, so their forms ask for none. */
const nowOnly = new Set<FormAction>(['postNotice', 'correctNotice', 'undo', 'movePolicy', 'transfer', 'addNote', 'reassign', 'recordSession', 'recordTalk', 'recordSchoolThings', 'changeTeacher']);

/** Whether the form offers to say when it happened, for what is entered later. */
export function asksWhen(action: FormAction): boolean {
  return !nowOnly.has(action);
}
