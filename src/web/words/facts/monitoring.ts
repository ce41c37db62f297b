import type { MonitoringFact } from '../../../cases/facts/monitoring.ts';
import { dayOf } from '../../../calendar/days.ts';
import { dayText } from '../dates.ts';
import { monitoringWords } from '../outcomes.ts';
import { withDocuments, type Sentences } from './sentence.ts';

export const monitoringSentences: Sentences<MonitoringFact> = {
  'monitoring-recorded': ({ round, outcome, documents, enteredLate }) =>
    withDocuments(
      {
        zh: `第 ${round} 次脱困回访：${monitoringWords[outcome].zh}${enteredLate ? '（补录）' : ''}`,
        en: `Call ${round} after the exit: ${monitoringWords[outcome].en.toLowerCase()}${enteredLate ? ' (entered late)' : ''}`,
      },
      documents,
    ),
  'monitoring-missed': ({ round }) => ({ zh: `第 ${round} 次脱困回访没有按期进行`, en: `Call ${round} after the exit was missed` }),
  relapsed: ({ exitedAt }) => {
    const day = dayText(dayOf(exitedAt));
    return { zh: `返困，重新纳入帮扶（${day.zh}脱困，此前的帮扶记录保留在本案）`, en: `Back in hardship: reopened (it had left on ${day.en}; the help before is kept in this case)` };
  },
};
