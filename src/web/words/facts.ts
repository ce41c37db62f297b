import type { Fact, FactType } from '../../cases/facts.ts';
import { clockTextOf } from './clocks.ts';
import { actionText } from './actions.ts';
import { dayText, dueText } from './dates.ts';
import {
  callOutcomeWords, callPhaseWords, channelWords, closingWords, decisionWords, deliveryWords, findingWords, objectionWords, opinionWords, pauseWords,
  placementWords, satisfactionWords, serviceResultWords,
} from './outcomes.ts';
import { levelWords } from './people.ts';
import type { PolicyWords } from './policyWords.ts';
import { stageText } from './stages.ts';
import { listOf, wordFor, type Text } from './text.ts';

/** What ids are called, as far as the reader may know it. */
export interface Names extends PolicyWords {
  person(id: string): string;
  staff(id: string): string;
  region(code: string): Text;
}

type Sentence<T extends FactType> = (fact: Extract<Fact, { type: T }>, names: Names) => Text;

/** One sentence for every kind of fact, for the timeline. */
const sentences: { [T in FactType]: Sentence<T> } = {
  applied: ({ channel }) => both(channelWords[channel], (zh) => `提交申请（${zh}）`, (en) => `Application handed in (${en.toLowerCase()})`),
  'stage-entered': ({ stage }) => both(stageText(stage), (zh) => `进入“${zh}”`, (en) => `Entered “${en}”`),
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
  'ledger-revoked': () => ({ zh: '台账记录标为撤销', en: 'Ledger entry marked revoked' }),
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
  'decision-made': ({ kind }) => both(decisionWords[kind], (zh) => `作出书面${zh}`, (en) => `Written decision: ${en.toLowerCase()}`),
  'decision-delivered': ({ way, deliveredOn, documents }) => {
    const how = wordFor(deliveryWords, way);
    return withDocuments({ zh: `决定于${dayText(deliveredOn).zh}送达（${how.zh}）`, en: `Decision delivered on ${dayText(deliveredOn).en} (${how.en.toLowerCase()})` }, documents);
  },
  'plan-recorded': () => ({ zh: '制定“一对一”帮扶计划', en: 'One-to-one plan recorded' }),
  'agreement-signed': ({ signedOn, documents }) =>
    withDocuments({ zh: `${dayText(signedOn).zh}签订帮扶协议`, en: `Assistance agreement signed on ${dayText(signedOn).en}` }, documents),
  'offer-made': () => ({ zh: '推荐岗位', en: 'Job offered' }),
  'offer-accepted': () => ({ zh: '接受岗位（尚未安置）', en: 'Offer accepted (not yet a placement)' }),
  'offer-refused': ({ counted, needed, documents }) =>
    withDocuments({ zh: `拒绝岗位，计第 ${counted} 次（满 ${needed} 次提请认定）`, en: `Offer refused: ${counted} of ${needed} that lead to a determination` }, documents),
  'refusal-contested': () => ({ zh: '对拒绝提出申辩，暂不计次', en: 'Refusal contested; it does not count meanwhile' }),
  'contest-decided': ({ justified }) => ({ zh: justified ? '申辩成立，不计次' : '申辩不成立，计次', en: justified ? 'Refusal found justified; it does not count' : 'Refusal not justified; it counts' }),
  'deemed-question-opened': ({ refusals }) => ({ zh: `拒绝满 ${refusals} 次，提请街道认定是否视同就业`, en: `${refusals} refusals: the street is asked whether the person counts as employed` }),
  'deemed-decided': ({ deemed, notifiedOn, documents }) =>
    withDocuments(
      {
        zh: `${deemed ? '认定视同就业' : '不认定视同就业'}，${dayText(notifiedOn).zh}告知本人`,
        en: `${deemed ? 'Deemed employed' : 'Not deemed employed'}; the person was told on ${dayText(notifiedOn).en}`,
      },
      documents,
    ),
  placed: ({ kind, day, late, documents }) =>
    withDocuments(
      { zh: `${dayText(day).zh}安置：${placementWords[kind].zh}${late ? '（逾期）' : ''}`, en: `Placed on ${dayText(day).en}: ${placementWords[kind].en}${late ? ' (late)' : ''}` },
      documents,
    ),
  'job-lost': () => ({ zh: '失去工作，回到安置，重新计时', en: 'Job lost: back to placement with a new clock' }),
  'clock-paused': ({ clock, reason }) => ({
    zh: `${clockTextOf(clock).zh}暂停计时（${wordFor(pauseWords, reason).zh}）`,
    en: `${clockTextOf(clock).en}: clock paused (${wordFor(pauseWords, reason).en})`,
  }),
  'clock-resumed': ({ clock }) => both(clockTextOf(clock), (zh) => `${zh}恢复计时`, (en) => `${en}: clock resumed`),
  'call-planned': ({ plan }) => ({
    zh: `计划${callPhaseWords[plan.phase].zh}：${windowText(plan).zh}`,
    en: `${callPhaseWords[plan.phase].en} planned: ${windowText(plan).en}`,
  }),
  'call-recorded': ({ outcome, enteredLate }) => ({
    zh: `回访：${callOutcomeWords[outcome].zh}${enteredLate ? '（补录）' : ''}`,
    en: `Call: ${callOutcomeWords[outcome].en.toLowerCase()}${enteredLate ? ' (entered late)' : ''}`,
  }),
  'call-missed': ({ plan }) => ({ zh: `未按计划回访：${windowText(plan).zh}`, en: `Call missed: ${windowText(plan).en}` }),
  'unreachable-in-a-row': ({ times }) => ({ zh: `连续 ${times} 次未联系上，已报督导`, en: `Not reached ${times} times in a row; the supervisor was told` }),
  'finding-opened': ({ kind }) => both(findingWords[kind], (zh) => `发现问题：${zh}`, (en) => `Finding: ${en.toLowerCase()}`),
  'finding-closed': ({ documents }) => withDocuments({ zh: '问题办结', en: 'Finding closed' }, documents),
  'employment-stable': ({ calls, months }) => ({ zh: `就业稳定：连续 ${calls} 次回访稳定，在岗满 ${months} 个月`, en: `Employment is stable: ${calls} stable calls in a row and ${months} months in the job` }),
  'service-recorded': ({ service, result }, names) => ({
    zh: `${names.service(service).zh}：${serviceResultWords[result].zh}`,
    en: `${names.service(service).en}: ${serviceResultWords[result].en.toLowerCase()}`,
  }),
  'satisfaction-recorded': ({ answer }) => both(satisfactionWords[answer], (zh) => `满意度：${zh}`, (en) => `Satisfaction: ${en.toLowerCase()}`),
  'mentor-assigned': ({ mentor, previous }, names) => ({
    zh: previous ? `帮扶责任人由 ${names.staff(previous)} 更换为 ${names.staff(mentor)}` : `指定帮扶责任人 ${names.staff(mentor)}`,
    en: previous ? `Mentor changed from ${names.staff(previous)} to ${names.staff(mentor)}` : `Mentor named: ${names.staff(mentor)}`,
  }),
  'category-added': ({ category, documents }, names) => {
    const name = names.category(category);
    return withDocuments({ zh: `补充类别：${name.zh}`, en: `Category added: ${name.en}` }, documents);
  },
  'track-closed': ({ reason }) => both(closingWords[reason], (zh) => `此人帮扶结束：${zh}`, (en) => `Help for this person ended: ${en.toLowerCase()}`),
  'case-closed': ({ reason }) => both(closingWords[reason], (zh) => `案件办结：${zh}`, (en) => `Case closed: ${en.toLowerCase()}`),
  reminded: ({ clock, due }) => ({ zh: `提醒：${clockTextOf(clock).zh}将于 ${dueText(due).zh} 到期`, en: `Reminder: ${clockTextOf(clock).en} is due ${dueText(due).en}` }),
  overdue: ({ clock, due }) => ({ zh: `${clockTextOf(clock).zh}超期（期限 ${dueText(due).zh}）`, en: `${clockTextOf(clock).en} is overdue (was due ${dueText(due).en})` }),
  escalated: ({ clock, to }) => ({ zh: `${clockTextOf(clock).zh}逾期，报${levelWords[to].zh}级督办`, en: `${clockTextOf(clock).en} is late and was brought to the ${levelWords[to].en}` }),
  'death-recorded': ({ person, newApplicant, documents }, names) =>
    withDocuments(
      {
        zh: `${names.person(person)} 去世${newApplicant ? `，申请人改为 ${names.person(newApplicant)}` : ''}`,
        en: `Death of ${names.person(person)}${newApplicant ? `; ${names.person(newApplicant)} is now the applicant` : ''}`,
      },
      documents,
    ),
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
  undone: ({ seq, action }) => both(actionText(action), (zh) => `撤销第 ${seq} 步“${zh}”`, (en) => `Step ${seq} (“${en}”) undone`),
  'policy-moved': ({ from, to }) => ({ zh: `适用政策由 ${from} 改为 ${to}`, en: `Policy changed from ${from} to ${to}` }),
  'deadlines-recomputed': () => ({ zh: '放假安排更新，重新计算期限', en: 'Deadlines computed again after a new holiday schedule' }),
  'note-added': () => ({ zh: '添加备注', en: 'Note added' }),
};

