import { dayOf, lastDayBefore, partsOf, timeOf, type Instant } from '../calendar/days.ts';
import type { MessageTemplate } from '../cases/facts.ts';
import { programmeOf } from '../programmes/index.ts';
import type { Text } from '../programmes/programme.ts';

/** What a message is about, as its row has it: codes and instants, no person. */
export interface MessageAbout {
  template: string;
  programme?: string;
  clock?: string;
  dueAt?: Instant;
}

/** The sentence of a message: what happened and until when, never about whom; a link leads there. */
const sentences: Record<MessageTemplate, (what: Text, until: Text) => Text> = {
  'clock-reminder': (what, until) => ({ zh: `${what.zh}即将到期${until.zh}。`, en: `${what.en} is due soon${until.en}.` }),
  'clock-overdue': (what, until) => ({ zh: `${what.zh}已超期${until.zh}。`, en: `${what.en} is overdue${until.en}.` }),
  'clock-escalated': (what, until) => ({ zh: `下级的${what.zh}逾期未办，已报到您这里${until.zh}。`, en: `${what.en} of the level below is late and was brought to you${until.en}.` }),
  'clock-escalated-owner': (what, until) => ({ zh: `${what.zh}逾期，已报上一级${until.zh}。`, en: `${what.en} is late and was brought to the level above${until.en}.` }),
  'your-move': (what, until) => (what === anyCase ? { zh: '有案件等您办理。', en: 'A case awaits you.' } : { zh: `有案件等您办理：${what.zh}${until.zh}。`, en: `A case awaits you: ${what.en}${until.en}.` }),
  'call-reminder': (_what, until) => ({ zh: `有一次回访要做${until.zh}。`, en: `A call is to be made${until.en}.` }),
  'call-missed': () => ({ zh: '有一次计划的回访没有做，已记录。', en: 'A planned call was missed; this is on record.' }),
  'unreachable-in-a-row': () => ({ zh: '连续多次未联系上，请督导关注。', en: 'Not reached several times in a row; the supervisor is asked to look.' }),
  'finding-opened': (_what, until) => ({ zh: `回访发现问题，需要处理${until.zh}。`, en: `A call brought up something to deal with${until.en}.` }),
  'objection-received': (_what, until) => ({ zh: `公示收到异议，需要核查${until.zh}。`, en: `An objection to a notice is to be looked into${until.en}.` }),
  'assigned-as-mentor': () => ({ zh: '您被指定为帮扶责任人。', en: 'You were named as mentor.' }),
  'handed-over': () => ({ zh: '案件已移交。', en: 'A case was handed over.' }),
  'deemed-question': (_what, until) => ({ zh: `有人多次拒绝岗位，请决定是否视同就业${until.zh}。`, en: `Several offers were refused: decide whether the person counts as employed${until.en}.` }),
  'complaint-received': (_what, until) => ({ zh: `收到举报，案件已暂停办理${until.zh}。`, en: `A complaint was received; the case is suspended${until.en}.` }),
  'review-requested': (_what, until) => ({ zh: `本人对一项决定申请复核，需要处理${until.zh}。`, en: `A review of a decision was asked for and is to be decided${until.en}.` }),
  'review-set-aside': () => ({ zh: '一项决定经复核被撤销，请按复核决定重新办理。', en: 'A decision was set aside on review: take the case up again as the review says.' }),
  'assigned-as-teacher': () => ({ zh: '您与一名学生结对，请按周辅导并登记。', en: 'You were paired with a student: tutor every week, and record it.' }),
  'week-missing': (_what, until) => ({ zh: `有一周没有辅导记录，需要跟进${until.zh}。`, en: `A week has no session on record and is to be followed up${until.en}.` }),
  'weeks-missing-in-a-row': (_what, until) => ({ zh: `连续多周没有辅导记录，请督导关注${until.zh}。`, en: `Several weeks in a row have no session on record; the supervisor is asked to look${until.en}.` }),
  'term-ended': (_what, until) => ({ zh: `一个学期的辅导结束，等您总结${until.zh}。`, en: `A term of tutoring has ended and awaits your review${until.en}.` }),
  'referral-opened': (_what, until) => ({ zh: `有一项帮扶措施转到您单位，请答复${until.zh}。`, en: `A measure was referred to your unit; an answer is asked for${until.en}.` }),
  'referral-answered': () => ({ zh: '转办的帮扶措施已有答复，请核对后办结。', en: 'A unit has answered a referral: look at it and close it.' }),
  'deadline-moved': (what, until) => ({ zh: `放假安排有变，${what.zh}的期限已重新计算${until.zh}。`, en: `The holiday schedule changed; the deadline of ${what.en} was computed again${until.en}.` }),
  'household-changed': () => ({ zh: '这一家在另一个案件中登记了变动（有人去世、迁出或分户等），请核对本案是否也要变更。', en: 'A change in this household was recorded in another case (a death, a move, a split …): see whether this case has to follow.' }),
  'report-late': (_what, until) => ({ zh: `季度报告逾期未报，请尽快上报${until.zh}。`, en: `A quarter’s report is late: please hand it in${until.en}.` }),
  'campaign-reminder': (_what, until) => ({ zh: `慰问名单还没有张榜${until.zh}。`, en: `The list of the relief campaign is not posted yet${until.en}.` }),
  'campaign-held': () => ({ zh: '慰问活动已到截止日，还有村（社区）未报送，请作出决定。', en: 'The relief campaign has come to its closing day and villages are missing: decide.' }),
};

