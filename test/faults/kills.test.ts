import { test } from 'vitest';
import { databaseKills } from '../../bench/faults/databaseKills.ts';
import { engineKills } from '../../bench/faults/engineKills.ts';
import { workerKills } from '../../bench/faults/workerKills.ts';
import { holds, PATIENCE } from './shortRun.ts';

test('design 9: a worker that dies before, inside or after a commit, or before its answer, loses nothing and doubles nothing', () => holds(workerKills), PATIENCE);

test('design 9: Temporal is killed while clocks fall due: nothing is lost, and every clock is acted on within a minute', () => holds(engineKills), PATIENCE);

test('design 9: PostgreSQL is killed in mid-write and stopped between commands: what was acknowledged is there, once', () => holds(databaseKills), PATIENCE);
