import { defineSignal } from '@temporalio/workflow';

/** Asks for a new run of the same workflow: what it carries is then sealed with the current key. */
export const freshRunSignal = defineSignal('freshRun');
