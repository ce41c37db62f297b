import { actions, type ActionName } from '../../cases/actions.ts';
import type { Text } from './text.ts';

export const actionNames: readonly string[] = Object.keys(actions);

export function isAction(name: string): name is ActionName {
  return Object.hasOwn(actions, name);
}

export function actionText(action: string): Text {
  return isAction(action) ? actions[action].title : { zh: action, en: action };
}

/** What an action brings about, in one sentence under its form's heading; without one the title says enough. */
const consequences: Partial<Record<ActionName, Text>> = {
  receive: { zh: '签收后本级开始计时。', en: 'From the receipt on, the clock of your level runs.' },
  return: { zh: '一次写明全部缺项。退回期间本级不计时。', en: 'Name everything that is missing, all at once. The clock stands still meanwhile.' },
  refuse: { zh: '这会办结案件，并形成须送达的书面决定。', en: 'This closes the case with a written decision that has to be delivered.' },
  postNotice: { zh: '公示从今天起，满期自动撤下；张贴当日不计。', en: 'The notice starts today and comes down by itself; the day of posting does not count.' },
  correctNotice: { zh: '原公示撤下，更正后重新公示满期。', en: 'The notice comes down and is posted anew, for the full period.' },
  decideObjection: { zh: '由未经手本案的人核查。公示照常满期。', en: 'Looked into by somebody who did not handle the case. The notice runs its full period all the same.' },
  acceptOffer: { zh: '接受岗位还不是安置；上岗后再登记安置。', en: 'Accepting is not yet a placement; record that once work has begun.' },
  refuseOffer: { zh: '须有证据和理由。同一岗位只计一次。', en: 'Needs evidence and a reason. The same vacancy counts once.' },
  decideDeemed: { zh: '须先告知本人。决定书要送达，并写明复议途径。', en: 'Tell the person first. The decision is delivered and says how to ask for a review.' },
  place: { zh: '上岗、领取执照、灵活就业登记或公益性岗位，均须证据。', en: 'Work begun, licence, flexible work registered, or a public-welfare post: each with evidence.' },
  loseJob: { zh: '回到安置，重新计时。', en: 'Goes back to placement with a new clock.' },
  pairStudent: { zh: '每名学生一位教师；教师的名额以政策为限。全部学生结对后开始辅导。', en: 'One teacher for each student, within the teacher’s limit. Tutoring begins when all have one.' },
  recordSession: { zh: '每次辅导登记一次，每周次数以政策为限。', en: 'Each session is recorded once; policy sets how many a week.' },
  changeTeacher: { zh: '原结对今天结束，新结对今天开始；辅导周和未办结的跟进不变。', en: 'The old pair ends today and the new one begins; weeks and open follow-up go on.' },
  reviewTerm: { zh: '总结后进入下学期，或帮扶结束。缺记录的周须先跟进办结。', en: 'Leads to the next term, or to the end of help. Weeks without a record must be followed up first.' },
  withdraw: { zh: '这会办结案件。', en: 'This closes the case.' },
  endRecognition: { zh: '此人的帮扶结束，并形成须送达的书面决定。', en: 'Ends the help for this person with a written decision that has to be delivered.' },
  transfer: { zh: '案件移交后由对方社区办理。', en: 'The receiving community goes on with the case.' },
  complain: { zh: '登记后案件暂停办理，由区级决定。', en: 'The case is suspended until the district has decided.' },
  undo: { zh: '以一条反向记录撤销最近一步，原记录保留，期限接着原来的算。', en: 'A counter-entry undoes the last step; the entry stays, and its clock goes on from the original start.' },
  movePolicy: { zh: '未办的环节改用新版政策，已办的不变。', en: 'Steps not yet taken follow the new policy; those taken stay as they are.' },
};

export function consequenceText(action: ActionName): Text | undefined {
  return consequences[action];
}
