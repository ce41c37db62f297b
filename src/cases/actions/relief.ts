import { z } from 'zod';
import { documents, evidence, nothing, words, type ActionSpec } from './shapes.ts';

/** From a place on the village's list to relief handed over. */
export const reliefActions = {
  list: {
    title: { zh: '列入名单', en: 'Put on the list' }, weight: 'primary',
    codes: z.strictObject({
      campaign: z.uuid().describe('Id of the campaign'),
      degree: z.string().max(40).describe('Degree of hardship, by policy’s code; the amount follows from it'),
    }),
    form: nothing,
  },
  recordPaper: {
    title: { zh: '签收纸质材料', en: 'Receive the signed paper' }, weight: 'primary',
    codes: z.strictObject({
      papers: z.array(z.string().max(40)).min(1).describe('Codes of the papers that came, signed and sealed'),
      documents: documents.default([]),
    }),
    form: nothing,
  },
  handOver: {
    title: { zh: '登记发放', en: 'Record the handing over' }, weight: 'primary',
    codes: z.strictObject({ way: z.enum(['visit', 'payment']).describe('On a visit, or paid out'), documents: evidence }),
    form: z.strictObject({ visitors: words('Who handed it over, and who received it') }),
  },
  giveBack: {
    title: { zh: '退回慰问金', en: 'Give the money back' }, weight: 'grave',
    codes: z.strictObject({ reason: z.enum(['declined', 'not-found', 'moved-away', 'died', 'reclaimed']), documents: evidence }),
    form: z.strictObject({ note: words('What happened') }),
  },
  endCampaign: { title: { zh: '活动截止', en: 'Campaign closed' }, codes: z.strictObject({ campaign: z.uuid() }), form: nothing },
} as const satisfies Record<string, ActionSpec>;
