import type { Fact, JobRef } from '../facts.ts';
import type { Recorded } from './project.ts';
import type { Row, Write } from './writes.ts';

/** Plans, offers, placements, calls, findings, services; `undefined` when the fact is about something else. */
export function assistanceRecords(fact: Fact, { step, base, commandId, state }: Recorded): Write[] | undefined {
  const by_id = step.by.id;
  const person_id = fact.track ?? '';
  const key = { case_id: base.case_id };
  const command_id = commandId;
  switch (fact.type) {
    case 'plan-recorded':
      return [{ table: 'plans', insert: { ...base, id: fact.plan, person_id, by_id, command_id, recorded_at: step.at } }];
    case 'agreement-signed':
      return [{ table: 'agreements', insert: { ...base, id: fact.agreement, person_id, signed_on: fact.signedOn, documents: fact.documents, by_id } }];
    case 'offer-made':
      return [{ table: 'offers', insert: { ...base, id: fact.offer, person_id, vacancy_id: fact.vacancy, state: 'open', offered_at: step.at } }];
    case 'offer-accepted':
      return [{ table: 'offers', set: { state: 'accepted' }, key: { ...key, id: fact.offer } }];
    case 'offer-refused':
      return [{ table: 'offers', set: { state: 'refused', refusal_command_id: command_id, documents: fact.documents }, key: { ...key, id: fact.offer } }];
    case 'refusal-contested':
      return [{ table: 'offers', set: { state: 'contested', contest_command_id: command_id }, key: { ...key, id: fact.offer } }];
    case 'contest-decided':
      return [{ table: 'offers', set: { state: fact.justified ? 'justified' : 'refused' }, key: { ...key, id: fact.offer } }];
    case 'placed':
      return [{
        table: 'placements',
        insert: {
          ...base, id: fact.placement, person_id, kind: fact.kind, placed_on: fact.day, offer_id: fact.offer ?? null, late: fact.late, command_id, documents: fact.documents,
        },
      }];
    case 'job-lost':
      return [{ table: 'placements', set: { ended_at: step.at }, key: { ...key, ...placementKey(person_id, fact.job) } }];
    case 'employment-stable':
      return [{ table: 'placements', set: { stable_at: step.at }, key: { ...key, ...placementKey(person_id, fact.job) } }];
    case 'call-recorded':
      return [{
        table: 'calls',
        insert: {
          ...base, id: fact.call, person_id, phase: fact.plan?.phase ?? null, n: fact.plan?.n ?? null, planned_from: fact.plan?.from ?? null, planned_to: fact.plan?.to ?? null,
          state: 'made', outcome: fact.outcome, answers: fact.answers, entered_late: fact.enteredLate, by_id, command_id, happened_at: step.at, recorded_at: step.now,
        },
      }];
    case 'call-missed':
      return [{
        table: 'calls',
        insert: {
          ...base, id: fact.call, person_id, phase: fact.plan.phase, n: fact.plan.n, planned_from: fact.plan.from, planned_to: fact.plan.to,
          state: 'missed', happened_at: step.at, recorded_at: step.now,
        },
      }];
    case 'finding-opened':
      return [{ table: 'findings', insert: { ...base, id: fact.finding, person_id, kind: fact.kind, opened_at: step.at } }];
    case 'finding-closed':
      return [{
        table: 'findings',
        set: { closed_at: step.at, closed_by: by_id, answer_command_id: command_id, documents: fact.documents },
        key: { ...key, id: fact.finding },
      }];
    case 'service-recorded':
      return [{ table: 'services', insert: { ...base, person_id, service: fact.service, result: fact.result, by_id, command_id, happened_at: step.at } }];
    case 'satisfaction-recorded':
      return [{ table: 'satisfaction', insert: { ...base, person_id, answer: fact.answer, by_id, happened_at: step.at } }];
    case 'mentor-assigned':
      return [
        { table: 'running_clocks', set: { mentor_id: fact.mentor }, key: { ...key, track: person_id } }, // what has ended was the other's
        ...(fact.previous ? [{ table: 'past_mentors', upsert: { ...key, person_id, mentor_id: fact.previous, handed_over_at: step.at }, conflict: '(case_id, person_id, mentor_id)' }] : []),
      ];
    case 'category-added':
      return [{ table: 'case_people', set: { categories: state.people[person_id]?.categories ?? [] }, key: { ...key, person_id } }];
    default:
      return undefined;
  }
}

/** The one placement that is meant, among all that a person has had. */
export function placementKey(person_id: string, { placement, day }: JobRef): Row {
  return placement ? { id: placement } : { person_id, placed_on: day };
}
