import type { RefusalText } from './text.ts';

/** What can stand in the way of pairing and tutoring (E-01 to E-03). */
export const tutoringRefusals = {
  'teacher.full': { status: 409, zh: '结对教师：这位教师已结对 {has} 名学生，最多 {most} 名。', en: 'Teacher: this one has {has} students already, at most {most}.', todo: { zh: '请选择还有余额的教师。', en: 'Choose a teacher with room.' } },
  // the record's own word, where another case was quicker
  'teacher.no-room': { status: 409, zh: '结对教师：名额刚刚用完。', en: 'Teacher: the last place has just been taken.', todo: { zh: '请选择还有余额的教师。', en: 'Choose a teacher with room.' } },
  'student.paired-elsewhere': { status: 409, zh: '学生：在另一个案件中已有结对教师，同一时间只能有一位。', en: 'Student: has a teacher in another case; one at a time.', todo: { zh: '请联系督导查明原结对。', en: 'Ask the supervisor about the other pair.' } },
  'teacher.unsuitable': { status: 422, zh: '结对教师：所选人员不能担任本案学生的结对教师。', en: 'Teacher: this account cannot teach the students of this case.', todo: { zh: '请选择本辖区在岗的结对教师。', en: 'Choose an active teacher of the region.' } },
  'teacher.same': { status: 422, zh: '结对教师：这位已经是结对教师。', en: 'Teacher: this is the teacher already.', todo: { zh: '请选择另一位。', en: 'Choose somebody else.' } },
  'student.paired': { status: 409, zh: '学生：自 {since} 起已有结对教师，同一时间只能有一位。', en: 'Student: paired since {since}; one teacher at a time.', todo: { zh: '请先更换或结束原结对。', en: 'Change the teacher, or end that pair first.' } },
  'student.unknown': { status: 422, zh: '学生：不是本案申请帮扶的学生。', en: 'Student: not one of the students of this case.', todo: { zh: '请从本案学生中选择。', en: 'Choose one of the students of the case.' } },
  'term.none': { status: 409, zh: '现行政策没有可以辅导的学期（{day} 及以后）。', en: 'The policy has no term to tutor in, from {day} on.', todo: { zh: '请管理员录入新学期，或改为结束帮扶。', en: 'Ask the administrator to add the next term, or let help end.' } },
  'tutoring.future': { status: 422, zh: '日期：{day} 晚于今天 {today}，不能登记尚未发生的事项。', en: 'Day: {day} lies after today, {today}; nothing is recorded ahead.', todo: { zh: '改成实际发生的日期。', en: 'Give the day on which it was held.' } },
  'tutoring.too-early': { status: 422, zh: '日期：{day} 早于结对或学期开始的日期 {earliest}。', en: 'Day: {day} lies before pair or term began, {earliest}.', todo: { zh: '核对日期。', en: 'Check the day.' } },
  'tutoring.after-term': { status: 422, zh: '日期：{day} 晚于学期最后一天 {latest}。', en: 'Day: {day} lies after the last day of the term, {latest}.', todo: { zh: '核对日期；假期里的帮助登记为谈心或用品帮助。', en: 'Check the day; in the holidays record talks or help with things.' } },
  'tutoring.week-full': { status: 409, zh: '日期：{from} 至 {to} 这一周已登记 {has} 次辅导，每周最多 {most} 次。', en: 'Day: the week {from} to {to} has {has} sessions; at most {most} a week.', todo: { zh: '核对日期；重复登记的先撤销。', en: 'Check the day; undo an entry made twice.' } },
  'tutoring.too-long': { status: 422, zh: '时长：{minutes} 分钟超过一次辅导的上限 {most} 分钟。', en: 'Minutes: {minutes} is above the limit of {most} for one session.', todo: { zh: '核对时长。', en: 'Check the minutes.' } },
  'tutoring.too-far-back': { status: 422, zh: '日期：{day} 距今超过 {days} 天，补录最多可追溯 {days} 天。', en: 'Day: {day} is more than {days} days back, the limit for late entries.', todo: { zh: '请由督导另行处理，并写成备注。', en: 'Ask the supervisor, and add a note.' } },
  'tutoring.evidence-needed': { status: 422, zh: '附件：补录 {days} 天以前的事项须附证据。', en: 'Attachments: entries older than {days} days need evidence.', todo: { zh: '上传证据后再提交。', en: 'Upload evidence, then send it again.' } },
  'reveal.kept': { status: 403, zh: '未成年人信息从严管理：您的岗位不能查看这一项。', en: 'Children’s data are kept closely: this entry is not shown to your role.', todo: { zh: '确有需要的，请由社区经办人查看。', en: 'If it is needed, ask the community caseworker.' } },
  'finding.open': { status: 409, zh: '还有 {count} 个没有记录的辅导周没有跟进办结，不能总结学期。', en: 'The follow-up of {count} weeks without a record is still open: the term cannot be reviewed yet.', todo: { zh: '先办结跟进事项。', en: 'Close the follow-up first.' } },
} as const satisfies Record<string, RefusalText>;
