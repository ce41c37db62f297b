import { expect, it } from 'vitest';
import { knownRegions, readRegions, RegionsFileError, storeRegions } from '../../src/access/regionsFile.ts';
import { useDatabase } from './database.ts';

const database = useDatabase();
const head = 'code,name_zh,name_en,contact,supervision_phone\n';

it('regions come from a file, and again with new numbers; what the file leaves empty stays', async () => {
  const pool = database();
  const lines = '99,演示省,Demo Province,,\n9907,演示市,,,\n990701,"演示区, 东",East,0000-1,0000-2\n';
  await storeRegions(pool, readRegions(`\uFEFF${head}${lines}`, new Set()));
  expect(await knownRegions(pool)).toEqual(new Set(['99', '9907', '990701']));
  await storeRegions(pool, readRegions(`${head}990701,演示东区,East,,0000-3\n`, await knownRegions(pool)));
  const { rows } = await pool.query(`SELECT code, name_zh, name_en, contact, supervision_phone FROM regions ORDER BY code`);
  expect(rows).toEqual([
    { code: '99', name_zh: '演示省', name_en: 'Demo Province', contact: null, supervision_phone: null },
    { code: '9907', name_zh: '演示市', name_en: '演示市', contact: null, supervision_phone: null },
    { code: '990701', name_zh: '演示东区', name_en: 'East', contact: '0000-1', supervision_phone: '0000-3' },
  ]);
});

it.each([
  ['a code of no level', '123,某地,,,\n', /line 2: code “123” is no region/],
  ['a region without its parent', '99,演示省,,,\n990701,演示区,,,\n', /990701 .*lies in 9907, which is not listed/],
  ['the same code twice', '99,演示省,,,\n99,演示省二,,,\n', /99 .*listed twice/],
  ['a region without a name', '99,,,,\n', /line 2: name_zh is empty/],
  ['a line with too many columns', '99,演示省,,,,,\n', /Invalid Record Length/],
  ['nothing at all', '', /no region in it/],
])('%s is named, and nothing is read', (_what, lines, sentence) => {
  expect(() => readRegions(head + lines, new Set())).toThrow(RegionsFileError);
  expect(() => readRegions(head + lines, new Set())).toThrow(sentence);
});

it('a file with other columns says which it wants', () => {
  expect(() => readRegions('代码,名称\n99,演示省\n', new Set())).toThrow(/code/);
});
