import type { monitoringActions } from '../../../cases/actions/monitoring.ts';
import { monitoringWords } from '../../words/outcomes.ts';
import type { Field } from '../field.ts';
import { optionsOf } from '../options.ts';
import { attachments, note } from './shapes.ts';

/** Forms of the actions in `cases/actions/monitoring.ts`. */
export const monitoringForms: Record<keyof typeof monitoringActions, readonly Field[]> = {
  recordMonitoring: [
    { kind: 'choice', part: 'codes', name: 'outcome', options: optionsOf(monitoringWords), look: 'radios', label: { zh: '家庭情况', en: 'How the household stands' } },
    note,
    { ...attachments, hint: { zh: '返困的须附证据', en: 'A relapse needs evidence' } },
  ],
};
