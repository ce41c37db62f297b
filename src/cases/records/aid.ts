import type { Fact } from '../facts.ts';
import type { Recorded } from './project.ts';
import type { Row, Write } from './writes.ts';

/** Visits, file, grants and the money they move; `undefined` when the fact is about something else. */
export function aidRecords(fact: Fact, { step, base, commandId, state }: Recorded): Write[] | undefined {
  const by_id = step.by.id;
  const key = { case_id: base.case_id };
  const command_id = commandId;
  const happened = { happened_at: step.at };
  const money = (kind: 'reserve' | 'release' | 'pay' | 'return', grant: string, fund: string, amount: number): Write => ({
    table: 'fund_entries', insert: { fund_id: fund, ...base, grant_id: grant, kind, amount_fen: amount, by_id, ...happened, recorded_at: step.now },
  });
  const grantSet = (id: string, set: Row): Write => ({ table: 'grants', set, key: { ...key, id } });
  switch (fact.type) {
    case 'visited':
      return [{ table: 'visits', insert: { ...base, id: fact.visit, purpose: fact.for, outcome: fact.outcome, by_id, command_id, documents: fact.documents, ...happened, recorded_at: step.now } }];
    case 'applied':
    case 'tier-found':
      return state.details?.['tier'] === undefined ? undefined : [{ table: 'cases', set: { tier: tierIn(state.details['tier']) }, key: { id: state.id } }];
    case 'taken-in':
      return [{ table: 'cases', set: { ledger_at: step.at }, key: { id: state.id } }];
    case 'file-updated':
      return [
        { table: 'case_files', insert: { ...key, version: fact.version, form_enc: null, recorded_by: by_id, recorded_at: step.now, command_id } },
        { table: 'file_checks', insert: { ...base, version: fact.version, outcome: 'submitted', changes: fact.changes, by_id, command_id, ...happened } },
      ];
    case 'file-accepted':
      return [{ table: 'file_checks', insert: { ...base, version: fact.version, outcome: 'accepted', changes: fact.changes, by_id, command_id, ...happened } }];
    case 'file-returned':
      return [{ table: 'file_checks', insert: { ...base, version: fact.version, outcome: 'returned', missing: fact.missing, by_id, command_id, ...happened } }];
    case 'grant-proposed':
      return [{
        table: 'grants',
        insert: {
          ...base, id: fact.grant, region: state.region, kind: fact.kind, tier: fact.tier, amount_fen: fact.amount, fund_id: fact.fund, project: fact.project,
          student_id: fact.student ?? null, top_up: fact.topUp ?? null, levels: fact.needs, state: 'proposed', proposed_by: by_id, proposed_at: step.at, command_id, returned_fen: 0,
        },
      }];
    case 'grant-opinion':
      return [{ table: 'grant_opinions', insert: { ...base, grant_id: fact.grant, level: fact.level, approve: fact.approve, by_id, command_id, ...happened } }];
    case 'grant-approved':
      return [grantSet(fact.grant, { state: 'approved', approved_at: step.at, tier: fact.tier, levels: fact.needs }), money('reserve', fact.grant, fact.fund, fact.amount)];
    case 'grant-refused':
      return [grantSet(fact.grant, { state: 'refused' })];
    case 'grant-levels-changed':
      return [grantSet(fact.grant, { levels: fact.needs })];
    case 'grant-paid':
      return [grantSet(fact.grant, { state: 'paid', paid_on: fact.paidOn, paid_late: fact.late }), money('pay', fact.grant, fact.fund, fact.amount)];
    case 'grant-cancelled':
      return [grantSet(fact.grant, { state: 'cancelled' }), ...(fact.released > 0 ? [money('release', fact.grant, fact.fund, fact.released)] : [])];
    case 'grant-reclaimed':
      return [grantSet(fact.grant, { reclaimed_at: step.at })];
    case 'grant-returned':
      return [grantSet(fact.grant, { returned_fen: state.aid?.grants[fact.grant]?.returned ?? fact.amount }), money('return', fact.grant, fact.fund, fact.amount)];
    case 'referred':
      return fact.targets.map((target) => ({ table: 'referrals_on', insert: { ...base, target, by_id, ...happened } }));
    default:
      return undefined;
  }
}

function tierIn(tier: string | number | boolean): string {
  return typeof tier === 'string' ? tier : 'none';
}
