import type { Fact } from '../facts.ts';
import type { Recorded } from './project.ts';
import type { Write } from './writes.ts';

/** Referrals, months of income, pairings and reports of an exit; `undefined` when the fact is about something else. */
export function exitRecords(fact: Fact, { step, base, commandId, state }: Recorded): Write[] | undefined {
  const by_id = step.by.id;
  const command_id = commandId;
  const key = { case_id: base.case_id };
  switch (fact.type) {
    case 'income-recorded':
      return [{ table: 'income_months', insert: { ...base, month: fact.month, side: fact.side, documents: fact.documents, by_id, command_id, recorded_at: step.now } }];
    case 'referral-opened':
      return [{
        table: 'referrals',
        insert: { ...base, id: fact.referral, measure: fact.measure, measure_group: fact.group, lead: fact.unit, responsible: fact.responsible, region: state.region, opened_at: step.at, command_id },
      }];
    case 'referral-answered':
      return [{ table: 'referrals', set: { outcome: fact.outcome, answered_at: step.at, answered_by: by_id, answer_command_id: command_id }, key: { ...key, id: fact.referral } }];
    case 'referral-closed':
      return [{ table: 'referrals', set: { closed_at: step.at }, key: { ...key, id: fact.referral } }];
    case 'helper-paired':
      return [{ table: 'pairings', insert: { ...base, id: fact.pair, kind: fact.kind, helper: fact.helper, most: fact.most, since: step.at, by_id } }];
    case 'pairing-ended':
      return [{ table: 'pairings', set: { ended_at: step.at }, key: { ...key, id: fact.pair } }];
    case 'exit-reported':
      return [{
        table: 'exit_reports',
        insert: { ...base, exit: fact.exit, counted: fact.counted, cause_gone_on: fact.causeGoneOn ?? null, documents: fact.documents, by_id, command_id, reported_at: step.at },
      }];
    default:
      return undefined;
  }
}
