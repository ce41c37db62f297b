import type { ReliefFact } from '../../../cases/facts/relief.ts';
import { dayText, moneyText } from '../dates.ts';
import { campaignEndWords, handOverWords, returnWords } from '../relief.ts';
import { listOf } from '../text.ts';
import { both, withDocuments, type Sentences } from './sentence.ts';

export const reliefSentences: Sentences<ReliefFact> = {
  'relief-listed': ({ fen }) => both(moneyText(fen), (zh) => `列入名单，慰问金 ${zh}`, (en) => `Put on the list: ${en}`),
  'relief-unlisted': () => ({ zh: '重新核查，移出名单', en: 'Reviewed again, and taken off the list' }),
  'paper-received': ({ papers, on, documents }, names) => {
    const which = listOf(papers.map((code) => names.document(code)));
    return withDocuments({ zh: `${dayText(on).zh}收到纸质材料：${which.zh}`, en: `Signed paper received on ${dayText(on).en}: ${which.en}` }, documents);
  },
  'relief-handed-over': ({ way, fen, on, documents }) =>
    withDocuments({ zh: `${dayText(on).zh}${handOverWords[way].zh}，慰问金 ${moneyText(fen).zh}`, en: `${moneyText(fen).en} handed over on ${dayText(on).en}: ${handOverWords[way].en.toLowerCase()}` }, documents),
  'relief-returned': ({ reason, fen, documents }) =>
    withDocuments({ zh: `慰问金 ${moneyText(fen).zh} 退回：${returnWords[reason].zh}`, en: `${moneyText(fen).en} given back: ${returnWords[reason].en.toLowerCase()}` }, documents),
  'campaign-ended': ({ outcome }) => both(campaignEndWords[outcome], (zh) => `活动截止：${zh}`, (en) => `Campaign closed: ${en}`),
};
