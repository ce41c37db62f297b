import type { TutoringFact } from '../../../cases/facts/tutoring.ts';
import { dayText } from '../dates.ts';
import { talkPartnerWords, talkTopicWords, termOutcomeWords, thenWords, thingWords, topicWords } from '../tutoring.ts';
import { withDocuments, windowText, type Sentences } from './sentence.ts';

export const tutoringSentences: Sentences<TutoringFact> = {
  paired: ({ student, teacher, from }, names) => ({
    zh: `${names.person(student)} 与 ${names.staff(teacher)} 结对（${dayText(from).zh}起）`,
    en: `${names.person(student)} was paired with ${names.staff(teacher)}, from ${dayText(from).en}`,
  }),
  'pair-ended': ({ endedOn }) => ({ zh: `原结对于${dayText(endedOn).zh}结束（更换教师）`, en: `The pair ended on ${dayText(endedOn).en}: teacher changed` }),
  'term-begun': ({ from, to }) => ({ zh: `学期辅导开始：${windowText({ from, to }).zh}`, en: `Term of tutoring: ${windowText({ from, to }).en}` }),
  'session-recorded': ({ day, minutes, topic, nth, enteredLate, documents }) =>
    withDocuments(
      {
        zh: `${dayText(day).zh}辅导${topicWords[topic].zh} ${minutes} 分钟（本周第 ${nth} 次）${enteredLate ? '，补录' : ''}`,
        en: `Session on ${dayText(day).en}: ${topicWords[topic].en}, ${minutes} minutes (no. ${nth} of its week)${enteredLate ? ', entered late' : ''}`,
      },
      documents,
    ),
  'talk-recorded': ({ day, with: partner, topic, documents }) =>
    withDocuments({ zh: `${dayText(day).zh}与${talkPartnerWords[partner].zh}谈心：${talkTopicWords[topic].zh}`, en: `Talk with ${talkPartnerWords[partner].en} on ${dayText(day).en}: ${talkTopicWords[topic].en.toLowerCase()}` }, documents),
  'school-things-recorded': ({ day, item, documents }) =>
    withDocuments({ zh: `${dayText(day).zh}帮助：${thingWords[item].zh}`, en: `Help on ${dayText(day).en}: ${thingWords[item].en.toLowerCase()}` }, documents),
  'week-missing': ({ week, to, sessions, least, inARow }) => ({
    zh: `${windowText({ from: week, to }).zh}这一周辅导 ${sessions} 次，少于 ${least} 次，须跟进（连续第 ${inARow} 周）`,
    en: `The week ${windowText({ from: week, to }).en} has ${sessions} sessions, fewer than ${least}: to be followed up (${inARow} in a row)`,
  }),
  'week-made-good': ({ week, documents }) => withDocuments({ zh: `${dayText(week).zh}起的一周已补录，跟进办结`, en: `The week from ${dayText(week).en} has a late entry: follow-up closed` }, documents),
  'term-reviewed': ({ outcome, then, figures, documents }) =>
    withDocuments(
      {
        zh: `学期总结：${termOutcomeWords[outcome].zh}，${thenWords[then].zh}（辅导 ${figures.sessions} 次、${figures.minutes} 分钟，应辅导 ${figures.asked} 周，缺 ${figures.missing} 周，谈心 ${figures.talks} 次，用品帮助 ${figures.things} 次）`,
        en: `Term reviewed: ${termOutcomeWords[outcome].en.toLowerCase()}; ${thenWords[then].en.toLowerCase()} (${figures.sessions} sessions of ${figures.minutes} minutes, ${figures.asked} weeks asked for, ${figures.missing} missing, ${figures.talks} talks, ${figures.things} times help with things)`,
      },
      documents,
    ),
};
