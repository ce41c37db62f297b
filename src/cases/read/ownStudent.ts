import { seesOwnStudentOnly } from '../../access/privacy.ts';
import { tutoringActions } from '../actions/tutoring.ts';
import type { CaseState } from '../state.ts';
import type { CaseDetail, PersonView, Reader, TimelineEntry } from './model.ts';

/**
 * What a teacher sees of a case: the own student, masked and without any part of a number, and whom to call; nothing
 * of the application, of brothers and sisters with other teachers, or of what others wrote.
 * @param standIns teachers on leave for whom the reader stands in
 */
export function ownStudentDetail(detail: CaseDetail, reader: Reader, standIns: ReadonlySet<string>): CaseDetail {
  if (!seesOwnStudentOnly(reader.role)) return detail;
  const own = ownStudents(detail.state, reader, standIns);
  const has = (track: string | undefined) => track === undefined || own.has(track);
  const { details: _why, undo: _undo, chain: _chain, ...state } = detail.state;
  const seen = <T>(entries: Readonly<Record<string, T>>): Record<string, T> => Object.fromEntries(Object.entries(entries).filter(([id]) => own.has(id)));
  return {
    ...detail,
    state: {
      ...state, chain: [], people: seen(state.people), tracks: seen(state.tracks), ...(detail.state.undo?.by === reader.id ? { undo: detail.state.undo } : {}),
      clocks: Object.fromEntries(Object.entries(state.clocks).filter(([, { track }]) => track !== undefined && own.has(track))),
    },
    persons: detail.persons.filter(({ id, isApplicant }) => own.has(id) || isApplicant).map(withoutNumber),
    tracks: detail.tracks.filter(({ person }) => own.has(person)),
    clocks: detail.clocks.filter(({ track }) => track !== undefined && own.has(track)),
    actions: detail.actions.filter(({ track }) => has(track)),
  };
}

/** Entries of the own student; words only where they were written about the pair. */
export function ownStudentEntries(entries: readonly TimelineEntry[], state: CaseState, reader: Reader, standIns: ReadonlySet<string>): TimelineEntry[] {
  if (!seesOwnStudentOnly(reader.role)) return [...entries];
  const own = ownStudents(state, reader, standIns);
  return entries.flatMap((entry) => {
    const facts = entry.facts.filter(({ track }) => track !== undefined && own.has(track));
    if (facts.length === 0) return [];
    const { form, ...seen } = entry;
    return [{ ...seen, facts, ...(form && Object.hasOwn(tutoringActions, entry.action) && entry.action !== 'reviewTerm' ? { form } : {}) }];
  });
}

function ownStudents({ tracks }: CaseState, { id }: Reader, standIns: ReadonlySet<string>): Set<string> {
  return new Set(Object.entries(tracks).flatMap(([student, { mentor }]) => (mentor === id || standIns.has(mentor) ? [student] : [])));
}

/** No identity number, not even in part; nor what it would tell. */
function withoutNumber({ sex: _sex, ...person }: PersonView): PersonView {
  return { ...person, identity: '—' };
}
