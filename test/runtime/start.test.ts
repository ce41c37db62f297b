import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sleep } from '../../src/runtime/child.ts';
import { newPlace, processesNaming, startProduct, type Product, type Settings } from './product.ts';

/** Time for a start from nothing on a busy machine; on an idle one it takes three seconds. */
const PATIENCE_MS = 90_000;

let settings: Settings;
let remove: () => void;
const started: Product[] = [];

beforeEach(async () => {
  ({ settings, remove } = await newPlace());
});

afterEach(async () => {
  for (const product of started.splice(0)) {
    product.end('SIGTERM');
    await product.exited;
  }
  remove();
});

function start(extra: Settings = {}, through?: 'shell'): Product {
  const product = startProduct({ ...settings, ...extra }, through);
  started.push(product);
  return product;
}

function home(): string {
  return settings['BANGFU_HOME'] ?? '';
}

async function untilGone(text: string): Promise<void> {
  while (processesNaming(text).length > 0) await sleep(50);
}

describe.skipIf(process.platform !== 'linux')('npm start', { timeout: PATIENCE_MS }, () => {
  test('brings up pages and API on an empty folder, and stops cleanly on SIGTERM', async () => {
    const product = start();
    await product.ready;
    expect(product.said()).toContain(product.url);
    expect((await fetch(`${product.url}/api/openapi.json`)).status).toBe(200);
    expect((await fetch(`${product.url}/notices`)).status).toBe(200);

    product.end('SIGTERM');
    expect(await product.exited).toBe(0);
    expect(processesNaming(home())).toEqual([]);
    expect(existsSync(path.join(home(), 'running.pid'))).toBe(false);
  });

  test('a second start on the same folder and a taken port are refused with one sentence, and change nothing', async () => {
    const first = start();
    await first.ready;

    const second = start();
    expect(await second.exited).toBe(1);
    expect(second.said()).toMatch(/already running on .* \(process \d+\)/);

    const elsewhere = await newPlace();
    const third = start({ ...elsewhere.settings, PORT: settings['PORT'] ?? '' });
    expect(await third.exited).toBe(1);
    expect(third.said()).toContain(`Port ${settings['PORT']} is taken by another program. Set PORT`);
    elsewhere.remove();

    expect((await fetch(`${first.url}/notices`)).status).toBe(200);
  });

  test('after the machine killed it, the next start on the same folder and ports puts everything in order', async () => {
    const first = start();
    await first.ready;
    first.end('SIGKILL');
    await first.exited;
    expect(processesNaming(home()).length).toBeGreaterThan(0); // its servers outlive it

    const second = start();
    await second.ready;
    expect((await fetch(`${second.url}/notices`)).status).toBe(200);
  });

  test('when one of its servers ends by itself, everything ends with one sentence', async () => {
    const product = start();
    await product.ready;
    const [temporal] = processesNaming(path.join(home(), 'temporal.sqlite'));
    process.kill(temporal ?? -1, 'SIGKILL');
    expect(await product.exited).toBe(1);
    expect(product.said()).toContain('Temporal ended by itself');
    expect(processesNaming(home())).toEqual([]);
  });

  test('it ends when only the shell that started it is told to end', async () => {
    const product = start({}, 'shell');
    await product.ready;
    product.end('SIGTERM'); // the shell, which does not pass it on
    await product.exited;
    await untilGone(home());
  });

  test('it leaves no server behind when it is stopped in the middle of its start', async () => {
    const product = start();
    while (!existsSync(path.join(home(), 'temporal.pid'))) await sleep(5);
    product.end('SIGTERM');
    expect(await product.exited).toBe(0);
    expect(processesNaming(home())).toEqual([]);
  });
});
