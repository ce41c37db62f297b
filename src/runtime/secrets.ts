import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const shape = z.strictObject({ databaseOwner: z.string().min(20), databaseApp: z.string().min(20) });
export type Secrets = z.infer<typeof shape>;

/** The passwords of our own database server, made at first start. @throws Error when the file is damaged */
export function localSecrets(home: string): Secrets {
  const file = path.join(home, 'secrets.json');
  if (!existsSync(file)) {
    const made: Secrets = { databaseOwner: randomBytes(24).toString('hex'), databaseApp: randomBytes(24).toString('hex') };
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  }
  const parsed = shape.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file} is damaged. Restore it from a backup: the database cannot be opened without it.`);
  return parsed.data;
}
