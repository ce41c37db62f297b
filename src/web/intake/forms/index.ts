import type { IntakeFields } from '../fields.ts';
import { exitFields } from './exit.ts';
import { pairingFields } from './pairing.ts';
import { employmentFields } from './employment.ts';
import { unionAidFields } from './unionAid.ts';
import { reliefFields } from './relief.ts';

/** The programmes whose applications ask something of their own. */
const forms: Readonly<Record<string, IntakeFields>> = {
  'employment-assistance': employmentFields,
  'union-aid': unionAidFields,
  'holiday-relief': reliefFields,
  'long-term-exit': exitFields,
  'student-pairing': pairingFields,
};

const plain: IntakeFields = { person: [], seeks: { zh: '申请帮扶', en: 'Applies for help' }, seeking: [], file: [] };

export function intakeFields(programme: string): IntakeFields {
  return forms[programme] ?? plain;
}
