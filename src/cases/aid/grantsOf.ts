import { dayOf } from '../../calendar/days.ts';
import { isPolicyOf } from '../../programmes/policy/kinds.ts';
import { aidKinds } from '../../programmes/union-aid/kinds.ts';
import { entitlement, type Entitlement } from '../../rules/aid/entitlement.ts';
import type { AidRequest } from '../../rules/aid/standard-line.ts';
import { topUps, type TopUp } from '../../rules/aid/top-up.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import { caseInScope } from '../read/detail.ts';
import type { Reader } from '../read/model.ts';
import type { ReadParts } from '../read/parts.ts';
import { earlierGrants } from './earlierGrants.ts';
import { aidHousehold } from './household.ts';

/** A grant as its case page and the API show it. Whole fen. */
export interface GrantView {
  id: string;
  kind: string;
  tier: string;
  amount: number;
  state: string;
  fund: string;
  project: string;
  levels: string[];
  student?: string;
  topUp?: string;
  proposedAt: string;
  approvedAt?: string;
  paidOn?: string;
  paidLate?: boolean;
  returned: number;
  reclaimed: boolean;
  opinions: { level: string; approve: boolean; happenedAt: string }[];
}

export interface CaseGrants {
  items: GrantView[];
  /** What may be granted now, kind by kind, with the arithmetic; empty when the case has no figures. */
  entitlements: Entitlement[];
  topUps: TopUp[];
}

/** @throws RefusalError `not-found` */
export async function grantsOf(parts: ReadParts, reader: Reader, caseId: string): Promise<CaseGrants> {
  const found = await caseInScope(parts, reader, caseId);
  const { rows } = await parts.pool.query<{
    id: string; kind: string; tier: string; amount: string; state: string; fund_id: string; project: string; levels: string[]; student_id: string | null; top_up: string | null;
    proposed_at: Date; approved_at: Date | null; paid_on: string | null; paid_late: boolean | null; returned: string; reclaimed_at: Date | null;
    opinions: { level: string; approve: boolean; happenedAt: string }[];
  }>(
    `SELECT g.*, g.amount_fen::text AS amount, g.returned_fen::text AS returned, g.paid_on::text AS paid_on,
       coalesce((SELECT jsonb_agg(jsonb_build_object('level', o.level, 'approve', o.approve, 'happenedAt', o.happened_at) ORDER BY o.seq) FROM grant_opinions o WHERE o.case_id = g.case_id AND o.grant_id = g.id), '[]') AS opinions
     FROM grants g WHERE g.case_id = $1 ORDER BY g.seq`, [found.id],
  );
  const items = rows.map((row): GrantView => ({
    id: row.id, kind: row.kind, tier: row.tier, amount: Number(row.amount), state: row.state, fund: row.fund_id, project: row.project, levels: row.levels,
    ...(row.student_id ? { student: row.student_id } : {}), ...(row.top_up ? { topUp: row.top_up } : {}), proposedAt: row.proposed_at.toISOString(),
    ...(row.approved_at ? { approvedAt: row.approved_at.toISOString() } : {}), ...(row.paid_on ? { paidOn: row.paid_on } : {}),
    ...(row.paid_late === null ? {} : { paidLate: row.paid_late }), returned: Number(row.returned), reclaimed: row.reclaimed_at !== null, opinions: row.opinions,
  }));
  const { policy } = found;
  if (!isPolicyOf('union-aid', policy)) return { items, entitlements: [], topUps: [] };
  try {
    const { means } = await aidHousehold(parts, found, parts.now());
    const earlier = await earlierGrants(parts.pool, found.id, parts.now());
    const requests = aidKinds.flatMap((kind): AidRequest[] => (kind === 'education' ? means.students.map((student) => ({ kind, student })) : [{ kind }]));
    const entitlements = requests.map((request) => entitlement(means, request, earlier, policy));
    return { items, entitlements, topUps: topUps(entitlements[0]?.standing.now.tier, means.members.length, dayOf(parts.now()), earlier, policy) };
  } catch (error) {
    if (error instanceof RefusalError) return { items, entitlements: [], topUps: [] };
    throw error;
  }
}