const takenDownWords = {
  corrected: { zh: '更正后重新公示', en: 'corrected and posted anew' },
  left: { zh: '案件已退出', en: 'the case was left' },
  upheld: { zh: '异议成立', en: 'an objection was upheld' },
  undone: { zh: '张贴被撤销', en: 'the posting was undone' },
} as const satisfies Record<Extract<Fact, { type: 'notice-taken-down' }>['why'], Text>;

export function factText<T extends FactType>(fact: Extract<Fact, { type: T }>, names: Names): Text {
  const sentence: Sentence<T> = sentences[fact.type as T]; // the table has one entry for each type
  return sentence(fact, names);
}

function both(word: Text, zh: (word: string) => string, en: (word: string) => string): Text {
  return { zh: zh(word.zh), en: en(word.en) };
}

function withDocuments(text: Text, documents: readonly string[]): Text {
  if (documents.length === 0) return text;
  return { zh: `${text.zh}（附件 ${documents.length} 份）`, en: `${text.en} (${documents.length} ${documents.length === 1 ? 'document' : 'documents'})` };
}

function windowText({ from, to }: { from: string; to: string }): Text {
  if (from === to) return dayText(from);
  return { zh: `${dayText(from).zh}至${dayText(to).zh}`, en: `${dayText(from).en} to ${dayText(to).en}` };
}
