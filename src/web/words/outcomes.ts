import type { DecisionKind } from '../../cases/facts.ts';
import type { MonitoringOutcome } from '../../cases/monitoring.ts';
import type { CallOutcome, ClosingReason, FindingKind, OfferState, PlacementKind, PlannedCall } from '../../cases/state.ts';
import type { Codes } from '../../cases/actions.ts';
import type { Text } from './text.ts';

export const closingWords = {
  'stable-employment': { zh: '稳定就业', en: 'Stable employment' },
  'deemed-employed': { zh: '视同就业', en: 'Deemed employed' },
  'retirement-age': { zh: '达到退休年龄', en: 'Reached retirement age' },
  'lost-capacity': { zh: '丧失劳动能力', en: 'Lost the capacity to work' },
  'moved-away': { zh: '迁出', en: 'Moved away' },
  death: { zh: '去世', en: 'Death' },
  withdrawn: { zh: '本人撤回', en: 'Withdrawn' },
  fraud: { zh: '弄虚作假', en: 'Fraud' },
  refused: { zh: '不予认定', en: 'Refused' },
  referred: { zh: '不符合条件，已转介', en: 'Referred to other help' },
  merged: { zh: '并案', en: 'Merged' },
  completed: { zh: '帮扶完成', en: 'Help completed' },
  'campaign-over': { zh: '活动截止，本次未列入', en: 'Campaign closed without a place' },
  'not-delivered': { zh: '未能发放，资金退回', en: 'Not handed over; the money went back' },
} as const satisfies Record<ClosingReason, Text>;

export const placementWords = {
  employment: { zh: '单位就业', en: 'Employment' },
  'business-licence': { zh: '自主创业（营业执照）', en: 'Own business (licence)' },
  'flexible-work': { zh: '灵活就业登记', en: 'Flexible work, registered' },
  'public-welfare-post': { zh: '公益性岗位', en: 'Public-welfare post' },
} as const satisfies Record<PlacementKind, Text>;

export const callOutcomeWords = {
  stable: { zh: '稳定', en: 'Stable' },
  unstable: { zh: '不稳定或有此倾向', en: 'Unstable, or tending to it' },
  'job-lost': { zh: '已失业', en: 'Job lost' },
  unreachable: { zh: '未联系上', en: 'Not reached' },
} as const satisfies Record<CallOutcome, Text>;

export const monitoringWords = {
  fine: { zh: '情况良好', en: 'Fine' },
  'near-the-line': { zh: '接近困难标准', en: 'Near the line' },
  relapsed: { zh: '返困', en: 'Back in hardship' },
} as const satisfies Record<MonitoringOutcome, Text>;

export const callPhaseWords = {
  daily: { zh: '每日回访', en: 'Daily call' },
  first: { zh: '首次回访', en: 'First call' },
  interval: { zh: '定期回访', en: 'Regular call' },
} as const satisfies Record<PlannedCall['phase'], Text>;

export const findingWords = {
  unstable: { zh: '就业不稳定', en: 'Employment unstable' },
  'employer-breach': { zh: '用工单位违规', en: 'Employer breaks rules' },
  'benefits-unused': { zh: '政策未用足', en: 'Benefits unused' },
  'week-without-record': { zh: '一周没有辅导记录', en: 'A week without a session on record' },
} as const satisfies Record<FindingKind, Text>;

export const offerWords = {
  open: { zh: '待答复', en: 'Awaiting an answer' },
  accepted: { zh: '已接受', en: 'Accepted' },
  refused: { zh: '已拒绝', en: 'Refused' },
  contested: { zh: '申辩中', en: 'Contested' },
  justified: { zh: '拒绝有正当理由', en: 'Refusal justified' },
} as const satisfies Record<OfferState['state'], Text>;

export const decisionWords = {
  refusal: { zh: '不予认定决定', en: 'Refusal' },
  'deemed-employed': { zh: '视同就业决定', en: 'Deemed-employed decision' },
  revocation: { zh: '撤销认定决定', en: 'Revocation' },
  referral: { zh: '转介决定', en: 'Referral' },
  'aid-refused': { zh: '不予救助决定', en: 'Refusal of aid' },
  'end-of-recognition': { zh: '退出认定决定', en: 'End of recognition' },
  review: { zh: '复核决定', en: 'Decision on a review' },
} as const satisfies Record<DecisionKind, Text>;

