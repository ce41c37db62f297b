import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadKeyRing } from '../../src/privacy/key-file.ts';
import { makeKeyRing, parseKeyRing } from '../../src/privacy/keys.ts';

describe('the key ring of an installation', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'bangfu-keys-'));
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  const load = (environment: NodeJS.ProcessEnv = {}, mayMake = true) => loadKeyRing({ home, environment, mayMake });
  const keyFile = () => join(home, 'keys.json');

  it('is made at the first start, for the owner alone, and is the same at the second', async () => {
    const first = await load();
    expect((await stat(keyFile())).mode & 0o777).toBe(0o600);
    const second = await load();
    expect(second.field.current.id).toBe(first.field.current.id);
    expect(second.field.current.key.equals(first.field.current.key)).toBe(true);
  });

  it('is one ring even when two first starts meet', async () => {
    const rings = await Promise.all(Array.from({ length: 8 }, () => load()));
    expect(new Set(rings.map((ring) => ring.payload.current.id)).size).toBe(1);
  });

  it('has a key of its own for every purpose', async () => {
    const { field, payload, index, session } = await load();
    const keys = [field, payload, index, session].map(({ current }) => current.key.export().toString('hex'));
    expect(new Set(keys).size).toBe(4);
  });

  it('is refused with what to do when others can read the file', async () => {
    await load();
    await chmod(keyFile(), 0o644);
    await expect(load()).rejects.toThrow(/can be read by others \(mode 0644\)\. Run “chmod 600/);
    await chmod(keyFile(), 0o640);
    await expect(load()).rejects.toThrow(/mode 0640/);
  });

  it('is not made anew beside existing data, which new keys could not read', async () => {
    await expect(load({}, false)).rejects.toThrow(/is missing, .* Put back the file from your backup/);
  });

  it('comes from the environment in production, as text or as a file', async () => {
    const written = makeKeyRing();
    const text = JSON.stringify(written);
    expect((await load({ BANGFU_KEYS: text }, false)).field.current.id).toBe(written.field.current);
    const secret = join(home, 'secret');
    await writeFile(secret, text, { mode: 0o600 });
    expect((await load({ BANGFU_KEYS_FILE: secret }, false)).field.current.id).toBe(written.field.current);
    await expect(load({ BANGFU_KEYS_FILE: join(home, 'nowhere') })).rejects.toThrow(/There is no key file .*nowhere/);
    await expect(stat(keyFile())).rejects.toThrow('ENOENT');
  });

  it('says where a mistake is, and never shows a key', async () => {
    await load();
    const written = JSON.parse(await readFile(keyFile(), 'utf8'));
    const secret = 'c2hvcnQ=';
    written.index.keys[written.index.current] = secret;
    await writeFile(keyFile(), JSON.stringify(written));
    const refused = await load().catch(String);
    expect(refused).toContain(`index.keys.${written.index.current}: a key is 32 bytes in base64`);
    expect(refused).not.toContain(secret);
    expect(() => parseKeyRing('{"field": "c2hvcnQ=', 'BANGFU_KEYS')).toThrow('The keys in BANGFU_KEYS are not JSON.');
  });

  it('keeps older keys beside the current one, and refuses a current one it does not hold', () => {
    const written = makeKeyRing();
    const older = written.field.current;
    written.field.keys['newer'] = makeKeyRing().field.keys[older] ?? Buffer.alloc(32, 7).toString('base64');
    written.field.current = 'newer';
    const ring = parseKeyRing(JSON.stringify(written), 'a test');
    expect(ring.field.current.id).toBe('newer');
    expect(ring.field.byId.has(older)).toBe(true);
    written.field.current = 'lost';
    expect(() => parseKeyRing(JSON.stringify(written), 'a test')).toThrow('field.current: names no key of this purpose');
  });
});
