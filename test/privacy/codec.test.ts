import { ApplicationFailure, defaultPayloadConverter, type Payload } from '@temporalio/common';
import { decodeOptionalFailureToOptionalError, encodeErrorToFailure, loadDataConverter } from '@temporalio/common/lib/internal-non-workflow/index.js';
import { describe, expect, it } from 'vitest';
import { ForeignPayloadError, SealingCodec, UnknownPayloadKeyError } from '../../src/privacy/codec.ts';
import { dataConverter } from '../../src/privacy/data-converter.ts';
import { parseKeyRing, makeKeyRing, type KeyRing } from '../../src/privacy/keys.ts';
import { isRefusedPlaintext } from '../../src/privacy/plaintext.ts';
import { someKeyRing } from './ring.ts';

const ring = someKeyRing();
const client = new SealingCodec(ring, 'client');
const worker = new SealingCodec(ring, 'worker');

const plain = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);
const valueOf = (payload: Payload | undefined): unknown => defaultPayloadConverter.fromPayload(payload ?? {});

async function sealed(value: unknown, by = client): Promise<Payload> {
  const [payload] = await by.encode([plain(value)]);
  return payload ?? {};
}

describe('what passes through Temporal', () => {
  it.each([[{ action: 'apply', codes: ['C-01'] }], [[1, 2]], ['演示'], [undefined], [null], [new Uint8Array([1, 2, 3])]])(
    'comes back as it was: %j',
    async (value) => {
      const [payload] = await worker.decode([await sealed(value)]);
      expect(valueOf(payload)).toEqual(value);
    },
  );

  it('is not readable, and never twice the same', async () => {
    const [first, second] = [await sealed('演示内容'), await sealed('演示内容')];
    expect(Buffer.from(first.data ?? []).includes('演示')).toBe(false);
    expect(Buffer.from(first.data ?? []).equals(Buffer.from(second.data ?? []))).toBe(false);
    expect(Object.fromEntries(Object.entries(first.metadata ?? {}).map(([name, bytes]) => [name, Buffer.from(bytes).toString()])))
      .toEqual({ encoding: 'binary/encrypted', key: ring.payload.current.id });
  });

  it('costs few bytes more than the plain payload', async () => {
    const content = { id: 'a'.repeat(200) };
    const size = ({ metadata, data }: Payload) =>
      Object.entries(metadata ?? {}).reduce((sum, [name, bytes]) => sum + name.length + bytes.length, data?.length ?? 0);
    expect(size(await sealed(content)) - size(plain(content))).toBeLessThan(80);
  });

  it('plaintext is marked for the worker, so that it cannot block a case, and the rest of the message is kept', async () => {
    const [first, second] = await worker.decode([plain({ action: 'pass' }), await sealed({ action: 'note' })]);
    expect(isRefusedPlaintext(valueOf(first))).toBe(true);
    expect(valueOf(second)).toEqual({ action: 'note' });
  });

  it('plaintext is an error for a client', async () => {
    await expect(client.decode([plain('演示')])).rejects.toThrow(ForeignPayloadError);
  });

  it.each([
    ['no metadata', (payload: Payload): Payload => ({ data: payload.data })],
    ['no key', ({ metadata, data }: Payload): Payload => ({ metadata: { encoding: metadata?.['encoding'] ?? new Uint8Array() }, data })],
    ['no content', ({ metadata }: Payload): Payload => ({ metadata })],
    ['a shortened content', ({ metadata, data }: Payload): Payload => ({ metadata, data: data?.subarray(0, 9) })],
    ['one bit turned', ({ metadata, data }: Payload): Payload => ({ metadata, data: data?.map((byte, at) => (at === data.length - 20 ? byte ^ 1 : byte)) })],
  ])('a payload with %s is marked for the worker and an error for a client', async (_what, spoil) => {
    const spoilt = spoil(await sealed({ action: 'pass' }));
    const [marked] = await worker.decode([spoilt]);
    expect(isRefusedPlaintext(valueOf(marked))).toBe(true);
    await expect(client.decode([spoilt])).rejects.toThrow(ForeignPayloadError);
  });

  it('a worker with the wrong keys stops instead of taking its own history for foreign', async () => {
    const others = new SealingCodec(someKeyRing(), 'worker');
    await expect(others.decode([await sealed('演示')])).rejects.toThrow(UnknownPayloadKeyError);
  });

  it('what an older key sealed stays readable after a new one was made current', async () => {
    const written = makeKeyRing();
    const old = new SealingCodec(ringOf(written), 'client');
    written.payload.keys['newer'] = Buffer.alloc(32, 7).toString('base64');
    written.payload.current = 'newer';
    const [payload] = await new SealingCodec(ringOf(written), 'worker').decode([await sealed('演示', old)]);
    expect(valueOf(payload)).toBe('演示');
  });
});

function ringOf(written: ReturnType<typeof makeKeyRing>): KeyRing {
  return parseKeyRing(JSON.stringify(written), 'a test');
}

describe('error messages that pass through Temporal', () => {
  it('are sealed like everything else, while the type stays readable', async () => {
    const converter = loadDataConverter(dataConverter(ring, 'client'));
    const failure = await encodeErrorToFailure(converter, ApplicationFailure.nonRetryable('演示原因', 'case.closed'));
    expect(failure.message).toBe('Encoded failure');
    expect(failure.stackTrace).toBe('');
    expect(failure.applicationFailureInfo?.type).toBe('case.closed');
    expect(Buffer.from(failure.encodedAttributes?.data ?? []).includes('演示')).toBe(false);
    expect((await decodeOptionalFailureToOptionalError(converter, failure))?.message).toBe('演示原因');
  });
});
