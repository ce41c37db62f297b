import { z } from 'zod';
import { exits, referralOutcomes } from '../support.ts';
import { day, documents, evidence, fen, recordId, words, type ActionSpec } from './shapes.ts';

const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'format');
const codes = z.array(code).max(20);

/** Measures by units, income month by month, paired helpers and the report of an exit (D-03 to D-06). */
export const exitActions = {
  recordIncomeMonth: {
    title: { zh: '登记月收入', en: 'Record a month’s income' }, weight: 'primary',
    codes: z.strictObject({
      month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'period.month').describe('A month that has ended, such as 2026-03'),
      documents: evidence,
      side: z.enum(['above', 'on', 'below']).optional().describe('Found by the product from the amount; what is sent is not used'),
    }),
    form: z.strictObject({ incomeFen: fen.describe('Of the whole household, whole fen'), members: z.int().min(1).max(50) }),
  },
  refer: {
    title: { zh: '转办帮扶措施', en: 'Refer measures to units' },
    codes: z.strictObject({ measures: codes.min(1).describe('One referral for each'), documents: documents.default([]) }),
    form: z.strictObject({ request: words('What the unit is asked to do') }),
  },
  answerReferral: {
    title: { zh: '答复转办', en: 'Answer a referral' }, weight: 'primary',
    codes: z.strictObject({ referral: recordId, outcome: z.enum(referralOutcomes), documents: documents.default([]) }),
    form: z.strictObject({ answer: words('What was done, and the result') }),
  },
  closeReferral: {
    title: { zh: '办结转办', en: 'Close a referral' },
    codes: z.strictObject({ referral: recordId }),
    form: z.strictObject({ note: z.string().trim().max(2000).optional() }),
  },
  pairHelper: {
    title: { zh: '结对联系', en: 'Pair a helper' },
    codes: z.strictObject({ kind: code, helper: code.describe('Id of an account, or the code of a helper without one') }),
    form: z.strictObject({ note: z.string().trim().max(2000).optional() }),
  },
  endPairing: {
    title: { zh: '结束结对', en: 'End a pairing' },
    codes: z.strictObject({ pair: recordId }),
    form: z.strictObject({ reason: words('Why') }),
  },
  proposeExit: {
    title: { zh: '上报退出', en: 'Report that it can leave' }, weight: 'primary',
    codes: z.strictObject({ exit: z.enum(exits), causeGoneOn: day.optional().describe('Exit 1: since when the cause is gone'), documents: evidence }),
    form: z.strictObject({
      statement: words('What was found on the visit'),
      monthLivingFen: fen.optional().describe('Exit 2: what the household lives on in a month, relief and aid included; whole fen'),
      publicRelief: codes.default([]).describe('Exit 2: kinds of public relief it receives now'),
      unionAid: codes.default([]).describe('Exit 2: kinds of union aid it has had'),
      unableByItself: z.boolean().default(false),
      eased: z.boolean().default(false),
    }),
  },
} as const satisfies Record<string, ActionSpec>;
