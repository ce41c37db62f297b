import { goOnWhenClear, type Figures, type Model, type Move } from './model.ts';
import { moves } from './moves.ts';

/** What becomes of the case; undefined = the case must refuse. */
export function after(model: Model, one: Move, figures: Figures): Model | undefined {
  const { move, who } = one;
  const rules = moves[move];
  if (!rules.who(model).includes(who)) return undefined;
  if (model.stage === 'closed' && !rules.whenClosed) return undefined;
  if (model.suspended && !rules.whenSuspended) return undefined;
  if (rules.open && !rules.open(model, one)) return undefined;
  const { undo, ...standing } = model;
  if (move === 'undo' && undo && undo !== 'unsure') return { ...structuredClone(undo.before), notes: model.notes, offered: model.offered };
  const next: Model = structuredClone(standing);
  rules.do(next, one, figures);
  if (rules.undo === 'keeps' && undo) next.undo = undo;
  if (rules.undo === 'can') next.undo = { by: who, before: standing };
  return next;
}

/** Days until something happens by itself: a posted notice has ended after a fortnight, whatever holidays there are (C-03). */
export function afterDays(model: Model, days: number): Model {
  const next: Model = { ...structuredClone(model), day: model.day + days };
  if (next.undo) next.undo = 'unsure';
  if (next.stage !== 'notice' || next.step !== 'posted') return next;
  next.step = 'notice-ended';
  return goOnWhenClear(next);
}
