import type { StageSpec } from '../../src/programmes/programme.ts';
import { aid } from './aid.ts';
import { allotment } from './allotment.ts';
import { delivery } from './delivery.ts';
import { incomeLedger } from './incomeLedger.ts';
import { followUp } from './followUp.ts';
import type { StageKind } from './kind.ts';
import { monitoring } from './monitoring.ts';
import { notice } from './notice.ts';
import { placement } from './placement.ts';
import { pairing } from './pairing.ts';
import { plan } from './plan.ts';
import { recheck } from './recheck.ts';
import { referral } from './referral.ts';
import { review } from './review.ts';
import { support } from './support.ts';
import { submission } from './submission.ts';
import { termReview } from './termReview.ts';
import { tutoring } from './tutoring.ts';
import { visit } from './visit.ts';

const kinds = { review, notice, submission, plan, placement, followUp, monitoring, pairing, tutoring, termReview, visit, aid, recheck, allotment, delivery,
  support, referral, incomeLedger } satisfies { [K in StageSpec['kind']]: StageKind<Extract<StageSpec, { kind: K }>> };

/** The kind of a stage; its spec is of the same kind, which the table above checks. */
export function kindOf(spec: StageSpec): StageKind {
  return kinds[spec.kind] as unknown as StageKind;
}
