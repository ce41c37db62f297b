// `npm run keys:rotate`: keys of encrypted data.
//   --new field,payload,index,session   adds a new current key for each of these purposes to the key file; restart the
//                 product then: at its start it makes look-ups anew under a new index key
//   (nothing)     seals everything anew that an older key sealed; may be interrupted and run again
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { theProduct } from '../audit/entry.ts';
import { note } from '../audit/trail.ts';
import { addKeys, loadKeyRing } from '../privacy/key-file.ts';
import { keyPurposes } from '../privacy/keys.ts';
import { fieldKeysInUse, resealAll } from '../privacy/rotate.ts';
import { readConfiguration } from './configuration.ts';
import { reachDatabase } from './reachDatabase.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { new: { type: 'string' } } });
  const configuration = readConfiguration(process.env);
  if (values.new !== undefined) {
    const wanted = values.new.split(',').map((name) => name.trim());
    const purposes = keyPurposes.filter((purpose) => wanted.includes(purpose));
    if (purposes.length !== wanted.length) throw new Error(`--new takes one or more of ${keyPurposes.join(', ')}, separated by commas.`);
    const file = await addKeys({ home: configuration.home }, purposes);
    console.log(`New current keys for ${purposes.join(', ')} are in ${file}. Back it up, restart the product, then run “npm run keys:rotate”. 新密钥已写入，请备份并重启。`);
    return;
  }
  const ring = await loadKeyRing({ home: configuration.home, mayMake: false });
  const database = await reachDatabase(configuration);
  const pool = new pg.Pool({ connectionString: database.appUrl ?? database.ownerUrl, max: 2 });
  try {
    const { fields, files, left } = await resealAll({ pool, ring, documents: path.join(configuration.home, 'documents') }, (part, count) => count > 0 && console.log(`  ${part}: ${count}`));
    if (fields + files > 0) await note(pool, { kind: 'configuration', by: theProduct, at: new Date().toISOString(), fact: { type: 'keys-rotated', purpose: 'field', rows: fields + files } });
    console.log(`${fields} fields and ${files} documents sealed anew. 已重新加密 ${fields} 项、${files} 份材料。`);
    for (const place of left) console.log(`  cannot be opened, left as it is: ${place}`);
    for (const [key, count] of await fieldKeysInUse(pool)) console.log(`  key ${key}: ${count} fields${key === ring.field.current.id ? ' (current)' : ''}`);
    console.log('Open cases go over to the newest payload key by themselves after the restart (workflow “…:renew-runs” tells how many are left). Older payload keys are needed until none is left and the engine has dropped the histories from before: keep them. 旧的传输密钥请继续保留。');
    if (left.length > 0) process.exitCode = 1;
  } finally {
    await pool.end();
    await database.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
});
