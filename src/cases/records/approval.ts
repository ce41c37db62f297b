import type { Fact } from '../facts.ts';
import type { CaseState } from '../state.ts';
import type { Recorded } from './project.ts';
import type { Write } from './writes.ts';

/** Opinions, notices, objections, decisions and the ledger; `undefined` when the fact is about something else. */
export function approvalRecords(fact: Fact, { step, state, base, commandId }: Recorded): Write[] | undefined {
  const by_id = step.by.id;
  const key = { case_id: base.case_id };
  switch (fact.type) {
    case 'opinion':
      return [{
        table: 'opinions',
        insert: {
          ...base, stage: fact.stage, level: fact.level, outcome: fact.outcome, missing: fact.missing ?? [], rule: fact.rule ?? null,
          by_id, command_id: commandId, happened_at: step.at, recorded_at: step.now,
        },
      }];
    case 'notice-posted':
      return [{
        table: 'notices',
        insert: {
          ...base, id: fact.notice, region: state.region, posted_at: step.at, ends_at: state.clocks[state.stage]?.due ?? null, posted_by: by_id, documents: fact.documents,
        },
      }];
    case 'notice-ended':
      return [{ table: 'notices', set: { ended_at: step.at }, key: { ...key, id: fact.notice } }];
    case 'notice-taken-down':
      return [{ table: 'notices', set: { taken_down_at: step.now, why: fact.why }, key: { ...key, id: fact.notice } }];
    case 'objection-received':
      return [{
        table: 'objections',
        insert: { ...base, id: fact.objection, notice_id: fact.notice, anonymous: fact.anonymous, command_id: commandId, received_at: step.at },
      }];
    case 'objection-decided':
      return [{
        table: 'objections',
        set: { outcome: fact.outcome, decided_by: by_id, decided_at: step.at, decision_command_id: commandId },
        key: { ...key, id: fact.objection },
      }];
    case 'decision-made':
      return [{
        table: 'decisions',
        insert: { ...base, id: fact.decision, kind: fact.kind, person_id: fact.person ?? null, by_id, command_id: commandId, decided_at: step.at },
      }];
    case 'decision-delivered':
      return [{ table: 'decisions', set: { delivered_on: fact.deliveredOn, delivery_way: fact.way }, key: { ...key, id: fact.decision } }];
    case 'review-requested':
      return [{ table: 'decisions', set: { review_requested_on: fact.requestedOn }, key: { ...key, id: fact.decision } }];
    case 'review-decided':
      return [{ table: 'decisions', set: { review_outcome: fact.outcome, reviewed_at: step.at }, key: { ...key, id: fact.decision } }];
    case 'ledger-entered':
      return [{ table: 'cases', set: { ledger_at: step.at }, key: { id: state.id } }];
    case 'ledger-revoked':
      return [{ table: 'cases', set: { ledger_revoked_at: step.at }, key: { id: state.id } }];
    case 'case-closed':
      return [{ table: 'case_people', set: { open: false }, key }];
    case 'death-recorded':
      return [left(state, fact.person), ...successor(state, fact)];
    case 'household-split':
      return [...fact.people.map((person) => left(state, person)), ...successor(state, fact)];
    case 'transferred':
      return [{ table: 'running_clocks', set: { region: fact.to }, key }, { table: 'referrals', set: { region: fact.to }, key }]; // what has ended was the other office's; units of the new district answer
    default:
      return undefined;
  }
}

function left({ id }: CaseState, person: string): Write {
  return { table: 'case_people', set: { open: false }, key: { case_id: id, person_id: person } };
}

/** Who stands for the household from now on, as the step left them. @rule X-07 */
function successor({ id, people }: CaseState, { newApplicant }: { newApplicant?: string }): Write[] {
  const person = people[newApplicant ?? ''];
  return person && newApplicant ? [{ table: 'case_people', set: { seeks_recognition: person.seeksRecognition }, key: { case_id: id, person_id: newApplicant } }] : [];
}
