import { dayOf } from '../../calendar/days.ts';
import { programmeOf } from '../../programmes/index.ts';
import { CLOSED } from '../../programmes/programme.ts';
import type { Fact } from '../facts.ts';
import type { CaseState } from '../state.ts';
import type { Recorded } from './project.ts';
import type { Row, Write } from './writes.ts';

/** Pairs, sessions, weeks without a record and reviews; `undefined` when the fact is about something else. */
export function tutoringRecords(fact: Fact, { step, base, commandId }: Recorded): Write[] | undefined {
  const person_id = fact.track ?? '';
  const key = { case_id: base.case_id };
  const by = { by_id: step.by.id, command_id: commandId };
  const record = (row: Row): Write[] => [{ table: 'tutoring_records', insert: { ...base, ...by, person_id, recorded_at: step.now, entered_late: false, partner: null, minutes: null, ...row } }];
  switch (fact.type) {
    case 'paired':
      return [
        { table: 'pairs', insert: { ...base, ...by, id: fact.pair, person_id: fact.student, teacher_id: fact.teacher, from_day: fact.from, most: fact.most, active: true } },
        { table: 'running_clocks', set: { mentor_id: fact.teacher }, key: { ...key, track: fact.student } }, // what has ended was the other's
      ];
    case 'pair-ended':
      return [{ table: 'pairs', set: { active: false, ended_on: fact.endedOn, why: fact.why }, key: { ...key, id: fact.pair } }];
    case 'session-recorded':
      return record({ id: fact.session, kind: 'session', day: fact.day, code: fact.topic, minutes: fact.minutes, entered_late: fact.enteredLate, documents: fact.documents });
    case 'talk-recorded':
      return record({ id: fact.talk, kind: 'talk', day: fact.day, code: fact.topic, partner: fact.with, documents: fact.documents });
    case 'school-things-recorded':
      return record({ id: fact.thing, kind: 'things', day: fact.day, code: fact.item, documents: fact.documents });
    case 'week-missing':
      return [{
        table: 'missing_weeks',
        insert: { ...base, person_id, week_from: fact.week, week_to: fact.to, sessions: fact.sessions, least: fact.least, in_a_row: fact.inARow, finding: fact.finding, recorded_at: step.now },
      }];
    case 'week-made-good':
      return [
        { table: 'missing_weeks', set: { made_good_at: step.at }, key: { ...key, person_id, week_from: fact.week } },
        { table: 'findings', set: { closed_at: step.at, closed_by: step.by.id, answer_command_id: commandId, documents: fact.documents }, key: { ...key, id: fact.finding } },
      ];
    case 'term-reviewed':
      return [{
        table: 'term_reviews',
        insert: { ...base, ...by, id: fact.review, person_id, term: fact.term, outcome: fact.outcome, leads_to: fact.then, figures: fact.figures, documents: fact.documents, reviewed_at: step.at },
      }];
    default:
      return undefined;
  }
}

/** A pair ends with the help of its student, however that ends. */
export function endedPairs(fact: Fact, { step, base, state }: Recorded): Write[] {
  if (!Object.values(programmeOf(state.programme).stages).some(({ kind }) => kind === 'pairing')) return [];
  const ended = { active: false, ended_on: dayOf(step.at) };
  switch (fact.type) {
    case 'track-closed':
      return [{ table: 'active_pairs', set: { ...ended, why: fact.reason }, key: { case_id: base.case_id, person_id: fact.track ?? '' } }];
    case 'death-recorded':
      return [{ table: 'active_pairs', set: { ...ended, why: 'death' }, key: { case_id: base.case_id, person_id: fact.person } }];
    case 'case-closed':
      return [{ table: 'active_pairs', set: { ...ended, why: fact.reason }, key: { case_id: base.case_id } }];
    default:
      return [];
  }
}

/** The pairs that go on again when a step is undone; weeks made good by it are open again. */
export function restoredPairs({ id: case_id, tracks }: CaseState): Write[] {
  return Object.entries(tracks).flatMap(([person_id, { stage, tutoring, findings }]): Write[] => {
    if (!tutoring) return [];
    const weeks = Object.values(findings).flatMap(({ week }): Write[] => (week ? [{ table: 'missing_weeks', set: { made_good_at: null }, key: { case_id, person_id, week_from: week } }] : []));
    return [...weeks, ...(stage === CLOSED ? [] : [{ table: 'pairs', set: { active: true, ended_on: null, why: null }, key: { case_id, id: tutoring.pair } } satisfies Write])];
  });
}
