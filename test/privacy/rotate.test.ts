import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { accountStore } from '../../src/access/accounts.ts';
import { readStoredFile, storeFile } from '../../src/documents/files.ts';
import { openField, sealField } from '../../src/privacy/field.ts';
import { addKeys, loadKeyRing } from '../../src/privacy/key-file.ts';
import { fieldKeysInUse, resealAll } from '../../src/privacy/rotate.ts';
import { sealedColumns } from '../../src/privacy/sealedColumns.ts';
import { useDatabase } from '../access/database.ts';
import { community, settleRegions } from '../access/places.ts';

const database = useDatabase();

describe('keys are rotated', () => {
  it('X-08: every sealed column of the database is on the list', async () => {
    const { rows } = await database().query(`SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name LIKE '%\\_enc' ORDER BY 1, 2`);
    const listed = sealedColumns.map(({ table, column }) => `${table}.${column}`);
    expect(rows.map(({ table_name, column_name }) => `${table_name}.${column_name}`)).toEqual(listed.toSorted());
  });

  it('X-08: what an older key sealed is sealed anew, once, going on where it was interrupted; and the old key may then go', async () => {
    const pool = database();
    const home = mkdtempSync(path.join(os.tmpdir(), 'bangfu-keys-'));
    const documents = path.join(home, 'documents');
    const environment = {};
    const before = await loadKeyRing({ home, environment });
    await settleRegions(pool);
    const { id } = await accountStore(pool, before).create({ login: 'one', password: 'bamo-tiru-kefa-4821', name: '演示一', email: 'one@example.test', role: 'community-caseworker', region: community });
    const words = Array.from({ length: 3 }, () => randomUUID());
    for (const one of words) {
      await pool.query('INSERT INTO audit_words (id, words_enc) VALUES ($1, $2)', [one, sealField(before, { table: 'audit_words', column: 'words_enc', id: one }, '核对')]);
    }
    const sha256 = await storeFile(documents, before, Buffer.from('演示材料'));
    const document = randomUUID();
    await pool.query(
      `INSERT INTO documents (id, kind, name_enc, media_type, bytes, sha256, uploaded_by, region) VALUES ($1, 'other', $2, 'application/pdf', 1, $3, '', '')`,
      [document, sealField(before, { table: 'documents', column: 'name_enc', id: document }, '合同.pdf'), sha256],
    );

    const file = await addKeys({ home, environment }, ['field', 'session']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const ring = await loadKeyRing({ home, environment });
    expect(ring.field.current.id).not.toBe(before.field.current.id);
    expect(ring.index.current.id).toBe(before.index.current.id);
    expect((await accountStore(pool, ring).byId(id))?.name, 'readable before anything is sealed anew').toBe('演示一');

    // interrupted after the first part
    const stopped = new Error('interrupted');
    await expect(resealAll({ pool, ring, documents }, (part) => {
      if (part === 'users.name_enc') throw stopped;
    })).rejects.toThrow(stopped);
    expect([...(await fieldKeysInUse(pool)).keys()].toSorted()).toEqual([before.field.current.id, ring.field.current.id].toSorted());

    const damaged = words[0] ?? '';
    await pool.query('UPDATE audit_words SET words_enc = words_enc || $2 WHERE id = $1', [damaged, 'x']);
    expect(await resealAll({ pool, ring, documents })).toEqual({ fields: 4, files: 1, left: [`audit_words.words_enc of ${damaged}`] });
    await pool.query('DELETE FROM audit_words WHERE id = $1', [damaged]);
    expect(await resealAll({ pool, ring, documents })).toEqual({ fields: 0, files: 0, left: [] });
    expect([...(await fieldKeysInUse(pool)).keys()]).toEqual([ring.field.current.id]);

    // without the old key everything still opens
    const written = JSON.parse(readFileSync(file, 'utf8'));
    delete written.field.keys[before.field.current.id];
    const later = await loadKeyRing({ home, environment: { BANGFU_KEYS: JSON.stringify(written) } });
    expect((await accountStore(pool, later).byId(id))?.email).toBe('one@example.test');
    expect((await readStoredFile(documents, later, sha256)).toString()).toBe('演示材料');
    const { rows } = await pool.query('SELECT name_enc FROM documents WHERE id = $1', [document]);
    expect(openField(later, { table: 'documents', column: 'name_enc', id: document }, rows[0].name_enc)).toBe('合同.pdf');
    rmSync(home, { recursive: true });
  });
});
