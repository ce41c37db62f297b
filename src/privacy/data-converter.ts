import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import { SealingCodec, type CodecSide } from './codec.ts';
import type { KeyRing } from './keys.ts';

/** Needed by every client, every worker and the workflow bundle; one without it writes error messages in plaintext. */
export const failureConverterPath = fileURLToPath(new URL('./failure-converter.cjs', import.meta.url));

/** How values enter and leave Temporal: sealed, error messages included. */
export function dataConverter(ring: KeyRing, side: CodecSide): DataConverter {
  return { payloadCodecs: [new SealingCodec(ring, side)], failureConverterPath };
}
