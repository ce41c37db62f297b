import { duplicateCodes, timelessClocks, type PolicyProblem } from '../policy/sense.ts';
import type { HolidayReliefPolicy } from './policy.ts';

/** What is wrong with a policy of holiday relief beyond what any policy can have wrong. */
export function holidayReliefSense(policy: HolidayReliefPolicy): PolicyProblem[] {
  return [
    ...timelessClocks(Object.entries(policy.clocks).map(([name, clock]) => [`clocks.${name}`, clock] as const)),
    ...duplicateCodes('hardship.causes', policy.hardship.causes), ...duplicateCodes('listed.groups', policy.listed.groups), ...duplicateCodes('amounts.degrees', policy.amounts.degrees),
    ...groupProblems(policy), ...amountProblems(policy), ...campaignProblems(policy),
  ];
}

/** @rule A-02 */
function groupProblems({ listed: { groups } }: HolidayReliefPolicy): PolicyProblem[] {
  return groups.flatMap(({ code: group, when }, position) => {
    const path = `listed.groups.${position}.when`;
    return [
      ...(Object.keys(when).length === 0 ? [{ path, message: `asks nothing, so everybody would be in “${group}”: name a condition` }] : []),
      ...((when.minAgeMale === undefined) !== (when.minAgeFemale === undefined) ? [{ path, message: 'names an age for one sex only: name both, or neither' }] : []),
    ];
  });
}

/** @rule A-03 */
function amountProblems({ amounts: { degrees: [first, second] } }: HolidayReliefPolicy): PolicyProblem[] {
  if (!first || !second || first.fen > second.fen) return [];
  return [{ path: 'amounts.degrees.1.fen', message: `${second.fen} is not less than ${first.fen}: the graver degree comes first and has the larger amount` }];
}

/** A date that some year does not have would move the closing without a word. @rule A-05 */
function campaignProblems({ campaign, clocks: { notice } }: HolidayReliefPolicy): PolicyProblem[] {
  const unreal = (['opens', 'closes'] as const).filter((name) => !inEveryYear(campaign[name]));
  return [
    ...unreal.map((name) => ({ path: `campaign.${name}`, message: 'is no date of every year: correct month and date' })),
    ...(campaign.opens.month === campaign.closes.month && campaign.opens.date === campaign.closes.date ? [{ path: 'campaign.closes', message: 'is the day it opens: a campaign needs time' }] : []),
    ...(notice.span.unit === 'workingDays' ? [] : [{ path: 'clocks.notice.span.unit', message: `is “${notice.span.unit}”, but the list is posted for working days: write “workingDays”` }]),
  ];
}

function inEveryYear({ month, date: of }: { month: number; date: number }): boolean {
  return of <= new Date(Date.UTC(2_001, month, 0)).getUTCDate();
}