/** What a clock waits for, by its kind; a stage's own clock is called as the stage is on the programme's page. */
export const clockNames: Readonly<Record<string, Text>> = {
  review: { zh: '审核', en: 'Review' },
  notice: { zh: '公示', en: 'Public notice' },
  submission: { zh: '报送', en: 'Submission' },
  plan: { zh: '帮扶计划与协议', en: 'Plan and agreement' },
  placement: { zh: '安置', en: 'Placement' },
  objection: { zh: '异议核查', en: 'Objection' },
  contest: { zh: '拒岗申辩裁定', en: 'Contested refusal' },
  deemed: { zh: '视同就业认定', en: 'Deemed-employed question' },
  call: { zh: '回访', en: 'Call' },
  finding: { zh: '问题处理', en: 'Finding' },
  pairing: { zh: '师生结对', en: 'Pairing' },
  week: { zh: '每周辅导', en: 'Weekly sessions' },
  'tutoring-week': { zh: '每周辅导', en: 'Weekly sessions' },
  'term-end': { zh: '学期结束', en: 'End of the term' },
  term: { zh: '学期结束', en: 'End of the term' },
  'term-review': { zh: '学期总结', en: 'Review of the term' },
  visit: { zh: '走访', en: 'Visit' },
  matching: { zh: '数据比对', en: 'Check against data' },
  recheck: { zh: '档案复核', en: 'Re-check of the file' },
  recheckReview: { zh: '复核档案审核', en: 'Review of the re-checked file' },
  grant: { zh: '救助审批', en: 'Approval of a grant' },
  'grant-district': { zh: '救助审批', en: 'Approval of a grant' },
  'grant-province': { zh: '救助审批（省级）', en: 'Approval of a grant (province)' },
  'grant-national': { zh: '救助审批（全国）', en: 'Approval of a grant (national)' },
  payment: { zh: '救助发放', en: 'Payment of a grant' },
  complaint: { zh: '举报核查', en: 'Complaint' },
  reconsideration: { zh: '复核', en: 'Review of a decision' },
  delivery: { zh: '慰问金发放', en: 'Handing over' },
  paper: { zh: '纸质材料报送', en: 'Signed paper' },
  monitor: { zh: '脱困回访', en: 'Call after the exit' },
  referral: { zh: '转办', en: 'Referral' },
  income: { zh: '按月登记收入', en: 'Income of the month' },
  exitReport: { zh: '退出报告', en: 'Report of the exit' },
  age: { zh: '劳动年龄届满', en: 'End of working age' },
  closing: { zh: '归档', en: 'Closing' },
};

const anyCase: Text = { zh: '案件', en: 'The case' };

/** @returns a neutral sentence for a template that this release no longer knows: an old message is still a message */
export function messageSentence(about: MessageAbout): Text {
  const sentence = isTemplate(about.template) ? sentences[about.template] : undefined;
  if (!sentence) return { zh: '有案件需要您查看。', en: 'A case needs your attention.' };
  const until = about.dueAt ? instantText(about.dueAt) : undefined;
  return sentence(clockName(about), until ? { zh: `，期限 ${until.zh}`, en: `, due ${until.en}` } : { zh: '', en: '' });
}

/** The name of a clock; a stage's clock is called as its stage is on the programme's page. */
export function clockName({ clock, programme }: Pick<MessageAbout, 'clock' | 'programme'>): Text {
  if (!clock) return anyCase;
  const [name = clock] = clock.split(':');
  const own = programme === undefined ? undefined : programmeOf(programme).stages[name]?.title;
  return own ?? clockNames[name] ?? anyCase;
}

/** An instant with its year, in Asia/Shanghai; midnight is 24:00 of the day before, as people say it. */
export function instantText(instant: Instant): Text {
  const midnight = timeOf(instant) === '00:00';
  const day = midnight ? lastDayBefore(instant) : dayOf(instant);
  const time = midnight ? '24:00' : timeOf(instant);
  const { year, month, date } = partsOf(day);
  return { zh: `${year}年${month}月${date}日 ${time}`, en: `${day} ${time}` };
}

function isTemplate(template: string): template is MessageTemplate {
  return Object.hasOwn(sentences, template);
}
