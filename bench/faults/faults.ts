import { bursts } from './bursts.ts';
import { clocks } from './clocks.ts';
import { databaseKills } from './databaseKills.ts';
import { engineKills } from './engineKills.ts';
import type { Fault } from './fault.ts';
import { fuzz } from './fuzz.ts';
import { links } from './links.ts';
import { load } from './load.ts';
import { modelRun } from './model/run.ts';
import { restored } from './restored.ts';
import { races } from './races.ts';
import { roomAndRepair } from './roomAndRepair.ts';
import { workerKills } from './workerKills.ts';

/** Every fault, in the order in which they are run. */
export const faults: readonly Fault[] = [workerKills, engineKills, databaseKills, links, races, bursts, modelRun, clocks, roomAndRepair, restored, fuzz, load];
