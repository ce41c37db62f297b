import type { ApplicationAssessment } from '../../cases/intake/assessment.ts';
import type { DraftBody } from '../../cases/intake/drafts.ts';
import { assessForm } from '../../cases/intake/submission.ts';
import { InputError, type FieldProblem } from '../../refusals/input.ts';
import type { WebParts } from '../parts.ts';
import type { StaffVisit } from '../visit.ts';

/** What the rules say about a form: their findings, or what is still missing before they can say anything. */
export type FindingsSoFar = { kind: 'assessed'; assessment: ApplicationAssessment } | { kind: 'incomplete'; problems: readonly FieldProblem[] };

/** The undertaking and the signature come last; the findings are wanted before. */
const assumed = { undertaking: true, signedOn: '2000-01-01', address: '—'.repeat(2), registrationCommunity: '—'.repeat(2) };

export async function findingsOf(parts: WebParts, { staff }: StaffVisit, programme: string, body: DraftBody): Promise<FindingsSoFar> {
  try {
    return { kind: 'assessed', assessment: await assessForm(parts, staff, programme, { ...assumed, ...body }) };
  } catch (error) {
    if (error instanceof InputError) return { kind: 'incomplete', problems: error.problems };
    throw error;
  }
}
