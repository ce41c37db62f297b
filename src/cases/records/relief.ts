import type { Fact } from '../facts.ts';
import type { Recorded } from './project.ts';
import type { Row, Write } from './writes.ts';

/** Places on the lists of campaigns. The database keeps the sums of each village from them, and refuses what is too much. */
export function reliefRecords(fact: Fact, { step, state, base }: Recorded): Write[] {
  const by_id = step.by.id;
  const set = (place: string, columns: Row): Write[] => [{ table: 'campaign_places', set: columns, key: { case_id: base.case_id, id: place } }];
  const returned = { state: 'returned', settled_at: step.at };
  const place = state.relief?.place;
  switch (fact.type) {
    case 'relief-listed':
      return [{
        table: 'campaign_places',
        insert: {
          ...base, id: fact.place, campaign_id: fact.campaign, village: state.region, degree: fact.degree, amount_fen: fact.fen, state: 'listed', waits: state.relief?.waits ?? false,
          listed_at: step.at, listed_by: by_id,
        },
      }];
    case 'relief-unlisted':
      return set(fact.place, returned);
    case 'notice-posted':
      return place ? set(place.id, { posted_at: step.at }) : [];
    case 'paper-received':
      return set(fact.place, { paper_on: fact.on, papers: fact.papers });
    case 'relief-handed-over':
      return set(fact.place, { state: 'paid', settled_at: step.at, way: fact.way, handed_on: fact.on, handed_by: by_id, documents: fact.documents });
    case 'relief-returned':
      return set(fact.place, returned);
    case 'case-closed':
      return place && !place.handed ? set(place.id, returned) : [];
    default:
      return [];
  }
}

/** A step was undone, and the state before it has a place: it is taken again, if that is still possible. @rule X-11 */
export function restoredPlace({ state, base }: Recorded): Write[] {
  const place = state.relief?.place;
  if (!place || state.closed) return [];
  const columns = { state: 'listed', settled_at: null, way: null, handed_on: null, handed_by: null };
  return [{ table: 'campaign_places', set: columns, key: { case_id: base.case_id, id: place.id } }];
}
