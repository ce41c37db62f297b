import { test } from 'vitest';
import { bursts } from '../../bench/faults/bursts.ts';
import { races } from '../../bench/faults/races.ts';
import { holds, PATIENCE } from './shortRun.ts';

test('X-04, X-05: fifty identical applications open one case, a key keeps its body, and of two approvers one wins and never the maker', () => holds(races), PATIENCE);

test('design 5: bursts into a continue-as-new are taken once each, and the case takes the next command', () => holds(bursts), PATIENCE);
