import { CLOSED, programme } from '../programme.ts';

/** While a household is helped, units answer for measures and its income is recorded month by month. */
const during = ['measures', 'incomes'] as const;

/** Programme D: from a worker's application through help by many units to a lasting exit. */
export const longTermExit = programme({
  id: 'long-term-exit',
  title: { zh: '困难职工解困脱困', en: 'Long-term exit from hardship' },
  about: { zh: '困难职工（含农民工）家庭从申请、多部门帮扶到稳定脱困。', en: 'Workers’ households, migrant workers’ included: from application through help by many units to a lasting exit.' },
  takenInBy: ['community-caseworker'],
  helps: 'household',
  first: 'grassrootsReport',
  stages: {
    grassrootsReport: {
      kind: 'submission', by: 'community', to: 'district', clock: 'grassrootsReport', clockEnds: 'submitted', received: 'countyReview',
      rules: ['D-02'], title: { zh: '基层工会上报', en: 'Report by the grassroots union' },
    },
    countyReview: {
      kind: 'review', by: 'district', clock: 'countyReview', passed: 'countyNotice',
      rules: ['D-01', 'D-02'], title: { zh: '县级工会审核', en: 'County union review' },
    },
    countyNotice: {
      kind: 'notice', by: 'district', clock: 'notice', objectionClock: 'objection', clear: 'countyApproval', upheld: 'countyReview',
      rules: ['D-02', 'X-02', 'X-03'], title: { zh: '县级公示', en: 'Notice by the county union' },
    },
    countyApproval: {
      kind: 'review', by: 'district', clock: 'countyApproval', passed: 'support',
      rules: ['D-02'], title: { zh: '县总工会审批', en: 'Approval by the county federation' },
    },
    support: {
      kind: 'support', by: 'community', proposed: 'exitRecheck', beside: during,
      rules: ['D-03', 'D-04', 'D-06'], title: { zh: '帮扶', en: 'Help' },
    },
    measures: {
      kind: 'referral', by: 'community',
      rules: ['D-05'], title: { zh: '部门帮扶措施', en: 'Measures by units' },
    },
    incomes: {
      kind: 'incomeLedger', by: 'community', clock: 'incomeMonth', reportClock: 'exitReport',
      rules: ['D-03'], title: { zh: '按月登记收入', en: 'Income, month by month' },
    },
    exitRecheck: {
      kind: 'review', by: 'district', clock: 'exitRecheck', passed: 'exitNotice', refused: 'support', beside: during,
      rules: ['D-04'], title: { zh: '退出复核', en: 'Re-check of the exit' },
    },
    exitNotice: {
      kind: 'notice', by: 'district', clock: 'exitNotice', objectionClock: 'objection', neverCloses: true, clear: 'monitoring', upheld: 'support', beside: during,
      rules: ['D-04', 'X-02', 'X-03'], title: { zh: '退出公示', en: 'Notice of the exit' },
    },
    monitoring: {
      kind: 'monitoring', by: 'community', clock: 'monitoring', relapsed: 'countyReview', ended: CLOSED, beside: ['measures'],
      rules: ['B-14'], title: { zh: '脱困后监测', en: 'Watch after the exit' },
    },
  },
});
