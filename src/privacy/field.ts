import { open, seal } from './gcm.ts';
import type { KeyRing } from './keys.ts';

/** Where a sealed value belongs. It opens there and nowhere else: copied into another row or column it is refused. */
export interface FieldContext {
  table: string;
  /** The column, such as `phone_enc`. */
  column: string;
  /** The row's id. */
  id: string;
}

/** A sealed field was changed, copied from elsewhere, or is no sealed field at all. Names the place, never the content. */
export class DamagedFieldError extends Error {
  constructor(context: FieldContext) {
    super(`${placeOf(context)} cannot be opened: it was changed, or belongs to another row or column.`);
    this.name = 'DamagedFieldError';
  }
}

/** A field was sealed with a key that is not in the key ring. */
export class UnknownFieldKeyError extends Error {
  constructor(context: FieldContext, keyId: string) {
    super(`${placeOf(context)} needs the key ${keyId}, which is not in the key ring.`);
    this.name = 'UnknownFieldKeyError';
  }
}

/** Seals personal data for one column of one row, as `<key id>.<nonce, ciphertext and tag in base64url>`. */
export function sealField(ring: KeyRing, context: FieldContext, plaintext: string): string {
  const { id, key } = ring.field.current;
  return `${id}.${seal(key, boundTo(context, id), Buffer.from(plaintext)).toString('base64url')}`;
}

/**
 * @throws DamagedFieldError when it was changed or does not belong here
 * @throws UnknownFieldKeyError when the key ring is not the one it was sealed under
 */
export function openField(ring: KeyRing, context: FieldContext, sealed: string): string {
  const [keyId, content, ...rest] = sealed.split('.');
  if (!keyId || !content || rest.length > 0) throw new DamagedFieldError(context);
  const key = ring.field.byId.get(keyId);
  if (!key) throw new UnknownFieldKeyError(context, keyId);
  const opened = open(key, boundTo(context, keyId), Buffer.from(content, 'base64url'));
  if (!opened) throw new DamagedFieldError(context);
  return opened.toString();
}

/** Seals a whole form or record that has a JSON form. */
export function sealJson(ring: KeyRing, context: FieldContext, value: unknown): string {
  return sealField(ring, context, JSON.stringify(value));
}

/**
 * The value as it was sealed; its shape is for the caller's schema to check, because forms outlive their schemas.
 * @throws as {@link openField}
 */
export function openJson(ring: KeyRing, context: FieldContext, sealed: string): unknown {
  return JSON.parse(openField(ring, context, sealed));
}

function boundTo(context: FieldContext, keyId: string): string {
  return `bangfu/field/${keyId}/${placeOf(context)}`;
}

function placeOf({ table, column, id }: FieldContext): string {
  return `${table}.${column} of ${id}`;
}
