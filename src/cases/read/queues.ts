import type { Role } from '../actor.ts';
import { roleOf } from '../actor.ts';
import type { ActionName } from '../actions.ts';
import { programmes } from '../../programmes/index.ts';
import type { Programme, StageSpec, Text } from '../../programmes/programme.ts';
import type { Step } from '../state.ts';

/** What a row of a queue can show. */
export type QueueColumn = 'receipt' | 'applicant' | 'person' | 'community' | 'categories' | 'clock' | 'due' | 'since';

/** Which cases wait in a queue: those at a step of a stage, or those with a running clock of a kind. */
export type QueueQuery =
  | { from: 'cases'; programme: string; stage: string; step: Step; /** Leaves out what the reader entered or passed before. */ notOwnChain: boolean }
  | { from: 'clocks'; kind: string; /** Only late ones. */ overdue?: boolean; notOwnChain?: boolean; /** Only those whose days have begun. */ begun?: boolean; /** Only those that fall due within so many days. */ withinDays?: number };

/** A queue of the desk, as data: what waits, and the one thing to do about it. */
export interface Queue {
  id: string;
  /** Of which programme, where it is of one only. */
  programme?: Text;
  title: Text;
  role: Role;
  query: QueueQuery;
  action: ActionName;
  columns: readonly QueueColumn[];
  empty: Text;
}

const caseColumns: readonly QueueColumn[] = ['receipt', 'applicant', 'community', 'categories', 'due'];
const clockColumns: readonly QueueColumn[] = ['receipt', 'person', 'community', 'clock', 'due'];

/** Queues that follow from the programmes' own pages: what a level reviews, posts, submits, receives. */
function queuesOf(programme: Programme): Queue[] {
  return Object.entries(programme.stages).flatMap(([name, stage]) => queuesOfStage(programme, name, stage));
}

function queuesOfStage(programme: Programme, name: string, stage: StageSpec): Queue[] {
  const queue = (id: string, role: Role, step: Step, action: ActionName, title: Text, empty: Text, notOwnChain = false): Queue => ({
    id: `${programme.id}.${name}.${id}`, programme: programme.title, role, title, action, columns: caseColumns, empty, query: { from: 'cases', programme: programme.id, stage: name, step, notOwnChain },
  });
  const { title } = stage;
  switch (stage.kind) {
    case 'review':
      return [
        ...(stage.paper ? [queue('paper', roleOf(stage.by), 'awaiting-receipt', 'recordPaper', { zh: '待签收纸质材料', en: 'Signed paper to receive' }, { zh: '没有待签收的纸质材料。', en: 'No paper is awaited.' })] : []),
        queue('open', roleOf(stage.by), 'open', 'pass', { zh: `待${title.zh}`, en: title.en }, { zh: `没有待${title.zh}的案件。`, en: `Nothing waits here: ${title.en}.` }, true),
        queue('returned', 'community-caseworker', 'returned', 'resubmit', { zh: `${title.zh}退回待补正`, en: `Returned: ${title.en}` }, { zh: '没有退回的案件。', en: 'Nothing was returned.' }),
      ];
    case 'notice':
      return [queue('to-post', roleOf(stage.by), 'to-post', 'postNotice', { zh: '待张贴公示', en: 'Notices to post' }, { zh: '没有待张贴的公示。', en: 'There is no notice to post.' })];
    case 'submission':
      return [
        queue('to-submit', roleOf(stage.by), 'to-submit', 'submit', { zh: `待办：${title.zh}`, en: title.en }, { zh: '没有待报送的案件。', en: 'There is nothing to submit.' }),
        queue('to-receive', roleOf(stage.to), 'awaiting-receipt', 'receive', { zh: `待签收：${title.zh}`, en: `To receive: ${title.en}` }, { zh: '没有待签收的案件。', en: 'There is nothing to receive.' }),
      ];
    case 'pairing':
      return [queue('open', roleOf(stage.by), 'open', 'pairStudent', { zh: '待结对的学生', en: 'Students to pair' }, { zh: '没有待结对的学生。', en: 'No student waits for a teacher.' })];
    case 'allotment':
      return [queue('open', roleOf(stage.by), 'open', 'list', { zh: `待${title.zh}`, en: title.en }, { zh: '没有待列入名单的案件。', en: 'Nobody waits for a place on the list.' })];
    case 'delivery':
      return [queue('open', roleOf(stage.by), 'open', 'handOver', { zh: `待${title.zh}`, en: title.en }, { zh: '没有待发放的案件。', en: 'Nothing waits to be handed over.' })];
    case 'support':
      return [queue('open', roleOf(stage.by), 'open', 'refer', { zh: '帮扶中的家庭', en: 'Households being helped' }, { zh: '没有正在帮扶的家庭。', en: 'No household is being helped now.' })];
    case 'plan':
    case 'placement':
    case 'followUp':
    case 'monitoring':
    case 'tutoring':
    case 'termReview':
    case 'visit':
    case 'aid':
    case 'recheck':
    case 'referral':
    case 'incomeLedger':
      return []; // these run by person or beside others, and wait in the queues of their clocks
    default:
      return stage satisfies never;
  }
}

