import type { Option } from '../forms/field.ts';
import type { Text } from '../words/text.ts';

interface FieldBase {
  /** Where it stands in the form, as a path such as `wishes.trades`. */
  name: string;
  label: Text;
  hint?: Text;
  optional?: boolean;
}

/** A field of an application, as data: how it is shown, and how its text becomes a value of the form again. */
export type IntakeField =
  | (FieldBase & { kind: 'line' | 'words' | 'day' | 'month' })
  /** Yuan as typed, whole fen in the form. */
  | (FieldBase & { kind: 'money' })
  | (FieldBase & { kind: 'number' })
  | (FieldBase & { kind: 'tick' })
  /** Several words, separated by commas. */
  | (FieldBase & { kind: 'list' })
  | (FieldBase & { kind: 'choice' | 'choices'; options: readonly Option[] | 'categories' | 'people' | 'positions' })
  /** As many rows as are needed; empty ones do not count. */
  | (FieldBase & { kind: 'rows'; fields: readonly IntakeField[]; most: number });

/** What a programme's application asks beside the shared part. */
export interface IntakeFields {
  /** Asked of everybody. */
  person: readonly IntakeField[];
  /** What the tick that somebody is to be helped is called. */
  seeks: Text;
  /** Mostly not the applicant: nobody is ticked at first. */
  seeksForOthers?: true;
  /** Asked only of those who are to be helped. */
  seeking: readonly IntakeField[];
  /** The file of the household, in sections. */
  file: readonly { title: Text; hint?: Text; fields: readonly IntakeField[] }[];
}
