import { duplicateCodes, timelessClocks, type PolicyProblem } from '../policy/sense.ts';
import type { LongTermExitPolicy } from './policy.ts';

/** What is wrong with a policy of long-term exit beyond what any policy can have wrong. */
export function longTermExitSense(policy: LongTermExitPolicy): PolicyProblem[] {
  return [...clockProblems(policy), ...listProblems(policy), ...unitProblems(policy), ...rangeProblems(policy), ...seasonProblems(policy)];
}

function clockProblems({ clocks, unitMeasures }: LongTermExitPolicy): PolicyProblem[] {
  return timelessClocks([
    ...Object.entries(clocks).map(([name, clock]) => [`clocks.${name}`, clock] as const),
    ...unitMeasures.groups.map(({ referral }, position) => [`unitMeasures.groups.${position}.referral`, referral] as const),
  ]);
}

function listProblems({ qualification, secondExit, unitMeasures, caseload, seasons }: LongTermExitPolicy): PolicyProblem[] {
  const all = unitMeasures.groups.flatMap((group, position) => group.measures.map((measure, place) => ({ code: measure.code, path: `unitMeasures.groups.${position}.measures.${place}.code` })));
  return [
    ...duplicateCodes('qualification.property', qualification.property), ...duplicateCodes('qualification.causes', qualification.causes),
    ...duplicateCodes('secondExit.publicRelief', secondExit.publicRelief), ...duplicateCodes('secondExit.unionAid', secondExit.unionAid),
    ...duplicateCodes('unitMeasures.units', unitMeasures.units), ...duplicateCodes('unitMeasures.groups', unitMeasures.groups),
    ...duplicateCodes('caseload.helpers', caseload.helpers), ...duplicateCodes('seasons.drives', seasons.drives),
    ...all.filter(({ code: one }, position) => all.findIndex((other) => other.code === one) < position).map(({ code: one, path }) => ({ path, message: `“${one}” is listed twice: remove or rename one` })),
  ];
}

/** A referral must have somebody to go to. @rule D-05 */
function unitProblems({ unitMeasures: { units, groups } }: LongTermExitPolicy): PolicyProblem[] {
  const known = new Set(units.map((unit) => unit.code));
  return groups.flatMap((group, position) => group.measures.flatMap(({ lead, responsible }, place) => {
    const path = `unitMeasures.groups.${position}.measures.${place}`;
    const unknown = (at: string, unit: string) => (known.has(unit) ? [] : [{ path: at, message: `“${unit}” is not among unitMeasures.units: add it there, or correct the code` }]);
    return [
      ...unknown(`${path}.lead`, lead),
      ...responsible.flatMap((unit, index) => unknown(`${path}.responsible.${index}`, unit)),
      ...(responsible.includes(lead) ? [{ path: `${path}.responsible`, message: `names “${lead}”, which leads already: remove it` }] : []),
    ];
  }));
}

/** @rule D-06 */
function rangeProblems({ caseload: { helpers } }: LongTermExitPolicy): PolicyProblem[] {
  return helpers.flatMap((helper, position) => (['enterprises', 'households'] as const).flatMap((what) =>
    (helper[what].most < helper[what].least ? [{ path: `caseload.helpers.${position}.${what}.most`, message: `${helper[what].most} is less than least ${helper[what].least}: correct one of them` }] : [])));
}

/** No month belongs to two drives. @rule D-07 */
function seasonProblems({ seasons: { drives } }: LongTermExitPolicy): PolicyProblem[] {
  const taken = new Map<number, string>();
  return drives.flatMap(({ code: drive, fromMonth, months }, position) => {
    const own = Array.from({ length: months }, (_, offset) => ((fromMonth - 1 + offset) % 12) + 1);
    const shared = own.find((month) => taken.has(month));
    own.forEach((month) => taken.set(month, drive));
    return shared === undefined ? [] : [{ path: `seasons.drives.${position}`, message: `“${drive}” takes month ${shared}, which another drive has: move one of them` }];
  });
}
