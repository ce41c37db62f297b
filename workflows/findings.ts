import type { ActionRules } from './stages/kind.ts';
import { trackOf } from './stages/kind.ts';
import type { StageSpec } from '../src/programmes/programme.ts';
import type { EmploymentPolicy } from '../src/programmes/employment-assistance/policy.ts';
import type { FindingKind } from '../src/cases/state.ts';
import type { RuleId } from '../src/refusals/refusal.ts';
import type { Change } from './change.ts';

const ruleOf: Record<FindingKind, RuleId> = { unstable: 'C-12', 'employer-breach': 'C-13', 'benefits-unused': 'C-14', 'week-without-record': 'E-03' };

/**
 * What a call brought up, with a date by which it is answered; one of a kind is open at a time.
 * @rule C-12 unstable · C-13 employer breaks rules · C-14 benefits unused
 */
export function openFinding(change: Change, track: string, kind: keyof EmploymentPolicy['findings']): void {
  const { findings, mentor } = change.track(track);
  if (Object.values(findings).some((open) => open.kind === kind)) return;
  const finding = change.newId('g');
  findings[finding] = { kind, openedAt: change.at };
  change.startClock(`finding:${finding}`, change.policyPart('findings')[kind], { kind: 'finding', owner: 'mentor', track });
  change.record({ type: 'finding-opened', track, finding, kind, rules: [ruleOf[kind]] });
  change.tell({ to: { user: mentor }, template: 'finding-opened', clock: `finding:${finding}`, track, rule: ruleOf[kind], hours: 'working' });
}

export const findingActions: ActionRules<StageSpec> = {
  closeFinding: {
    by: () => ['mentor', 'teacher', 'community-caseworker', 'supervisor'],
    closed: (asked) => (Object.keys(trackOf(asked).findings).length > 0 ? undefined : { code: 'finding.none', rule: 'C-12' }),
    wrong: (asked, { finding }) => (trackOf(asked).findings[finding] ? undefined : { code: 'finding.none', rule: 'C-12', field: 'finding' }),
    do(change, asked, { codes }) {
      const { id } = trackOf(asked);
      const track = change.track(id);
      const kind = track.findings[codes.finding]?.kind ?? 'unstable';
      delete track.findings[codes.finding];
      change.stopClock(`finding:${codes.finding}`);
      change.record({ type: 'finding-closed', track: id, finding: codes.finding, documents: codes.documents, rules: [ruleOf[kind]] });
    },
  },
};
