// `npm run faults -- --only=1,6 --seed=7 --scale=small|full`: puts the product through its faults and says what held.
import { parseArgs } from 'node:util';
import { endRunningChildren } from '../../src/runtime/child.ts';
import { faults } from './faults.ts';
import type { Scale } from './fault.ts';

const { values } = parseArgs({ options: { only: { type: 'string' }, seed: { type: 'string' }, scale: { type: 'string', default: 'small' } } });
const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : Number(values.seed);
const wanted = values.only?.split(',').map(Number);
const scale = values.scale as Scale;
if (!Number.isSafeInteger(seed)) throw new Error('--seed must be a whole number');
if (!['test', 'small', 'full'].includes(scale)) throw new Error('--scale must be small or full');

console.log(`seed ${seed}, scale ${scale}: repeat with npm run faults -- --seed=${seed} --scale=${scale}${values.only ? ` --only=${values.only}` : ''}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void endRunningChildren().then(() => process.exit(130)));
const parent = process.ppid;
setInterval(() => process.ppid === parent || process.exit(130), 500).unref(); // npm does not pass its own end on
let failed = 0;
for (const fault of faults) {
  if (wanted && !wanted.includes(fault.n)) continue;
  const startedAt = Date.now();
  const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`\n${fault.n}. ${fault.name}`);
  try {
    const { figures, violations } = await fault.run({ seed, scale, say: (line) => console.log(`   [${seconds()} s] ${line}`) });
    for (const [name, figure] of Object.entries(figures)) console.log(`   ${name}: ${figure}`);
    for (const violation of violations.slice(0, 20)) console.log(`   BREACH: ${violation}`);
    console.log(violations.length === 0 ? `   held, ${seconds()} s` : `   FAILED: ${violations.length} breaches, ${seconds()} s`);
    if (violations.length > 0) failed += 1;
  } catch (error) {
    failed += 1;
    console.log(`   FAILED: ${error instanceof Error ? error.stack : String(error)}`);
  }
}
process.exit(failed === 0 ? 0 : 1);
