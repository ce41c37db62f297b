import { addProgramme } from '../../src/programmes/index.ts';
import { winterCoats } from './winterCoats.ts';

addProgramme(winterCoats);

export * from '../../workflows/index.ts';
