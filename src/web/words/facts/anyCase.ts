import type { AnyCaseFact } from '../../../cases/facts/anyCase.ts';
import { actionText } from '../actions.ts';
import { dayText, dueText } from '../dates.ts';
import { closingWords, decisionWords, deliveryWords, reviewOutcomeWords } from '../outcomes.ts';
import { levelWords } from '../people.ts';
import { both, withDocuments, type Sentences } from './sentence.ts';
import { wordFor } from '../text.ts';

export const anyCaseSentences: Sentences<AnyCaseFact> = {
  'ledger-revoked': () => ({ zh: '台账记录标为撤销', en: 'Ledger entry marked revoked' }),
  'decision-made': ({ kind }) => both(decisionWords[kind], (zh) => `作出书面${zh}`, (en) => `Written decision: ${en.toLowerCase()}`),
  'decision-delivered': ({ way, deliveredOn, documents }) => {
    const how = wordFor(deliveryWords, way);
    return withDocuments({ zh: `决定于${dayText(deliveredOn).zh}送达（${how.zh}）`, en: `Decision delivered on ${dayText(deliveredOn).en} (${how.en.toLowerCase()})` }, documents);
  },
  'track-closed': ({ reason }) => both(closingWords[reason], (zh) => `此人帮扶结束：${zh}`, (en) => `Help for this person ended: ${en.toLowerCase()}`),
  'case-closed': ({ reason }) => both(closingWords[reason], (zh) => `案件办结：${zh}`, (en) => `Case closed: ${en.toLowerCase()}`),
  reminded: ({ clock, due }, names) => ({ zh: `提醒：${names.clock(clock).zh}将于 ${dueText(due).zh} 到期`, en: `Reminder: ${names.clock(clock).en} is due ${dueText(due).en}` }),
  overdue: ({ clock, due }, names) => ({ zh: `${names.clock(clock).zh}超期（期限 ${dueText(due).zh}）`, en: `${names.clock(clock).en} is overdue (was due ${dueText(due).en})` }),
  escalated: ({ clock, to }, names) => ({ zh: `${names.clock(clock).zh}逾期，报${levelWords[to].zh}级督办`, en: `${names.clock(clock).en} is late and was brought to the ${levelWords[to].en}` }),
  'death-recorded': ({ person, newApplicant, documents }, names) =>
    withDocuments(
      {
        zh: `${names.person(person)} 去世${newApplicant ? `，申请人改为 ${names.person(newApplicant)}` : ''}`,
        en: `Death of ${names.person(person)}${newApplicant ? `; ${names.person(newApplicant)} is now the applicant` : ''}`,
      },
      documents,
    ),
  'household-split': ({ people, newApplicant, documents }, names) => {
    const who = people.map((person) => names.person(person));
    return withDocuments(
      {
        zh: `分户：${who.join('、')} 离开本户${newApplicant ? `，申请人改为 ${names.person(newApplicant)}` : ''}`,
        en: `Household split: ${who.join(', ')} left it${newApplicant ? `; ${names.person(newApplicant)} is now the applicant` : ''}`,
      },
      documents,
    );
  },
  merged: ({ into, documents }) => withDocuments({ zh: `并入案件 ${into}`, en: `Merged into case ${into}` }, documents),
  transferred: ({ from, to }, names) => ({
    zh: `由${names.region(from).zh}移交${names.region(to).zh}`,
    en: `Transferred from ${names.region(from).en} to ${names.region(to).en}`,
  }),
  'complaint-received': () => ({ zh: '收到举报，案件暂停办理', en: 'Complaint received; the case is suspended' }),
  'complaint-decided': ({ upheld, heardOn, documents }) =>
    withDocuments(
      {
        zh: `举报${upheld ? '属实' : '不属实'}，${dayText(heardOn).zh}听取本人陈述`,
        en: `Complaint ${upheld ? 'upheld' : 'dismissed'}; the applicant was heard on ${dayText(heardOn).en}`,
      },
      documents,
    ),
  'review-requested': ({ requestedOn, documents }) => withDocuments({ zh: `本人${dayText(requestedOn).zh}申请复核`, en: `Review asked for on ${dayText(requestedOn).en}` }, documents),
  'review-decided': ({ outcome, heardOn, documents }) =>
    withDocuments(
      both(reviewOutcomeWords[outcome], (zh) => `复核结果：${zh}，${dayText(heardOn).zh}听取本人陈述`, (en) => `Review: ${en.toLowerCase()}; the applicant was heard on ${dayText(heardOn).en}`),
      documents,
    ),
  undone: ({ seq, action }) => both(actionText(action), (zh) => `撤销第 ${seq} 步“${zh}”`, (en) => `Step ${seq} (“${en}”) undone`),
  'policy-moved': ({ from, to }) => ({ zh: `适用政策由 ${from} 改为 ${to}`, en: `Policy changed from ${from} to ${to}` }),
  'deadlines-recomputed': () => ({ zh: '放假安排更新，重新计算期限', en: 'Deadlines computed again after a new holiday schedule' }),
  'note-added': () => ({ zh: '添加备注', en: 'Note added' }),
};
