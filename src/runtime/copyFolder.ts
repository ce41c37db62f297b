import { constants } from 'node:fs';
import { chown, copyFile, lstat, mkdir, readdir, readlink, symlink } from 'node:fs/promises';
import path from 'node:path';

export interface CopyOptions {
  /** Leaves out what this says no to; paths are relative to the folder. */
  wanted?: (relative: string) => boolean;
  /** Whom the copy belongs to. */
  owner?: { uid?: number; gid?: number };
}

/**
 * Copies a folder that may be in use: a file that goes away meanwhile is left out. Modes stay as they are.
 * @returns bytes copied
 */
export async function copyFolder(from: string, to: string, options: CopyOptions = {}, relative = ''): Promise<number> {
  const { wanted = () => true, owner } = options;
  const source = path.join(from, relative);
  const target = path.join(to, relative);
  const found = await lstat(source).catch(() => undefined);
  if (!found || (relative !== '' && !wanted(relative))) return 0;
  let bytes = 0;
  if (found.isDirectory()) {
    await mkdir(target, { recursive: true, mode: found.mode & 0o777 });
    for (const name of await readdir(source)) bytes += await copyFolder(from, to, options, path.join(relative, name));
  } else if (found.isSymbolicLink()) await symlink(await readlink(source), target);
  else if (found.isFile()) {
    try {
      await copyFile(source, target, constants.COPYFILE_FICLONE);
      bytes = found.size;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
      throw error;
    }
  } else return 0; // sockets and the like belong to whoever runs
  if (owner?.uid !== undefined) await chown(target, owner.uid, owner.gid ?? owner.uid);
  return bytes;
}