interface ClockQueue {
  kind: string;
  roles: readonly Role[];
  action: ActionName;
  title: Text;
  empty: Text;
  notOwnChain?: boolean;
  begun?: boolean;
  withinDays?: number;
}

/** Clocks that run for months or years wait on the desk only when their time comes near. */
const NEAR_DAYS = 30;


const clockQueues: readonly ClockQueue[] = [
  { kind: 'call', roles: ['mentor', 'community-caseworker'], action: 'recordCall', title: { zh: '待回访', en: 'Calls' }, empty: { zh: '没有待回访的对象。', en: 'There is nobody to call.' } },
  { kind: 'placement', roles: ['mentor', 'community-caseworker'], action: 'offer', title: { zh: '待安置', en: 'Placement' }, empty: { zh: '没有待安置的对象。', en: 'Nobody waits for a placement.' } },
  { kind: 'plan', roles: ['mentor', 'community-caseworker'], action: 'recordPlan', title: { zh: '待定计划和协议', en: 'Plans and agreements' }, empty: { zh: '计划和协议都已办好。', en: 'All plans and agreements are done.' } },
  { kind: 'finding', roles: ['mentor', 'teacher', 'community-caseworker'], action: 'closeFinding', title: { zh: '待办结的问题', en: 'Findings' }, empty: { zh: '没有未办结的问题。', en: 'There is no open finding.' } },
  { kind: 'tutoring-week', roles: ['teacher', 'community-caseworker'], action: 'recordSession', begun: true, title: { zh: '本周待辅导', en: 'Sessions of this week' }, empty: { zh: '本周的辅导都已登记。', en: 'This week’s sessions are all recorded.' } },
  { kind: 'term-review', roles: ['community-caseworker'], action: 'reviewTerm', title: { zh: '待学期总结', en: 'Terms to review' }, empty: { zh: '没有待总结的学期。', en: 'No term waits for its review.' } },
  { kind: 'objection', roles: ['supervisor', 'community-caseworker'], action: 'decideObjection', title: { zh: '待核查的异议', en: 'Objections' }, empty: { zh: '没有待核查的异议。', en: 'There is no open objection.' }, notOwnChain: true },
  { kind: 'contest', roles: ['street-reviewer'], action: 'decideContest', title: { zh: '待裁定的申辩', en: 'Contested refusals' }, empty: { zh: '没有待裁定的申辩。', en: 'No refusal is contested.' } },
  { kind: 'deemed', roles: ['street-reviewer'], action: 'decideDeemed', title: { zh: '待认定是否视同就业', en: 'Deemed employed?' }, empty: { zh: '没有待认定的人员。', en: 'Nobody waits for this decision.' } },
  { kind: 'income', roles: ['community-caseworker'], action: 'recordIncomeMonth', title: { zh: '待登记月收入', en: 'Incomes to record' }, empty: { zh: '没有待登记的月收入。', en: 'No month’s income is to be recorded.' } },
  { kind: 'exitReport', roles: ['community-caseworker'], action: 'proposeExit', title: { zh: '可上报退出', en: 'Exits to report' }, empty: { zh: '没有可上报退出的家庭。', en: 'No household can be reported to leave.' } },
  { kind: 'monitor', roles: ['community-caseworker'], withinDays: NEAR_DAYS, action: 'recordMonitoring', title: { zh: '待脱困回访', en: 'Calls after an exit' }, empty: { zh: '没有待回访的脱困家庭。', en: 'No household that left waits for a call.' } },
  { kind: 'complaint', roles: ['district-officer'], action: 'decideComplaint', title: { zh: '待处理的举报', en: 'Complaints' }, empty: { zh: '没有待处理的举报。', en: 'There is no open complaint.' } },
  { kind: 'reconsideration', roles: ['district-officer', 'supervisor'], action: 'decideReview', title: { zh: '待复核的决定', en: 'Decisions to review' }, empty: { zh: '没有待复核的决定。', en: 'No decision waits for a review.' } },
  { kind: 'visit', roles: ['community-caseworker'], action: 'recordVisit', title: { zh: '待入户走访', en: 'Home visits' }, empty: { zh: '没有待走访的家庭。', en: 'No household waits for a visit.' } },
  { kind: 'matching', roles: ['community-caseworker'], action: 'recordMatching', title: { zh: '待数据比对', en: 'Checks against data' }, empty: { zh: '没有待比对的家庭。', en: 'No household waits for a check.' } },
  { kind: 'recheck', roles: ['community-caseworker'], withinDays: NEAR_DAYS, action: 'updateFile', title: { zh: '待复核的档案', en: 'Files to re-check' }, empty: { zh: '没有待复核的档案。', en: 'No file is to be re-checked.' } },
  { kind: 'recheckReview', roles: ['street-reviewer'], action: 'acceptFile', title: { zh: '待审的复核档案', en: 'Re-checked files' }, empty: { zh: '没有待审的复核档案。', en: 'No re-checked file waits.' } },
  { kind: 'grant-district', roles: ['district-officer'], action: 'decideGrant', title: { zh: '待审批的救助', en: 'Grants to decide' }, empty: { zh: '没有待审批的救助。', en: 'No grant waits for a decision.' } },
  { kind: 'grant-province', roles: ['province-officer'], action: 'decideGrant', title: { zh: '待审批的救助', en: 'Grants to decide' }, empty: { zh: '没有待审批的救助。', en: 'No grant waits for a decision.' } },
  { kind: 'grant-national', roles: ['national-officer'], action: 'decideGrant', title: { zh: '待审批的救助', en: 'Grants to decide' }, empty: { zh: '没有待审批的救助。', en: 'No grant waits for a decision.' } },
  { kind: 'payment', roles: ['district-officer'], action: 'payGrant', title: { zh: '待发放的救助', en: 'Grants to pay' }, empty: { zh: '没有待发放的救助。', en: 'No grant waits to be paid.' } },
  { kind: 'age', roles: ['district-officer'], withinDays: NEAR_DAYS, action: 'endRecognition', title: { zh: '将到法定劳动年龄上限', en: 'Reaching the upper age' }, empty: { zh: '没有即将到龄的人员。', en: 'Nobody reaches the upper age soon.' } },
];

function timeQueues(): Queue[] {
  const fromClocks = clockQueues.flatMap(({ kind, roles, action, title, empty, notOwnChain, begun, withinDays }) =>
    roles.map((role): Queue => ({ id: kind, role, title, action, columns: clockColumns, empty, query: { from: 'clocks', kind, ...(notOwnChain ? { notOwnChain } : {}), ...(begun ? { begun } : {}), ...(withinDays ? { withinDays } : {}) } })));
  const late: Queue = {
    id: 'placement.overdue', role: 'supervisor', action: 'reassign', columns: clockColumns, query: { from: 'clocks', kind: 'placement', overdue: true },
    title: { zh: '超期未安置', en: 'Placement overdue' }, empty: { zh: '没有超期未安置的对象。', en: 'No placement is overdue.' },
  };
  return [...fromClocks, late];
}

/** The queues of a role's desk (待办), in the order in which a case comes by. */
export function queuesFor(role: Role): Queue[] {
  return [...programmes().flatMap(queuesOf), ...timeQueues()].filter((queue) => queue.role === role);
}
