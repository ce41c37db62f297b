import type { z } from 'zod';
import type { Policy } from '../../programmes/policy/shared.ts';
import type { Day } from '../state.ts';
import type { ApplicationAssessment } from './assessment.ts';
import { exitIntake } from './exit.ts';
import { employmentIntake } from './employment.ts';
import type { CaseElsewhere } from './elsewhere.ts';
import { plainForm, type PlainForm } from './form.ts';
import { pairingIntake } from './pairing.ts';
import type { Known } from './people.ts';
import { unionAidIntake } from './unionAid.ts';
import { reliefIntake } from './relief.ts';

/** How a programme takes applications in: what it asks, and what its rules say about the answers. */
export interface Intake<F extends PlainForm = PlainForm> {
  form: z.ZodType<F>;
  /** Its rules ask whether other programmes know the household. */
  looksElsewhere?: true;
  /** Pure; the form has been parsed by `form`, and the people's numbers have been read. */
  assess(application: { form: F; people: readonly Known<F['people'][number]>[]; policy: Policy; day: Day; elsewhere: readonly CaseElsewhere[] }): ApplicationAssessment;
  /** How the file is kept, where that is not as it was entered. */
  keptFile?(file: unknown, people: readonly { personId: string }[]): unknown;
}

/** The programmes that ask more than every office does. */
const kinds = {
  'employment-assistance': employmentIntake,
  'union-aid': unionAidIntake,
  'holiday-relief': reliefIntake,
  'long-term-exit': exitIntake,
  'student-pairing': pairingIntake,
};

/** Whoever applies is helped: for programmes whose rules ask nothing. */
const plain: Intake = {
  form: plainForm,
  assess: ({ people, policy }) => ({
    policyId: policy.id, household: [], kept: { zeroEmployment: false }, against: [],
    people: people.map(({ seeksRecognition, identity }) => ({ seeksRecognition, unknownPlace: identity.unknownPlace, assessment: { eligible: true, conditions: [], categories: [] } })),
  }),
};

export function intakeOf(programme: string): Intake {
  return Object.hasOwn(kinds, programme) ? (kinds[programme as keyof typeof kinds] as unknown as Intake) : plain; // each is only ever given what its own form has read
}
