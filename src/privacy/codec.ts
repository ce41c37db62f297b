import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto'; // whole: Node does not see the names in this CommonJS package
import { open, seal } from './gcm.ts';
import type { KeyRing } from './keys.ts';
import { REFUSED_PLAINTEXT } from './plaintext.ts';

/** `client`: API, tests, the Web UI's codec endpoint. `worker`: whatever runs workflows and activities. */
export type CodecSide = 'client' | 'worker';

/** A payload does not come from this product: plaintext, or changed after it was sealed. */
export class ForeignPayloadError extends Error {
  constructor(what: string) {
    super(`A payload from Temporal is refused: ${what}.`);
    this.name = 'ForeignPayloadError';
  }
}

/** A payload was sealed with a key that is not in the key ring: the installation was started with other keys. */
export class UnknownPayloadKeyError extends Error {
  constructor(keyId: string) {
    super(`A payload from Temporal needs the key ${keyId}, which is not in the key ring.`);
    this.name = 'UnknownPayloadKeyError';
  }
}

const ENCODING = 'binary/encrypted';
const encodingBytes = Buffer.from(ENCODING);
const { Payload: PayloadMessage } = proto.temporal.api.common.v1;

/**
 * Seals everything that enters Temporal, so that its database, Web UI and backups hold nothing readable.
 *
 * A client throws on plaintext. A worker marks it ({@link REFUSED_PLAINTEXT}): an error there would fail the workflow
 * task for ever, and one plaintext signal, sent by anyone who reaches the server, would be enough. An unknown key is
 * an error on both sides all the same: it means that this process was started with the wrong keys, and the case goes on
 * by itself once they are right, while a mark in place of its own history would ruin it.
 *
 * Payloads are bound to the product and the key but not to a workflow, which the Web UI's codec endpoint is not told.
 */
export class SealingCodec implements PayloadCodec {
  private readonly ring: KeyRing;
  private readonly side: CodecSide;

  constructor(ring: KeyRing, side: CodecSide) {
    this.ring = ring;
    this.side = side;
  }

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => this.sealed(payload));
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => this.opened(payload));
  }

  private sealed(payload: Payload): Payload {
    const { id, key } = this.ring.payload.current;
    return {
      metadata: { encoding: encodingBytes, key: Buffer.from(id) },
      data: seal(key, boundTo(id), PayloadMessage.encode(payload).finish()),
    };
  }

  private opened({ metadata, data }: Payload): Payload {
    if (!metadata?.['encoding'] || textOf(metadata['encoding']) !== ENCODING) return this.refused('it is not encrypted');
    if (!metadata['key'] || !data) return this.refused('it names no key');
    const keyId = textOf(metadata['key']);
    const key = this.ring.payload.byId.get(keyId);
    if (!key) throw new UnknownPayloadKeyError(keyId);
    const content = open(key, boundTo(keyId), data);
    if (!content) return this.refused('it was changed, or sealed by somebody else');
    return PayloadMessage.decode(content);
  }

  private refused(what: string): Payload {
    switch (this.side) {
      case 'client':
        throw new ForeignPayloadError(what);
      case 'worker':
        return { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from(JSON.stringify(REFUSED_PLAINTEXT)) };
      default:
        return this.side satisfies never;
    }
  }
}

function boundTo(keyId: string): string {
  return `bangfu/payload/${keyId}`;
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
}
