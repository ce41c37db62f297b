import type { Fact } from '../../../cases/facts.ts';
import type { ApprovalFact } from '../../../cases/facts/approval.ts';
import { channelWords, objectionWords, opinionWords } from '../outcomes.ts';
import { levelWords } from '../people.ts';
import { both, withDocuments, type Sentences } from './sentence.ts';
import { listOf, type Text } from '../text.ts';

export const approvalSentences: Sentences<ApprovalFact> = {
  applied: ({ channel }) => both(channelWords[channel], (zh) => `提交申请（${zh}）`, (en) => `Application handed in (${en.toLowerCase()})`),
  'stage-entered': ({ stage }, names) => both(names.stage(stage), (zh) => `进入“${zh}”`, (en) => `Entered “${en}”`),
  received: ({ level }) => both(levelWords[level], (zh) => `${zh}签收`, (en) => `Received by the ${en}`),
  opinion: ({ level, outcome, missing, rule }, names) => {
    const what = missing?.length ? listOf(missing.map((code) => names.document(code))) : undefined;
    return {
      zh: `${levelWords[level].zh}意见：${opinionWords[outcome].zh}${what ? `，缺 ${what.zh}` : ''}${rule ? `，依据 ${rule}` : ''}`,
      en: `Opinion of the ${levelWords[level].en}: ${opinionWords[outcome].en.toLowerCase()}${what ? `; missing: ${what.en}` : ''}${rule ? `, by ${rule}` : ''}`,
    };
  },
  resubmitted: ({ documents }) => withDocuments({ zh: '补正后再报', en: 'Resubmitted' }, documents),
  'notice-posted': ({ documents }) => withDocuments({ zh: '张贴公示', en: 'Notice posted' }, documents),
  'notice-ended': () => ({ zh: '公示期满，公示撤下', en: 'Notice ended and was taken down' }),
  'notice-taken-down': ({ why }) => both(takenDownWords[why], (zh) => `公示撤下：${zh}`, (en) => `Notice taken down: ${en}`),
  'objection-received': ({ anonymous }) => ({ zh: anonymous ? '收到匿名异议' : '收到异议', en: anonymous ? 'Anonymous objection received' : 'Objection received' }),
  'objection-decided': ({ outcome }) => both(objectionWords[outcome], (zh) => `异议${zh}`, (en) => `Objection ${en.toLowerCase()}`),
  'ledger-entered': () => ({ zh: '记入台账', en: 'Entered in the ledger' }),
  submitted: ({ from, to, documents }) =>
    withDocuments({ zh: `${levelWords[from].zh}报送${levelWords[to].zh}`, en: `Submitted by the ${levelWords[from].en} to the ${levelWords[to].en}` }, documents),
  'file-opened': ({ person }, names) => ({ zh: `建立一人一档：${names.person(person)}`, en: `Personal file opened: ${names.person(person)}` }),
  recognised: ({ person, categories, mentor }, names) => {
    const as = listOf(categories.map((category) => names.category(category)));
    return {
      zh: `认定 ${names.person(person)}${as.zh ? `（${as.zh}）` : ''}，帮扶责任人 ${names.staff(mentor)}`,
      en: `${names.person(person)} recognised${as.en ? ` (${as.en})` : ''}, mentor ${names.staff(mentor)}`,
    };
  },
};

const takenDownWords = {
  corrected: { zh: '更正后重新公示', en: 'corrected and posted anew' },
  left: { zh: '案件已退出', en: 'the case was left' },
  upheld: { zh: '异议成立', en: 'an objection was upheld' },
  undone: { zh: '张贴被撤销', en: 'the posting was undone' },
} as const satisfies Record<Extract<Fact, { type: 'notice-taken-down' }>['why'], Text>;
