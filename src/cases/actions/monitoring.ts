import { z } from 'zod';
import { monitoringOutcomes } from '../monitoring.ts';
import { documents, type ActionSpec } from './shapes.ts';

/** Calls on a household that has left hardship (B-14). */
export const monitoringActions = {
  recordMonitoring: {
    title: { zh: '登记脱困回访', en: 'Record a call after the exit' }, weight: 'primary',
    codes: z.strictObject({ outcome: z.enum(monitoringOutcomes), documents: documents.default([]).describe('A relapse needs one at least') }),
    form: z.strictObject({ note: z.string().trim().max(2000).optional() }),
  },
} as const satisfies Record<string, ActionSpec>;
