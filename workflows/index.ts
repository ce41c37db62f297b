export { campaign } from './campaign.ts';
export { assistanceCase } from './case.ts';
export { eraseClosedCases } from './fleet/eraseClosedCases.ts';
export { deliverMessages } from './fleet/deliverMessages.ts';
export { recomputeDeadlines } from './fleet/recomputeDeadlines.ts';
export { quarterlyReport } from './fleet/quarterlyReport.ts';
export { reconcile } from './fleet/reconcile.ts';
export { catchUpCases } from './fleet/catchUpCases.ts';
