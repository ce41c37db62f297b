import { programme, TRACKS } from '../programme.ts';

/** Programme C: from a jobless household's application to stable employment of everyone recognised. */
export const employmentAssistance = programme({
  id: 'employment-assistance',
  title: { zh: '就业困难人员帮扶', en: 'Employment assistance' },
  about: { zh: '失业人员从申请、认定到稳定就业的全程帮扶。', en: 'From unemployment through recognition and placement to stable employment.' },
  takenInBy: ['community-caseworker'],
  first: 'communityReview',
  stages: {
    communityReview: {
      kind: 'review', by: 'community', clock: 'communityReview', passed: 'notice',
      rules: ['C-01', 'C-02'], title: { zh: '社区初审', en: 'Community review' },
    },
    notice: {
      kind: 'notice', by: 'community', clock: 'notice', objectionClock: 'objection', ledger: true, clear: 'submission', upheld: 'communityReview',
      rules: ['C-03', 'X-02', 'X-03'], title: { zh: '公示', en: 'Public notice' },
    },
    submission: {
      kind: 'submission', by: 'community', to: 'street', clock: 'submission', clockEnds: 'received', received: 'streetReview',
      rules: ['C-04'], title: { zh: '报送街道', en: 'Submission to the street' },
    },
    streetReview: {
      kind: 'review', by: 'street', clock: 'streetReview', passed: 'streetFile',
      rules: ['C-05'], title: { zh: '街道复核', en: 'Street review' },
    },
    streetFile: {
      kind: 'submission', by: 'street', to: 'district', clock: 'streetFile', clockEnds: 'submitted', opensFile: true, received: 'determination',
      rules: ['C-05'], title: { zh: '一人一档并报区', en: 'Personal file and submission to the district' },
    },
    determination: {
      kind: 'review', by: 'district', clock: 'determination', passed: TRACKS, namesMentors: true,
      rules: ['C-06', 'C-08'], title: { zh: '区级审定', en: 'District determination' },
    },
    plan: {
      kind: 'plan', clock: 'plan',
      rules: ['C-07'], title: { zh: '帮扶计划与协议', en: 'Plan and agreement' },
    },
    placement: {
      kind: 'placement', placed: 'followUp',
      rules: ['C-08', 'C-09', 'C-20'], title: { zh: '安置', en: 'Placement' },
    },
    followUp: {
      kind: 'followUp', lost: 'placement',
      rules: ['C-10', 'C-11', 'C-12', 'C-13', 'C-14'], title: { zh: '回访', en: 'Follow-up' },
    },
  },
  tracks: { first: 'placement', beside: ['plan'] },
});
