export { assistanceCase } from './case.ts';
export { deliverMessages } from './fleet/deliverMessages.ts';
