import { expect, test } from 'vitest';
import { readConfiguration } from '../../src/runtime/configuration.ts';

test('without any setting it runs on this machine alone, with a demo office', () => {
  const configuration = readConfiguration({});
  expect(configuration).toMatchObject({ host: '127.0.0.1', parts: 'all', demo: true, database: undefined, makeKeys: false });
  expect(configuration.url).toBe(`http://127.0.0.1:${configuration.port}`);
});

test('beside a database of somebody else there is no demo office unless it is asked for', () => {
  const DATABASE_URL = 'postgresql://owner:secret@db/bangfu';
  expect(readConfiguration({ DATABASE_URL }).demo).toBe(false);
  expect(readConfiguration({ DATABASE_URL, BANGFU_DEMO: 'on' }).demo).toBe(true);
});

test('every wrong setting is named, and none is repeated, for some are secrets', () => {
  const read = () => readConfiguration({ PORT: 'abc', TEMPORAL_ADDRESS: 'http://engine', DATABASE_URL: 'mysql://owner:secret@db/bangfu', BANGFU_PARTS: 'web' });
  expect(read).toThrow(/PORT must be a port number/);
  expect(read).toThrow(/TEMPORAL_ADDRESS must look like host:7233/);
  expect(read).toThrow(/DATABASE_URL must look like postgresql:/);
  expect(read).toThrow(/BANGFU_PARTS must be all, api or worker/);
  expect(read).not.toThrow(/secret/);
});

test('an empty setting counts as none', () => {
  expect(readConfiguration({ PORT: '', DATABASE_URL: ' ' })).toEqual(readConfiguration({}));
});
