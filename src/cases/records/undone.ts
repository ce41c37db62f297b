import type { Fact } from '../facts.ts';
import { placementKey } from './assistance.ts';
import { restoredPairs } from './tutoring.ts';
import type { Recorded } from './project.ts';
import { restoredPlace } from './relief.ts';
import type { Write } from './writes.ts';

/** Records that begin with one step, and so can be void with it. They stay, marked: nothing is deleted. */
const voidable = ['opinions', 'notices', 'objections', 'decisions', 'plans', 'agreements', 'offers', 'placements', 'calls', 'findings', 'services', 'monitoring_calls', 'tutoring_records', 'term_reviews', 'campaign_places', 'referrals', 'income_months', 'exit_reports', 'pairings'];

/**
 * A step was undone: what it recorded is marked void, and what it had changed about earlier records is set back to
 * what the restored state says.
 * @rule X-11
 */
export function undoneRecords(fact: Fact, recorded: Recorded): Write[] | undefined {
  if (fact.type !== 'undone') return undefined;
  const { state, base } = recorded;
  const key = { case_id: state.id };
  const writes: Write[] = voidable.map((table) => ({ table, set: { voided_seq: base.seq }, key: { ...key, seq: fact.seq } }));
  for (const [person, track] of Object.entries(state.tracks)) {
    if (track.job) writes.push({ table: 'placements', set: { ended_at: null, stable_at: null }, key: { ...key, ...placementKey(person, track.job) } });
    for (const [id, offer] of Object.entries(track.offers)) writes.push({ table: 'offers', set: { state: offer.state }, key: { ...key, id } });
    for (const id of Object.keys(track.findings)) writes.push({ table: 'findings', set: { closed_at: null, closed_by: null }, key: { ...key, id } });
  }
  for (const [id, objection] of Object.entries(state.objections)) {
    if (!objection.outcome) writes.push({ table: 'objections', set: { outcome: null, decided_by: null, decided_at: null }, key: { ...key, id } });
  }
  for (const [id, { outcome }] of Object.entries(state.referrals ?? {})) {
    writes.push({ table: 'referrals', set: { outcome: outcome ?? null, closed_at: null, ...(outcome ? {} : { answered_at: null, answered_by: null, answer_command_id: null }) }, key: { ...key, id } });
  }
  for (const id of Object.keys(state.helpers ?? {})) writes.push({ table: 'pairings', set: { ended_at: null }, key: { ...key, id } });
  if (state.notice && state.step === 'posted') writes.push({ table: 'notices', set: { taken_down_at: null, why: null }, key: { ...key, id: state.notice.id } });
  // the ledger is opened by the end of a notice, which cannot be undone, or by the last objection's decision, which can
  if (fact.action === 'decideObjection') writes.push({ table: 'cases', set: { ledger_at: null }, key: { id: state.id } });
  for (const [person, { categories, seeksRecognition }] of Object.entries(state.people)) {
    writes.push({ table: 'case_people', set: { open: !state.closed, categories, seeks_recognition: seeksRecognition }, key: { ...key, person_id: person } });
  }
  return [...writes, ...restoredPairs(state), ...restoredPlace(recorded)];
}
