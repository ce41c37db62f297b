import type { ExitFact } from '../../../cases/facts/exit.ts';
import { dayText } from '../dates.ts';
import { exitWords, monthSideWords, referralOutcomeWords } from '../support.ts';
import { both, withDocuments, type Sentences } from './sentence.ts';

export const exitSentences: Sentences<ExitFact> = {
  'income-recorded': ({ month, side, counted, needed, documents }) =>
    withDocuments(
      {
        zh: `${month} 收入：${monthSideWords[side].zh}；连续 ${counted} 个月（要求 ${needed} 个月）`,
        en: `Income of ${month}: ${monthSideWords[side].en.toLowerCase()}; ${counted} of ${needed} months in a row`,
      },
      documents,
    ),
  'income-gap': ({ month }) => ({ zh: `${month} 没有登记收入，重新起算`, en: `No income was recorded for ${month}: the count starts again` }),
  'referral-opened': ({ measure, unit, documents }, names) =>
    withDocuments({ zh: `转办“${names.measure(measure).zh}”，由${names.unit(unit).zh}牵头`, en: `“${names.measure(measure).en}” referred to ${names.unit(unit).en}` }, documents),
  'referral-answered': ({ measure, outcome, late, documents }, names) =>
    withDocuments(
      {
        zh: `“${names.measure(measure).zh}”答复：${referralOutcomeWords[outcome].zh}${late ? '（逾期）' : ''}`,
        en: `“${names.measure(measure).en}” answered: ${referralOutcomeWords[outcome].en.toLowerCase()}${late ? ' (late)' : ''}`,
      },
      documents,
    ),
  'referral-closed': ({ measure }, names) => both(names.measure(measure), (zh) => `“${zh}”办结`, (en) => `“${en}” closed`),
  'helper-paired': ({ kind }, names) => both(names.helper(kind), (zh) => `结对联系：${zh}`, (en) => `Paired contact: ${en}`),
  'pairing-ended': ({ kind }, names) => both(names.helper(kind), (zh) => `结束结对：${zh}`, (en) => `Pairing ended: ${en}`),
  'exit-reported': ({ exit, counted, causeGoneOn, documents }) => {
    const gone = causeGoneOn ? dayText(causeGoneOn) : undefined;
    return withDocuments(
      {
        zh: `上报退出：${exitWords[exit].zh}${exit === 'exit-1' ? `，连续 ${counted} 个月高于标准` : ''}${gone ? `，致困原因于${gone.zh}消除` : ''}`,
        en: `Exit reported: ${exitWords[exit].en}${exit === 'exit-1' ? `, ${counted} months in a row above the line` : ''}${gone ? `, the cause gone since ${gone.en}` : ''}`,
      },
      documents,
    );
  },
};
