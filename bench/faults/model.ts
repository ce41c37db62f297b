import type { Colleague } from '../../test/support/office.ts';

/**
 * A small reference of the way from application to submission, written from the rulebook and not from the product's
 * code: who may do what when (C-01 to C-04, X-03, X-04, X-11), and how many steps are on record.
 */
export interface Model {
  stage: 'communityReview' | 'notice' | 'submission' | 'streetReview' | 'closed';
  step: 'open' | 'returned' | 'to-post' | 'posted' | 'to-submit' | 'awaiting-receipt';
  /** Who entered or passed something in the present chain. */
  chain: Colleague[];
  notes: number;
}

export const beginning = (): Model => ({ stage: 'communityReview', step: 'open', chain: ['intake'], notes: 0 });

/** What leads on comes more often than what ends a case. */
export const moves = [
  'addNote', 'pass', 'pass', 'pass', 'pass', 'return', 'resubmit', 'resubmit', 'postNotice', 'postNotice', 'postNotice', 'submit', 'submit', 'receive', 'receive', 'weeksPass', 'weeksPass',
  'refuse', 'withdraw',
] as const;
export type Move = { move: (typeof moves)[number]; who: Colleague };

const reviewers: Record<string, readonly Colleague[]> = { communityReview: ['intake', 'reviewer'], streetReview: ['street', 'street2'] };
const community: readonly Colleague[] = ['intake', 'reviewer'];

/** What becomes of the case; undefined = the case must refuse. */
export function after(model: Model, { move, who }: Move): Model | undefined {
  const { stage, step, chain } = model;
  const judges = (reviewers[stage] ?? []).includes(who) && step === 'open' && !chain.includes(who);
  switch (move) {
    case 'addNote':
      return { ...model, notes: model.notes + 1 };
    case 'pass':
      if (!judges) return undefined;
      return stage === 'communityReview' ? { ...model, stage: 'notice', step: 'to-post', chain: [...chain, who] } : undefined;
    case 'return':
      return judges ? { ...model, step: 'returned' } : undefined;
    case 'refuse':
      return judges ? { ...model, stage: 'closed', chain: [...chain, who] } : undefined;
    case 'resubmit':
      return step === 'returned' && community.includes(who) && stage !== 'closed' ? { ...model, step: 'open' } : undefined;
    case 'postNotice':
      return stage === 'notice' && step === 'to-post' && community.includes(who) ? { ...model, step: 'posted' } : undefined;
    case 'submit':
      return stage === 'submission' && step === 'to-submit' && community.includes(who) ? { ...model, step: 'awaiting-receipt' } : undefined;
    case 'receive':
      return stage === 'submission' && step === 'awaiting-receipt' && (who === 'street' || who === 'street2') ? { ...model, stage: 'streetReview', step: 'open' } : undefined;
    case 'withdraw':
      return stage !== 'closed' && community.includes(who) ? { ...model, stage: 'closed' } : undefined;
    case 'weeksPass': // a posted notice ends by itself; no other stage moves when nobody acts
      return stage === 'notice' && step === 'posted' ? { ...model, stage: 'submission', step: 'to-submit' } : model;
    default:
      return move satisfies never;
  }
}
