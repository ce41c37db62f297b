import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { KeyRingError, makeKeyRing, parseKeyRing, withNewKeys, type KeyPurpose, type KeyRing } from './keys.ts';

export interface KeySource {
  /** The folder of this installation (`BANGFU_HOME`); its `keys.json` is used when the environment gives no keys. */
  home: string;
  environment?: NodeJS.ProcessEnv;
  /**
   * Whether a missing `keys.json` is made. Give false when there already is data: under new keys it would all be
   * unreadable, while the lost file may still be found.
   */
  mayMake?: boolean;
}

/**
 * The key ring of this installation: from `BANGFU_KEYS` (the JSON itself), or the file that `BANGFU_KEYS_FILE` names,
 * or `keys.json` in the home folder, which is made at first start.
 * @throws KeyRingError with a sentence saying what to do
 */
export async function loadKeyRing({ home, environment = process.env, mayMake = true }: KeySource): Promise<KeyRing> {
  if (environment['BANGFU_KEYS']) return parseKeyRing(environment['BANGFU_KEYS'], 'BANGFU_KEYS');
  if (environment['BANGFU_KEYS_FILE']) return readKeyFile(environment['BANGFU_KEYS_FILE']);
  const file = join(home, 'keys.json');
  if (!(await exists(file))) {
    if (!mayMake) throw new KeyRingError(`${file} is missing, and the data here cannot be read without it. Put back the file from your backup.`);
    await makeKeyFile(file);
  }
  return readKeyFile(file);
}

/**
 * Adds a new current key for each purpose to the key file; what older keys sealed stays readable by them.
 * @returns the file
 * @throws KeyRingError where the keys come from the environment itself, or the file cannot be used
 */
export async function addKeys({ home, environment = process.env }: Pick<KeySource, 'home' | 'environment'>, purposes: readonly KeyPurpose[]): Promise<string> {
  if (environment['BANGFU_KEYS']) throw new KeyRingError('The keys are given in BANGFU_KEYS itself: add new ones there, and name them as current.');
  const file = environment['BANGFU_KEYS_FILE'] || join(home, 'keys.json');
  await readKeyFile(file);
  const draft = `${file}.${randomUUID()}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(withNewKeys(await readFile(file, 'utf8'), file, purposes), null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file); // the old keys or all of them, never half a file
  return file;
}

async function readKeyFile(file: string): Promise<KeyRing> {
  if (!(await exists(file))) throw new KeyRingError(`There is no key file ${file}.`);
  const { mode } = await stat(file);
  const forOthers = mode & 0o077;
  // Windows has no such modes: what stat() tells there says nothing about who may read
  if (forOthers !== 0 && process.platform !== 'win32') {
    const shown = (mode & 0o777).toString(8).padStart(4, '0');
    throw new KeyRingError(`${file} can be read by others (mode ${shown}). Run “chmod 600 ${file}”, and change the keys if others had access.`);
  }
  return parseKeyRing(await readFile(file, 'utf8'), file);
}

/** Written aside and then given its name in one step, so that two first starts agree and a crash leaves no half file. */
async function makeKeyFile(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(makeKeyRing(), null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(draft, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error; // otherwise another start was first: its keys count
  } finally {
    await unlink(draft);
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
