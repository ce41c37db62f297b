import { z } from 'zod';
import { policyOf } from '../../programmes/policy/kinds.ts';
import { isRapid } from '../../rules/aid/rapid-channel.ts';
import { referral } from '../../rules/aid/referral.ts';
import { assessTier } from '../../rules/aid/tier.ts';
import { wrongItems } from '../../rules/aid/wrong-items.ts';
import { refuseInput } from '../../refusals/input.ts';
import { applicationFormOf } from './form.ts';
import type { Intake } from './kinds.ts';
import { against } from './assessment.ts';
import { fileWithMembers, meansOf, unionFileShape, wrongPositions } from './unionFile.ts';

/** The union file of a worker in difficulty (困难职工档案表), with the household's means item by item. @rule B-01 */
export const unionAidForm = applicationFormOf({}, unionFileShape);
export type UnionAidForm = z.infer<typeof unionAidForm>;

/** @rule B-02 · B-03 · B-04 · B-13 · B-19 */
export const unionAidIntake: Intake<UnionAidForm> = {
  form: unionAidForm,
  keptFile: fileWithMembers,
  assess({ form: { file }, people, policy: any }) {
    const policy = policyOf('union-aid', any);
    const members = people.map((_person, position) => String(position + 1));
    const students = people.flatMap(({ work }, position) => (work === 'student' ? [String(position + 1)] : []));
    const misplaced = wrongPositions(file, members.length);
    if (misplaced.length > 0) refuseInput(misplaced);
    const means = meansOf(file, { members, students, leftInDifficulty: file.accidents.length > 0 });
    const wrong = wrongItems(means, policy).map((problem) => ({ ...problem, field: `file.${problem.field}` }));
    if (wrong.length > 0) refuseInput(wrong);
    const found = assessTier(means, policy);
    const tier = found.tier ?? 'none';
    const conditions = found.findings.flatMap((finding) => finding.conditions);
    const referred = referral(found, false);
    return {
      policyId: policy.id,
      household: [...conditions, ...referred.conditions.filter(({ holds }) => holds)],
      steps: found.steps,
      people: people.map(({ seeksRecognition, identity }) => ({
        seeksRecognition, unknownPlace: identity.unknownPlace,
        assessment: { eligible: found.tier !== undefined, conditions: [], categories: found.tier ? [found.tier] : [] },
      })),
      kept: { zeroEmployment: file.zeroEmployment, details: { tier, rapid: isRapid(found) } },
      against: found.tier ? [] : conditions.filter(({ holds }) => !holds).map((condition) => against('file.income', condition)),
    };
  },
};
