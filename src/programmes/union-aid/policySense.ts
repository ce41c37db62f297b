import { duplicateCodes, timelessClocks, type PolicyProblem } from '../policy/sense.ts';
import { aidKinds, higherLevels } from './kinds.ts';
import type { UnionAidPolicy } from './policy.ts';
import { rapidClockOf } from './rapid.ts';

/**
 * What a policy of union aid can still have wrong though its shape is right: it would be found out only when a
 * household meets it, so it is looked for when the policy is read.
 */
export function unionAidSense(policy: UnionAidPolicy): PolicyProblem[] {
  return [
    ...tierProblems(policy), ...lossProblems(policy), ...standardProblems(policy), ...approvalProblems(policy),
    ...fundProblems(policy), ...topUpProblems(policy), ...clockProblems(policy),
    ...aidKinds.flatMap((kind) => duplicateCodes(`aid.${kind}.documents`, policy.aid[kind].documents)),
    ...duplicateCodes('measures', policy.measures),
  ];
}

const monthsOfYear = 12;

/** @rule B-02 · B-03 */
function tierProblems({ tiers: { deep, relative } }: UnionAidPolicy): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  for (const [tier, { linePercent }] of [['deep', deep], ['relative', relative]] as const) {
    if ((linePercent * monthsOfYear) % 100 !== 0) problems.push({ path: `tiers.${tier}.linePercent`, message: `${linePercent} makes a year's line that is not whole fen: use a multiple of 25` });
  }
  if (deep.linePercent >= relative.linePercent) problems.push({ path: 'tiers.relative.linePercent', message: `${relative.linePercent} is not above the ${deep.linePercent} of deep hardship, so nobody would be in relative hardship: raise it` });
  return problems;
}

/** Products of integers, never a quotient. @rule B-04 */
function lossProblems({ tiers: { accidental: { standardLoss, corridorPercent, loss } } }: UnionAidPolicy): PolicyProblem[] {
  const moved = loss > standardLoss ? BigInt(loss) - BigInt(standardLoss) : BigInt(standardLoss) - BigInt(loss);
  if (moved * 100n <= BigInt(standardLoss) * BigInt(corridorPercent)) return [];
  return [{ path: 'tiers.accidental.loss', message: `${loss} is more than ${corridorPercent} % away from standardLoss ${standardLoss}: a city may not move it so far` }];
}

/** @rule B-05 · B-09 · B-10 */
function standardProblems({ standards: { deep, relative, accidental } }: UnionAidPolicy): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  if (deep.living.fromLines > deep.living.toLines) problems.push({ path: 'standards.deep.living.fromLines', message: `${deep.living.fromLines} is above toLines ${deep.living.toLines}: the floor lies below the cap` });
  for (const [name, { fromPercent, toPercent }] of [['relative', relative], ['accidental', accidental]] as const) {
    if (fromPercent > toPercent) problems.push({ path: `standards.${name}.fromPercent`, message: `${fromPercent} is above toPercent ${toPercent}: the floor lies below the cap` });
  }
  return problems;
}

/** A higher level is asked from a higher amount on. @rule B-06 */
function approvalProblems({ approvals }: UnionAidPolicy): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  for (const [position, one] of approvals.entries()) {
    const path = `approvals.${position}`;
    const earlier = approvals.slice(0, position).filter(({ kind }) => kind === one.kind);
    if (earlier.some(({ level }) => level === one.level)) problems.push({ path: `${path}.level`, message: `${one.level} is named twice for ${one.kind}: remove one` });
    for (const other of earlier.filter(({ level }) => level !== one.level)) {
      const above = higherLevels.indexOf(one.level) > higherLevels.indexOf(other.level);
      if (above !== one.from > other.from) problems.push({ path: `${path}.from`, message: `${one.from} for ${one.level} does not fit ${other.from} for ${other.level}: the higher level approves from the higher amount on` });
    }
  }
  return problems;
}

/** @rule B-20 */
function fundProblems({ funds, aid, measures }: UnionAidPolicy): PolicyProblem[] {
  const known = new Set(funds.projects.map(({ code }) => code));
  const used = [
    ...aidKinds.map((kind) => [`aid.${kind}.project`, aid[kind].project] as const),
    ...measures.flatMap(({ project }, position) => (project === undefined ? [] : [[`measures.${position}.project`, project] as const])),
  ];
  return [
    ...duplicateCodes('funds.sources', funds.sources), ...duplicateCodes('funds.projects', funds.projects),
    ...used.filter(([, project]) => !known.has(project)).map(([path, project]): PolicyProblem => ({ path, message: `“${project}” is not among funds.projects, so nothing could be paid: correct the code` })),
  ];
}

/** @rule B-21 */
function topUpProblems({ topUps }: UnionAidPolicy): PolicyProblem[] {
  return [
    ...duplicateCodes('topUps', topUps),
    ...topUps.flatMap(({ from, to }, position) => (to < from ? [{ path: `topUps.${position}.to`, message: `${to} lies before from ${from}: correct one of them` }] : [])),
  ];
}

/** A clock has time to run, and the rapid channel is the quicker one. @rule B-19 */
function clockProblems({ clocks }: UnionAidPolicy): PolicyProblem[] {
  const timeless = timelessClocks(Object.entries(clocks).map(([name, clock]) => [`clocks.${name}`, clock] as const));
  const slow = Object.entries(rapidClockOf).flatMap(([usual, rapid]): PolicyProblem[] => {
    const usualSpan = Object.entries(clocks).find(([name]) => name === usual)?.[1].span;
    const { span } = clocks[rapid];
    if (usualSpan === undefined || (usualSpan.unit === span.unit && span.count < usualSpan.count)) return [];
    return [{ path: `clocks.${rapid}.span`, message: `is not shorter than clocks.${usual}.span in the same unit: the rapid channel must be the quicker one` }];
  });
  return [...timeless, ...slow];
}
