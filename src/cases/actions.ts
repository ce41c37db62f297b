import type { z } from 'zod';
import { aidActions } from './actions/aid.ts';
import { anyCaseActions } from './actions/anyCase.ts';
import { approvalActions } from './actions/approval.ts';
import { exitActions } from './actions/exit.ts';
import { employmentActions } from './actions/employment.ts';
import { monitoringActions } from './actions/monitoring.ts';
import { tutoringActions } from './actions/tutoring.ts';
import { reliefActions } from './actions/relief.ts';
import type { ActionSpec } from './actions/shapes.ts';

/**
 * Every action a case knows: what it is called, which codes travel to the workflow, which form stays in Postgres.
 * REST bodies, forms on pages and the workflow's payloads are all made from this one table. Pages show actions in
 * its order.
 */
export const actions = {
  ...approvalActions,
  ...employmentActions,
  ...exitActions,
  ...monitoringActions,
  ...tutoringActions,
  ...aidActions,
  ...reliefActions,
  ...anyCaseActions,
} as const satisfies Record<string, ActionSpec>;

export type ActionName = keyof typeof actions;
export type Codes<A extends ActionName> = z.infer<(typeof actions)[A]['codes']>;

const specs: Readonly<Record<string, ActionSpec>> = actions;

/** Actions about one recognised person: their command names the track. */
export const trackActions: ReadonlySet<ActionName> = new Set((Object.keys(actions) as ActionName[]).filter((name) => specs[name]?.ofTrack));
