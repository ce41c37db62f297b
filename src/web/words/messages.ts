import type { Instant } from '../../calendar/days.ts';
import type { MessageTemplate } from '../../cases/facts.ts';
import { clockTextOf } from './clocks.ts';
import { dueText } from './dates.ts';
import type { Text } from './text.ts';

interface About {
  clock?: string;
  dueAt?: Instant;
}

/** The sentence of an inbox message: what happened and until when, never about whom; the link leads there. */
const sentences: Record<MessageTemplate, (what: Text, until: Text) => Text> = {
  'clock-reminder': (what, until) => ({ zh: `${what.zh}即将到期${until.zh}。`, en: `${what.en} is due soon${until.en}.` }),
  'clock-overdue': (what, until) => ({ zh: `${what.zh}已超期${until.zh}。`, en: `${what.en} is overdue${until.en}.` }),
  'clock-escalated': (what, until) => ({ zh: `下级的${what.zh}逾期未办，已报到您这里${until.zh}。`, en: `${what.en} of the level below is late and was brought to you${until.en}.` }),
  'clock-escalated-owner': (what, until) => ({ zh: `${what.zh}逾期，已报上一级${until.zh}。`, en: `${what.en} is late and was brought to the level above${until.en}.` }),
  'your-move': (what, until) => ({ zh: `${what.zh}等您办理${until.zh}。`, en: `${what.en} awaits you${until.en}.` }),
  'call-reminder': (_what, until) => ({ zh: `有一次回访要做${until.zh}。`, en: `A call is to be made${until.en}.` }),
  'call-missed': () => ({ zh: '有一次计划的回访没有做，已记录。', en: 'A planned call was missed; this is on record.' }),
  'unreachable-in-a-row': () => ({ zh: '连续多次未联系上，请督导关注。', en: 'Not reached several times in a row; the supervisor is asked to look.' }),
  'finding-opened': (_what, until) => ({ zh: `回访发现问题，需要处理${until.zh}。`, en: `A call brought up something to deal with${until.en}.` }),
  'objection-received': (_what, until) => ({ zh: `公示收到异议，需要核查${until.zh}。`, en: `An objection to a notice is to be looked into${until.en}.` }),
  'assigned-as-mentor': () => ({ zh: '您被指定为帮扶责任人。', en: 'You were named as mentor.' }),
  'handed-over': () => ({ zh: '案件已移交。', en: 'A case was handed over.' }),
  'deemed-question': (_what, until) => ({ zh: `有人多次拒绝岗位，请决定是否视同就业${until.zh}。`, en: `Several offers were refused: decide whether the person counts as employed${until.en}.` }),
  'complaint-received': (_what, until) => ({ zh: `收到举报，案件已暂停办理${until.zh}。`, en: `A complaint was received; the case is suspended${until.en}.` }),
  'deadline-moved': (what, until) => ({ zh: `放假安排有变，${what.zh}的期限已重新计算${until.zh}。`, en: `The holiday schedule changed; ${what.en} was computed again${until.en}.` }),
};

export function messageText(template: string, { clock, dueAt }: About): Text {
  const sentence = Object.entries(sentences).find(([known]) => known === template)?.[1];
  if (!sentence) return { zh: template, en: template };
  const what = clock ? clockTextOf(clock) : { zh: '案件', en: 'The case' };
  const until = dueAt ? dueText(dueAt) : undefined;
  return sentence(what, until ? { zh: `，期限 ${until.zh}`, en: `, due ${until.en}` } : { zh: '', en: '' });
}
