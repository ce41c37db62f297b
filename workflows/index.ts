export { assistanceCase } from './case.ts';
