import { CLOSED, programme } from '../programme.ts';

/** Programme A: from a survey in the village to relief handed over before the holiday, within one campaign. */
export const holidayRelief = programme({
  id: 'holiday-relief',
  title: { zh: '节日送温暖慰问', en: 'Holiday relief' },
  about: { zh: '元旦、春节前对困难家庭的走访慰问，一次一批，名单张榜。', en: 'Relief for households in hardship before the New Year holidays: one campaign a season, by posted lists.' },
  takenInBy: ['community-caseworker'],
  helps: 'household',
  first: 'villageReview',
  stages: {
    villageReview: {
      kind: 'review', by: 'community', clock: 'villageReview', passed: 'allotment',
      rules: ['A-01', 'A-02'], title: { zh: '村（社区）核查', en: 'Village review' },
    },
    allotment: {
      kind: 'allotment', by: 'community', listed: 'notice',
      rules: ['A-03'], title: { zh: '列入名单', en: 'Listing' },
    },
    notice: {
      kind: 'notice', by: 'community', clock: 'notice', objectionClock: 'objection', clear: 'townReview', upheld: 'villageReview',
      rules: ['A-04', 'X-02', 'X-03'], title: { zh: '张榜公示', en: 'Posting of the list' },
    },
    townReview: {
      kind: 'review', by: 'street', clock: 'townReview', passed: 'delivery', paper: true,
      rules: ['A-05'], title: { zh: '乡镇（街道）审核', en: 'Town review' },
    },
    delivery: {
      kind: 'delivery', by: 'community', clock: 'delivery', delivered: CLOSED,
      rules: ['A-06'], title: { zh: '走访发放', en: 'Handing over' },
    },
  },
});
