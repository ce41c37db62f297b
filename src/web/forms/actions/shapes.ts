import type { Text } from '../../words/text.ts';
import type { Field } from '../field.ts';

export const evidence = (hint: Text): Field => ({ kind: 'documents', part: 'codes', name: 'documents', label: { zh: '证据', en: 'Evidence' }, hint });

export const attachments: Field = { kind: 'documents', part: 'codes', name: 'documents', optional: true, label: { zh: '附件', en: 'Attachments' } };

export const wordsField = (name: string, zh: string, en: string, hint?: Text): Field => ({
  kind: 'words', part: 'form', name, label: { zh, en }, ...(hint ? { hint } : {}),
});

export const note: Field = { kind: 'words', part: 'form', name: 'note', rows: 2, optional: true, label: { zh: '说明', en: 'Note' } };

export const reason = wordsField('reason', '理由', 'Reason');
