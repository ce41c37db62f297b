import type { EmploymentFact } from '../../../cases/facts/employment.ts';
import { dayText } from '../dates.ts';
import { callOutcomeWords, callPhaseWords, findingWords, pauseWords, placementWords, satisfactionWords, serviceResultWords } from '../outcomes.ts';
import { both, withDocuments, windowText, type Sentences } from './sentence.ts';
import { wordFor } from '../text.ts';

export const employmentSentences: Sentences<EmploymentFact> = {
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
  'clock-paused': ({ clock, reason }, names) => ({
    zh: `${names.clock(clock).zh}暂停计时（${wordFor(pauseWords, reason).zh}）`,
    en: `${names.clock(clock).en}: clock paused (${wordFor(pauseWords, reason).en})`,
  }),
  'clock-resumed': ({ clock }, names) => both(names.clock(clock), (zh) => `${zh}恢复计时`, (en) => `${en}: clock resumed`),
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
};
