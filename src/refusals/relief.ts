import type { RefusalText } from './text.ts';

/** Refusals of campaigns and of the places on their lists. */
export const reliefRefusals = {
  'notice.too-late': { status: 409, zh: '名单最迟 {lastPosting} 张榜，公示期须在 {closesOn} 截止前届满。', en: 'Lists are posted by {lastPosting} at the latest: the notice must end before the campaign closes on {closesOn}.', todo: { zh: '请联系区级，由其决定如何处理本村（社区）。', en: 'Ask the district to decide about this village.' } },
  'campaign.over': { status: 422, zh: '活动已于 {closesOn} 截止，不能登记之后的日期。', en: 'The campaign closed on {closesOn}: no later date can be entered.', todo: { zh: '核对日期；确已逾期的，下一次活动再申报。', en: 'Check the date; if it is late indeed, apply in the next campaign.' } },
  'campaign.unknown': { status: 422, zh: '没有这次活动，或本村（社区）不在其中。', en: 'There is no such campaign, or this village is not in it.', todo: { zh: '请从进行中的活动中选择。', en: 'Choose one of the open campaigns.' } },
  'campaign.not-open': { status: 409, zh: '活动不在进行中（{opensOn} 至 {closesOn}）。', en: 'The campaign is not open ({opensOn} to {closesOn}).', todo: { zh: '在活动期间办理。', en: 'Do this while it is open.' } },
  'campaign.ended': { status: 409, zh: '活动刚刚截止，不再列入名单。', en: 'The campaign has just closed: nobody more is listed.', todo: { zh: '下一次活动再申报。', en: 'Apply in the next campaign.' } },
  'campaign.exists': { status: 409, zh: '本区 {year} 年的活动已经存在。', en: 'There is a campaign of {year} for this region already.', todo: { zh: '打开已有的活动。', en: 'Open the one that is there.' } },
  'campaign.villages-missing': { status: 409, zh: '还有 {count} 个村（社区）没有报送：{villages}。', en: 'Villages that have not reported: {count} ({villages}).', todo: { zh: '催报；确需截止的，写明理由作出决定。', en: 'Urge them; or decide, with reasons, to close without them.' } },
  'campaign.nothing-missing': { status: 409, zh: '没有缺报的村（社区），无需决定。', en: 'No village is missing: there is nothing to decide.', todo: { zh: '刷新页面。', en: 'Reload the page.' } },
  'campaign.village-reported': { status: 409, zh: '本村（社区）已报送名单，不能零报告。', en: 'This village has posted a list: it cannot report that nobody is in need.', todo: { zh: '核对名单。', en: 'Check the list.' } },
  'allotment.too-little': { status: 409, zh: '分配资金不足：需 {needed} 元，剩余 {left} 元。', en: 'The allotment does not suffice: {needed} yuan are needed, {left} yuan are left.', todo: { zh: '等待结余资金再分配，或改列另一档。', en: 'Wait until unspent money is allotted again, or choose the other degree.' } },
  'allotment.people-full': { status: 409, zh: '名额已满：{people} 户（人）。', en: 'All places are taken: {people}.', todo: { zh: '请乡镇（街道）或区级调整名额。', en: 'Ask the town or the district for more places.' } },
  'allotment.taken': { status: 409, zh: '资金或名额刚被他人占用，名单没有变。', en: 'The money or the place was taken by somebody else just now; the list is unchanged.', todo: { zh: '刷新页面，核对剩余资金和名额。', en: 'Reload the page and look at what is left.' } },
  'allotment.bound': { status: 409, zh: '{village} 已列入 {used} 元，分配不能少于此数。', en: '{village}: {used} yuan are spoken for, so the allotment cannot be less.', todo: { zh: '只能收回结余部分。', en: 'Take back only what is left.' } },
  'allotment.nothing-left': { status: 409, zh: '活动可分配资金剩余 {left} 元，不足 {needed} 元。', en: 'The campaign has {left} yuan to allot, not {needed}.', todo: { zh: '先从其他村（社区）收回结余。', en: 'Take back what other villages have left first.' } },
  'relief.twice': { status: 409, zh: '家庭成员已在本次活动的名单上，不能重复慰问。', en: 'Somebody of this household is on a list of this campaign already: nobody twice.', todo: { zh: '请联系区级查明所在名单。', en: 'Ask the district which list it is.' } },
  'relief.none': { status: 409, zh: '本案没有可退回的慰问金。', en: 'There is no relief to give back in this case.', todo: { zh: '刷新页面。', en: 'Reload the page.' } },
  'relief.reclaim-only': { status: 422, zh: '已发放的慰问金只能追回。', en: 'Relief that was handed over can only be reclaimed.', todo: { zh: '请选择“追回”。', en: 'Choose “reclaimed”.' } },
  'paper.missing': { status: 422, zh: '材料不全，还缺：{missing}。', en: 'Paper is missing: {missingEn}.', todo: { zh: '一次告知全部缺件，齐全后再签收。', en: 'Name everything at once; confirm receipt when it is complete.' } },
} as const satisfies Record<string, RefusalText>;
