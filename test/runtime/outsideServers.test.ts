import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Connection } from '@temporalio/client';
import { prepareNamespace } from '../../src/runtime/namespace.ts';
import { APP_PASSWORD, makeDatabase, type TestDatabase } from '../support/database.ts';
import { newPlace, startProduct, type Product } from './product.ts';

let database: TestDatabase;
const started: Product[] = [];
const removals: (() => void)[] = [];

beforeAll(async () => {
  database = await makeDatabase();
});

afterAll(async () => {
  for (const product of started) {
    product.end('SIGTERM');
    await product.exited;
  }
  await database.drop();
  for (const remove of removals) remove();
});

test('beside real servers, worker and pages run in processes of their own, with the same keys', async () => {
  const shared = {
    DATABASE_URL: database.ownerUrl, DATABASE_APP_PASSWORD: APP_PASSWORD, TEMPORAL_ADDRESS: inject('temporal'), TEMPORAL_NAMESPACE: `outside-${randomUUID().slice(0, 8)}`,
  };
  const [forApi, forWorker] = [await newPlace(), await newPlace()];
  removals.push(forApi.remove, forWorker.remove);

  const api = startProduct({ ...forApi.settings, ...shared, BANGFU_PARTS: 'api', BANGFU_MAKE_KEYS: '1' });
  started.push(api);
  await api.ready;
  const worker = startProduct({ ...forWorker.settings, ...shared, BANGFU_PARTS: 'worker', BANGFU_KEYS_FILE: `${forApi.settings['BANGFU_HOME']}/keys.json` });
  started.push(worker);
  await worker.ready;

  expect((await fetch(`${api.url}/api/v1/health/ready`)).status).toBe(200);
  expect(worker.said()).toContain('worker ready');
  expect(worker.said()).not.toContain('pages');
}, 90_000);

test('without keys it does not start beside a database that may hold data under others', async () => {
  const place = await newPlace();
  removals.push(place.remove);
  const product = startProduct({ ...place.settings, DATABASE_URL: database.ownerUrl, TEMPORAL_ADDRESS: inject('temporal') });
  expect(await product.exited).toBe(1);
  expect(product.said()).toMatch(/keys\.json is missing/);
}, 30_000);

test('namespace and search attributes are made once, however many processes ask for them', async () => {
  const namespace = `made-${randomUUID().slice(0, 8)}`;
  await Promise.all([1, 2, 3].map(() => prepareNamespace(inject('temporal'), namespace)));
  await prepareNamespace(inject('temporal'), namespace);
  const connection = await Connection.connect({ address: inject('temporal') });
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  expect(Object.keys(customAttributes)).toEqual(expect.arrayContaining(['CaseStage', 'DueAt', 'Overdue', 'District', 'ApprovalLevel', 'Programme']));
  await connection.close();
});

test('where no Temporal server answers, one sentence says so', async () => {
  await expect(prepareNamespace('127.0.0.1:1', 'default')).rejects.toThrow('No Temporal server answers at 127.0.0.1:1.');
}, 30_000);