export const reviewOutcomeWords = {
  confirmed: { zh: '维持原决定', en: 'Confirmed' },
  'set-aside': { zh: '撤销原决定', en: 'Set aside' },
} as const satisfies Record<Codes<'decideReview'>['outcome'], Text>;

export const opinionWords = {
  pass: { zh: '通过', en: 'Passed' },
  return: { zh: '退回补正', en: 'Returned for correction' },
  refuse: { zh: '不予认定', en: 'Refused' },
} as const satisfies Record<'pass' | 'return' | 'refuse', Text>;

export const objectionWords = {
  upheld: { zh: '成立', en: 'Upheld' },
  dismissed: { zh: '不成立', en: 'Dismissed' },
} as const satisfies Record<Codes<'decideObjection'>['outcome'], Text>;

export const objectionNextWords = {
  review: { zh: '退回初审', en: 'Back to review' },
  refuse: { zh: '不予认定', en: 'Refuse' },
} as const satisfies Record<Codes<'decideObjection'>['then'], Text>;

export const callWayWords = {
  phone: { zh: '电话', en: 'Phone' },
  visit: { zh: '上门', en: 'Visit' },
  message: { zh: '短信或微信', en: 'Message' },
} as const satisfies Record<Codes<'recordCall'>['way'], Text>;

export const changeWords = {
  better: { zh: '好转', en: 'Better' },
  same: { zh: '不变', en: 'Same' },
  worse: { zh: '变差', en: 'Worse' },
  unknown: { zh: '未了解', en: 'Not known' },
} as const satisfies Record<Codes<'recordCall'>['livingStandard'], Text>;

export const insuranceWords = {
  paid: { zh: '已参保', en: 'Paid' },
  partly: { zh: '部分参保', en: 'Partly' },
  unpaid: { zh: '未参保', en: 'Not paid' },
  unknown: { zh: '未了解', en: 'Not known' },
} as const satisfies Record<Codes<'recordCall'>['socialInsurance'], Text>;

export const performanceWords = {
  good: { zh: '好', en: 'Good' },
  fair: { zh: '一般', en: 'Fair' },
  poor: { zh: '差', en: 'Poor' },
  unknown: { zh: '未了解', en: 'Not known' },
} as const satisfies Record<Codes<'recordCall'>['performance'], Text>;

export const learningWords = {
  yes: { zh: '在学', en: 'Learning' },
  no: { zh: '没有', en: 'Not learning' },
  unknown: { zh: '未了解', en: 'Not known' },
} as const satisfies Record<Codes<'recordCall'>['learning'], Text>;

export const serviceResultWords = {
  offered: { zh: '已提供', en: 'Offered' },
  applied: { zh: '已申请', en: 'Applied for' },
  granted: { zh: '已享受', en: 'Granted' },
  declined: { zh: '本人不要', en: 'Declined' },
} as const satisfies Record<Codes<'recordService'>['result'], Text>;

export const satisfactionWords = {
  satisfied: { zh: '满意', en: 'Satisfied' },
  fairly: { zh: '基本满意', en: 'Fairly satisfied' },
  dissatisfied: { zh: '不满意', en: 'Dissatisfied' },
} as const satisfies Record<Codes<'recordSatisfaction'>['answer'], Text>;

export const pauseWords = {
  illness: { zh: '患病', en: 'illness' },
  training: { zh: '参加培训', en: 'training' },
} as const satisfies Record<Codes<'pauseTrack'>['reason'], Text>;

export const channelWords = {
  window: { zh: '窗口', en: 'At the window' },
  visit: { zh: '入户', en: 'On a visit' },
  online: { zh: '网上', en: 'Online' },
  survey: { zh: '基层摸底', en: 'Grassroots survey' },
  matching: { zh: '数据比对发现', en: 'Found by matching data' },
} as const satisfies Record<Codes<'apply'>['channel'], Text>;

export const deliveryWords = {
  'in-person': { zh: '当面送达', en: 'In person' },
  post: { zh: '邮寄', en: 'By post' },
  'posted-up': { zh: '公告', en: 'Posted up' },
} as const satisfies Record<Codes<'recordDelivery'>['way'], Text>;
