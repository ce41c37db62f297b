// `npm run backup -- --to=FOLDER --keys=OTHER-FOLDER`: copies the installation in BANGFU_HOME, running or not.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { backUp } from './backup.ts';
import { readConfiguration } from './configuration.ts';

const { values } = parseArgs({ options: { to: { type: 'string' }, keys: { type: 'string' } } });
try {
  if (values.to === undefined) throw new Error('Name an empty folder: npm run backup -- --to=FOLDER --keys=OTHER-FOLDER. 请用 --to 指定目标文件夹。');
  const { bytes, engineHeldMs, tookMs } = await backUp(readConfiguration(process.env), path.resolve(values.to), values.keys && path.resolve(values.keys));
  console.log(`Copied ${(bytes / 1e6).toFixed(0)} MB in ${(tookMs / 1000).toFixed(1)} s; commands waited ${engineHeldMs} ms. 备份完成。`);
  if (values.keys === undefined) console.log('The keys were NOT copied (--keys): without keys.json and secrets.json nobody can read this backup. 未备份密钥。');
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
