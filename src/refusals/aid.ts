import type { RefusalText } from './text.ts';

/** Refusals of union aid. */
export const aidRefusals = {
  'tier.none': { status: 409, zh: '按现有档案，本户不符合任何困难类别。', en: 'By its file the household is in no tier of hardship.', todo: { zh: '转介常态化送温暖，或先更新档案。', en: 'Refer it to routine relief, or bring the file up to date first.' } },
  'tier.qualifies': { status: 409, zh: '只有入户核查后不符合条件的家庭才转介。', en: 'Only a household that was visited and does not qualify is referred on.', todo: { zh: '先完成入户核查。', en: 'Record the home visit first.' } },
  'referral.routine-first': { status: 422, zh: '不符合条件的，一律转入常态化送温暖。', en: 'Whoever does not qualify is referred to routine relief in any case.', todo: { zh: '请选上常态化送温暖。', en: 'Choose routine relief as well.' } },
  'grant.none': { status: 422, zh: '没有处于这一状态的救助。', en: 'There is no such grant in that state.', todo: { zh: '刷新页面，查看救助清单。', en: 'Reload the page and look at the grants.' } },
  'grant.open': { status: 409, zh: '还有未审批或未发放的救助。', en: 'A grant is not decided or not paid yet.', todo: { zh: '先办完或取消这些救助。', en: 'Finish or cancel it first.' } },
  'grant.more-than-paid': { status: 422, zh: '退款金额应大于零，且不超过尚未退回的 {rest} 分。', en: 'No more can come back than the {rest} fen still out, and not nothing.', todo: { zh: '核对金额。', en: 'Check the amount.' } },
  'fund.unknown': { status: 422, zh: '没有这笔资金，或它不适用于本案。', en: 'There is no such fund, or it is not for this case.', todo: { zh: '请选择本地区、本项目、本年度的资金。', en: 'Choose a fund of this region, project and year.' } },
  'fund.closed': { status: 422, zh: '这笔资金已停用。', en: 'This fund is closed.', todo: { zh: '请选择仍在使用的资金。', en: 'Choose a fund that is open.' } },
  'fund.overdrawn': { status: 409, zh: '资金余额不足，不能超支。', en: 'The fund has too little left; a fund is never overdrawn.', todo: { zh: '改用另一笔资金，或等资金到位。', en: 'Use another fund, or wait for money.' } },
  'fund.exists': { status: 409, zh: '同来源、同项目、同年度、同地区的资金已经设立。', en: 'A fund of this source, project, year and region exists.', todo: { zh: '请查看资金列表。', en: 'Look at the list of funds.' } },
  'file.incomplete': { status: 422, zh: '档案还缺：{missing}。', en: 'The file still lacks: {missing}.', todo: { zh: '一次退回，列明全部缺项。', en: 'Return it once, naming everything.' } },
  'file.unreadable': { status: 409, zh: '本案没有可核算的档案。', en: 'The case has no file that figures could be worked out from.', todo: { zh: '请先更新档案。', en: 'Bring the file up to date first.' } },
} as const satisfies Record<string, RefusalText>;
