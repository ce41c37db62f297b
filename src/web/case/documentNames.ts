import type { DocumentView } from '../../documents/documents.ts';
import type { Visit } from '../visit.ts';
import { actionNames, actionText } from '../words/actions.ts';
import { instantText } from '../words/dates.ts';
import type { Text } from '../words/text.ts';

/** What a document is, in words: what policy calls it, or which action it proves. */
export function kindText({ t, words }: Visit, kind: string): string {
  const ofAction = /^evidence-(.+)$/.exec(kind)?.[1];
  if (ofAction) return t(`证据：${actionOf(ofAction).zh}`, `Evidence: ${actionOf(ofAction).en}`);
  return kind === 'other' ? t('其他', 'Other') : t(words.document(kind));
}

function actionOf(lowerCase: string): Text {
  const name = actionNames.find((action) => action.toLowerCase() === lowerCase);
  return actionText(name ?? lowerCase);
}

/** One document among several: scans are often called alike. */
export function documentText(visit: Visit, { kind, name, uploadedAt }: DocumentView): string {
  const { t } = visit;
  return `${kindText(visit, kind)}${t('：', ': ')}${name}${t('（', ' (')}${t(instantText(uploadedAt))}${t('）', ')')}`;
}
