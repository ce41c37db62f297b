import type { Text } from '../words/text.ts';

/** One choice of a select, a group of radio buttons or of check boxes. */
export interface Option {
  value: string;
  label: Text;
  hint?: Text;
  /** The control of the same form whose text this is called by, as soon as something stands there. */
  follows?: string;
}

/**
 * Choices that only the case at hand knows; filled in when the form is shown (`choices.ts`).
 * A mentor is chosen among the mentors of the region, an offer among those of the track, and so on.
 */
export type ChoiceSource =
  | 'people' | 'otherPeople' | 'mentors' | 'vacancies' | 'offersOpen' | 'offersToRefuse' | 'offersRefused' | 'offersContested' | 'objectionsOpen'
  | 'findingsOpen' | 'decisions' | 'decisionsToReview' | 'decisionsInReview' | 'communities' | 'policies' | 'categories' | 'missing' | 'services' | 'rules' | 'teachers' | 'studentsToPair'
  | 'grantKinds' | 'grantsToDecide' | 'grantsToPay' | 'grantsOpen' | 'grantsPaid' | 'funds' | 'topUps'
  | 'campaigns' | 'degrees' | 'papers'
  | 'measures' | 'referralsAnswered' | 'helperKinds' | 'helpers' | 'publicRelief' | 'unionAid';

interface FieldBase {
  /** Name in the action's `codes` or `form`. */
  name: string;
  /** Codes travel to the workflow; a form's words stay in Postgres. */
  part: 'codes' | 'form';
  label: Text;
  hint?: Text;
  /** May be left empty. */
  optional?: boolean;
}

/** A field of an action's form: how it is shown and how its text becomes a value again. */
export type Field =
  | (FieldBase & { kind: 'line' })
  | (FieldBase & { kind: 'words'; rows?: number })
  | (FieldBase & { kind: 'money' })
  /** A whole number. */
  | (FieldBase & { kind: 'number' })
  | (FieldBase & { kind: 'month' })
  | (FieldBase & { kind: 'day' })
  | (FieldBase & { kind: 'documents' })
  | (FieldBase & { kind: 'confirm' })
  | (FieldBase & { kind: 'yesNo'; yes: Text; no: Text })
  | (FieldBase & { kind: 'choice'; options: readonly Option[] | ChoiceSource; look: 'radios' | 'select'; initial?: string })
  | (FieldBase & { kind: 'choices'; options: readonly Option[] | ChoiceSource })
  /** A mentor for each person who seeks recognition (C-08): names are `mentors.<person>`. */
  | (FieldBase & { kind: 'mentorOfEach' })
  /** A document for each adult (B-24): names are `authorisations.<person>`. */
  | (FieldBase & { kind: 'authorisationOfEach' })
  /** The whole file of the household, as the application asks for it. */
  | (FieldBase & { kind: 'householdFile' })
  /** The number of the step to undo: nothing to choose, so nothing to get wrong. */
  | (FieldBase & { kind: 'lastStep' });

/** What was typed, by field name, as a browser sends it; kept word for word when something is wrong. */
export type Typed = Readonly<Record<string, readonly string[]>>;

export function typedOne(typed: Typed, name: string): string {
  return typed[name]?.at(-1) ?? '';
}
