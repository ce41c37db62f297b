import { CLOSED, programme } from '../programme.ts';
import { rapidClockOf } from './rapid.ts';

/** Programme B: from a worker's hardship to aid in money and in kind, until the household stands by itself again. */
export const unionAid = programme({
  id: 'union-aid',
  title: { zh: '困难职工帮扶', en: 'Union aid for workers in difficulty' },
  about: { zh: '困难职工家庭建档立卡、分类救助，到脱困退出和回访。', en: 'A file for each household in difficulty, aid by its tier, and the way out of hardship.' },
  takenInBy: ['community-caseworker', 'street-reviewer', 'district-officer', 'city-officer'],
  helps: 'household',
  quicker: { when: 'rapid', clocks: rapidClockOf },
  first: 'homeVisit',
  stages: {
    homeVisit: {
      kind: 'visit', for: 'entry', by: 'community', clock: 'homeVisit', matchingClock: 'dataMatching', found: 'review',
      rules: ['B-12', 'B-24'], title: { zh: '入户核查', en: 'Home visit' },
    },
    review: {
      kind: 'review', by: 'street', clock: 'review', passed: 'notice',
      rules: ['B-24'], title: { zh: '街道工会审核', en: 'Review by the street union' },
    },
    notice: {
      kind: 'notice', by: 'street', clock: 'notice', objectionClock: 'objection', clear: 'countyApproval', upheld: 'review',
      rules: ['B-24', 'X-02', 'X-03'], title: { zh: '公示', en: 'Public notice' },
    },
    countyApproval: {
      kind: 'review', by: 'district', clock: 'countyApproval', passed: 'aid',
      rules: ['B-24'], title: { zh: '县级审批', en: 'Approval by the county' },
    },
    aid: {
      kind: 'aid', by: 'community', approvedBy: 'district', clock: 'countyApproval', higher: { province: 'provinceApproval', national: 'nationalApproval' },
      paymentClock: 'payment', exit: 'exitVisit', beside: ['recheck'],
      rules: ['B-05', 'B-15', 'B-20'], title: { zh: '救助', en: 'Aid' },
    },
    recheck: {
      kind: 'recheck', by: 'community', reviewedBy: 'street', reviewClock: 'review',
      rules: ['B-22'], title: { zh: '档案复核', en: 'Re-check of the file' },
    },
    exitVisit: {
      kind: 'visit', for: 'exit', by: 'community', clock: 'exitVisit', found: 'afterExit', stays: 'aid',
      rules: ['B-14'], title: { zh: '退出走访', en: 'Exit visit' },
    },
    afterExit: {
      kind: 'monitoring', by: 'community', clock: 'exitCall', relapsed: 'homeVisit', ended: CLOSED,
      rules: ['B-14'], title: { zh: '脱困后回访', en: 'Calls after the exit' },
    },
  },
});
