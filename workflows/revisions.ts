/**
 * Decisions that were once taken otherwise. A case replays what it decided in the older way as it decided it then, and
 * decides by the newest from there on: its history tells which (`patched()`). A revision may go when no case is open
 * that could hold the older way.
 *
 * - `stable-by-a-stable-call` (C-10): once the months were full, a call that reached nobody concluded employment as stable.
 */
export type Revision = 'stable-by-a-stable-call';

/** Whether this decision is taken in the revised way. */
export type Revised = (revision: Revision) => boolean;

/** Where nothing is replayed. */
export const newest: Revised = () => true;
