/**
 * How the worker's codec marks a payload that came unencrypted. It must not throw there: a case that meets an
 * exception while decoding its own history is stuck for good. The workflow turns marked commands away instead.
 */
export interface RefusedPlaintext {
  refusedPlaintext: true;
}

export const refusedPlaintext: RefusedPlaintext = { refusedPlaintext: true };

export function isRefusedPlaintext(value: unknown): value is RefusedPlaintext {
  return typeof value === 'object' && value !== null && 'refusedPlaintext' in value;
}
