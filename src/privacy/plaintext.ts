/**
 * What the worker's codec puts in the place of content that did not come through the product's own codec. It is passed
 * on instead of thrown, because an error in decoding fails the workflow task again and again; the workflow's validator
 * turns it away. Free of I/O: the workflow imports it.
 */
export interface RefusedPlaintext {
  refusedPlaintext: true;
}

export const REFUSED_PLAINTEXT: RefusedPlaintext = { refusedPlaintext: true };

export function isRefusedPlaintext(value: unknown): value is RefusedPlaintext {
  return typeof value === 'object' && value !== null && 'refusedPlaintext' in value && value.refusedPlaintext === true;
}
