import type { reliefActions } from '../../../cases/actions/relief.ts';
import { handOverWords, returnWords } from '../../words/relief.ts';
import type { Field } from '../field.ts';
import { optionsOf } from '../options.ts';
import { attachments, evidence, wordsField } from './shapes.ts';

/** Forms of the actions in `cases/actions/relief.ts`. */
export const reliefForms: Record<Exclude<keyof typeof reliefActions, 'endCampaign'>, readonly Field[]> = {
  list: [
    { kind: 'choice', part: 'codes', name: 'campaign', options: 'campaigns', look: 'radios', label: { zh: '活动', en: 'Campaign' }, hint: { zh: '显示本村（社区）剩余资金和名额', en: 'With the money and places that this village has left' } },
    { kind: 'choice', part: 'codes', name: 'degree', options: 'degrees', look: 'radios', label: { zh: '困难程度', en: 'Degree of hardship' } },
  ],
  recordPaper: [
    { kind: 'choices', part: 'codes', name: 'papers', options: 'papers', label: { zh: '收到的签字盖章材料', en: 'Papers received, signed and sealed' } },
    attachments,
  ],
  handOver: [
    { kind: 'choice', part: 'codes', name: 'way', options: optionsOf(handOverWords), look: 'radios', label: { zh: '发放方式', en: 'How' } },
    wordsField('visitors', '发放人和签收人', 'Who handed it over, and who received it'),
    evidence({ zh: '签收单、照片或打卡凭证', en: 'Signed receipt, photo or payment slip' }),
  ],
  giveBack: [
    { kind: 'choice', part: 'codes', name: 'reason', options: optionsOf(returnWords), look: 'radios', label: { zh: '原因', en: 'Reason' } },
    wordsField('note', '经过', 'What happened'),
    evidence({ zh: '退款凭证或情况说明', en: 'Proof of the return' }),
  ],
};
