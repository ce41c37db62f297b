// `npm run restore -- --from=FOLDER --keys=OTHER-FOLDER`: puts a backup into BANGFU_HOME, which must be empty.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readConfiguration } from './configuration.ts';
import { Lifetime } from './lifetime.ts';
import { restore } from './restore.ts';

const { values } = parseArgs({ options: { from: { type: 'string' }, keys: { type: 'string' } } });
const startedAt = Date.now();
const say = (line: string) => console.log(`[${((Date.now() - startedAt) / 1000).toFixed(1)} s] ${line}`);
const configuration = readConfiguration(process.env);
const lifetime = new Lifetime(configuration.home);
lifetime.handleSignals();
try {
  if (values.from === undefined || values.keys === undefined) throw new Error('Name both folders: npm run restore -- --from=FOLDER --keys=OTHER-FOLDER. 请指定 --from 与 --keys。');
  const { compared, caughtUp, begun, ended, unanswered } = await restore(configuration, lifetime, path.resolve(values.from), path.resolve(values.keys), say);
  say(`${compared} cases compared: ${caughtUp} took over their record, ${begun} were begun from it, ${ended} that no record knows were ended, ${unanswered} did not answer. 恢复完成。`);
  await lifetime.end(unanswered === 0 ? 0 : 1, 'Restored. Start with npm start. 恢复完成，可以启动。');
} catch (error) {
  await lifetime.end(1, error instanceof Error ? error.message : String(error));
}
