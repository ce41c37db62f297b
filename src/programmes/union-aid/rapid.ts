/** The shorter clock that takes a usual one's place in the rapid channel. @rule B-19 */
export const rapidClockOf = {
  homeVisit: 'rapidHomeVisit',
  review: 'rapidReview',
  notice: 'rapidNotice',
  countyApproval: 'rapidCountyApproval',
} as const;
