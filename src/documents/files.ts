import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { open, seal } from '../privacy/gcm.ts';
import type { KeyRing } from '../privacy/keys.ts';

/** A stored file was changed, or belongs to another installation. Names the file, never its content. */
export class DamagedDocumentError extends Error {
  constructor(sha256: string) {
    super(`document ${sha256} cannot be opened: its file was changed or sealed under another key`);
    this.name = 'DamagedDocumentError';
  }
}

/**
 * Keeps a file's content under its SHA-256, sealed, readable by the product's own user alone. The same content twice is
 * one file.
 * @returns the SHA-256 in hex
 */
export async function storeFile(folder: string, ring: KeyRing, content: Buffer): Promise<string> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const file = fileOf(folder, sha256);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const { id, key } = ring.field.current;
  const unfinished = `${file}.${randomUUID()}`;
  try {
    await writeFile(unfinished, Buffer.concat([Buffer.from(`${id}\n`), seal(key, boundTo(sha256, id), content)]), { mode: 0o600, flush: true });
    await rename(unfinished, file); // whole or not at all
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return sha256;
}

/** @throws DamagedDocumentError */
export async function readStoredFile(folder: string, ring: KeyRing, sha256: string): Promise<Buffer> {
  const stored = await readFile(fileOf(folder, sha256));
  const end = stored.indexOf('\n');
  const keyId = stored.subarray(0, end).toString();
  const key = ring.field.byId.get(keyId);
  const content = key && open(key, boundTo(sha256, keyId), stored.subarray(end + 1));
  if (!content) throw new DamagedDocumentError(sha256);
  return content;
}

/** Where a document's content lies. */
export const storedFile = (folder: string, sha256: string): string => fileOf(folder, sha256);

/** Seals a file anew when an older key sealed it. @throws DamagedDocumentError */
export async function reseal(folder: string, ring: KeyRing, sha256: string): Promise<boolean> {
  const stored = await readFile(fileOf(folder, sha256));
  if (stored.subarray(0, stored.indexOf('\n')).toString() === ring.field.current.id) return false;
  await storeFile(folder, ring, await readStoredFile(folder, ring, sha256));
  return true;
}

function fileOf(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new DamagedDocumentError('without a hash');
  return path.join(folder, sha256.slice(0, 2), sha256);
}

function boundTo(sha256: string, keyId: string): string {
  return `bangfu/document/${keyId}/${sha256}`;
}
