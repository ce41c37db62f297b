import type { Fact } from '../facts.ts';
import type { Recorded } from './project.ts';
import type { Write } from './writes.ts';

/** Calls after an exit; `undefined` when the fact is about something else. */
export function monitoringRecords(fact: Fact, { step, base, commandId }: Recorded): Write[] | undefined {
  switch (fact.type) {
    case 'monitoring-recorded':
      return [{
        table: 'monitoring_calls',
        insert: {
          ...base, id: fact.call, round: fact.round, state: 'made', outcome: fact.outcome, entered_late: fact.enteredLate, documents: fact.documents,
          by_id: step.by.id, command_id: commandId, happened_at: step.at, recorded_at: step.now,
        },
      }];
    case 'monitoring-missed':
      return [{ table: 'monitoring_calls', insert: { ...base, id: fact.call, round: fact.round, state: 'missed', happened_at: step.at, recorded_at: step.now } }];
    default:
      return undefined;
  }
}
