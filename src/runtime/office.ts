// `npm run office`: what an office of one's own begins with. Everything after that is done on the pages.
//   --regions FILE                            regions from a CSV file: code,name_zh,name_en,contact,supervision_phone
//   --account LOGIN --name NAME --region CODE [--role ROLE]   an account (an administrator, where no role is named),
//                                             under a password that is shown once
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { AccountFaultError, accountStore, TEMPORARY_PASSWORD_DAYS } from '../access/accounts.ts';
import { readablePassword } from '../access/password.ts';
import { isStaffRole, roles } from '../access/roles.ts';
import { knownRegions, readRegions, storeRegions } from '../access/regionsFile.ts';
import { theProduct } from '../audit/entry.ts';
import { note } from '../audit/trail.ts';
import { loadKeyRing } from '../privacy/key-file.ts';
import { accountFaults } from '../web/words/accounts.ts';
import { readConfiguration } from './configuration.ts';
import { reachDatabase } from './reachDatabase.ts';

const USAGE = `npm run office -- --regions FILE
npm run office -- --account LOGIN --name NAME --region CODE [--role ROLE]     (roles: ${Object.keys(roles).join(', ')})`;

async function main(): Promise<void> {
  const { values: { regions: file, account: login, name, region, role } } = parseArgs({
    options: { regions: { type: 'string' }, account: { type: 'string' }, name: { type: 'string' }, region: { type: 'string' }, role: { type: 'string', default: 'admin' } },
  });
  if (file === undefined && login === undefined) throw new Error(USAGE);
  if (login !== undefined && (!name?.trim() || !region || !isStaffRole(role))) throw new Error(`An account has a name, a region and a role.\n${USAGE}`);
  const configuration = readConfiguration(process.env);
  const database = await reachDatabase(configuration);
  const pool = new pg.Pool({ connectionString: database.appUrl ?? database.ownerUrl, max: 1 });
  try {
    if (file !== undefined) {
      const regions = readRegions(await readFile(file, 'utf8'), await knownRegions(pool));
      await storeRegions(pool, regions);
      await note(pool, { kind: 'configuration', by: theProduct, at: new Date().toISOString(), fact: { type: 'regions-loaded', rows: regions.length } });
      console.log(`${regions.length} regions stored. 已载入 ${regions.length} 个地区。`);
    }
    if (login === undefined || !name || !region || !isStaffRole(role)) return;
    if (!(await knownRegions(pool)).has(region)) throw new Error(`There is no region ${region}: load the regions first, with --regions. 没有这个地区，请先载入。`);
    const ring = await loadKeyRing({ home: configuration.home, mayMake: false });
    const password = readablePassword();
    const { id, login: opened } = await accountStore(pool, ring).create({ login, password, name: name.trim(), role, region, temporaryPassword: true });
    await note(pool, { kind: 'configuration', by: theProduct, at: new Date().toISOString(), fact: { type: 'account-opened', account: id, role, region } });
    console.log(`Login 用户名 ${opened}\nPassword, good for ${TEMPORARY_PASSWORD_DAYS} days, changed at the first sign-in 初始密码（${TEMPORARY_PASSWORD_DAYS} 天内有效，首次登录须更改） ${password}`);
  } finally {
    await pool.end();
    await database.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof AccountFaultError ? `${accountFaults[error.fault].en} ${accountFaults[error.fault].zh}` : error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
});
