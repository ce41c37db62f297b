import { defaultPayloadConverter } from '@temporalio/common';
import proto from '@temporalio/proto'; // whole: Node does not see the names in this CommonJS package
import { describe, expect, it } from 'vitest';
import { SealingCodec } from '../../src/privacy/codec.ts';
import { useSite } from './site.ts';
import { Visitor, type Page } from './visitor.ts';

const UI = 'http://127.0.0.1:8233';
const { Payload } = proto.temporal.api.common.v1;

const site = useSite({ uiUrl: UI });

async function sealed(value: unknown): Promise<object> {
  const [payload] = await new SealingCodec(site().parts.ring, 'client').encode([defaultPayloadConverter.toPayload(value)]);
  return Payload.toObject(Payload.fromObject(payload ?? {}), { bytes: String });
}

const decode = (visitor: Visitor, payloads: unknown, origin: string | undefined = UI): Promise<Page> =>
  visitor.send('/codec/decode', { method: 'POST', body: JSON.stringify({ payloads }), headers: { 'content-type': 'application/json', ...(origin ? { origin } : {}) } });

describe('the Temporal Web UI’s codec endpoint', () => {
  it('opens payloads for a supervisor, and the trail says that it did', async () => {
    const supervisor = await Visitor.signedIn(site().url, 'supervisor');
    const answer = await decode(supervisor, [await sealed({ action: 'pass' })]);
    expect(answer.status, answer.text).toBe(200);
    const [payload] = JSON.parse(answer.text).payloads;
    expect(JSON.parse(Buffer.from(payload.data, 'base64').toString())).toEqual({ action: 'pass' });
    expect(Buffer.from(payload.metadata.encoding, 'base64').toString()).toBe('json/plain');
    const { rows } = await site().parts.pool.query(`SELECT facts FROM audit WHERE action = 'payloads-opened'`);
    expect(rows).toEqual([{ facts: [{ type: 'payloads-opened', count: 1 }] }]);
  });

  it('opens nothing for strangers and for roles that do not look after stuck cases', async () => {
    const payloads = [await sealed({ action: 'pass' })];
    expect((await decode(new Visitor(site().url), payloads)).status).toBe(401);
    for (const login of ['intake', 'auditor', 'mentor']) expect((await decode(await Visitor.signedIn(site().url, login), payloads)).status, login).toBe(403);
    expect((await decode(await Visitor.signedIn(site().url, 'admin'), payloads)).status).toBe(200);
  });

  it('lets exactly the Web UI’s origin ask across origins with its cookies', async () => {
    const supervisor = await Visitor.signedIn(site().url, 'supervisor');
    const preflight = (origin: string) => supervisor.send('/codec/decode', { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
    const { status, headers } = await preflight(UI);
    expect(status).toBe(204);
    expect([headers.get('access-control-allow-origin'), headers.get('access-control-allow-credentials'), headers.get('vary')]).toEqual([UI, 'true', 'Origin']);
    for (const other of ['http://127.0.0.1:8234', 'http://evil.example', 'null', `${UI}.evil.example`]) {
      expect((await preflight(other)).headers.get('access-control-allow-origin'), other).toBeNull();
      expect((await decode(supervisor, [await sealed(1)], other)).status, other).toBe(403);
    }
    expect((await decode(supervisor, [await sealed(1)], '')).status, 'without an origin').toBe(403);
  });

  it('refuses plaintext and what is no list of payloads, and seals nothing for anybody', async () => {
    const supervisor = await Visitor.signedIn(site().url, 'supervisor');
    expect((await decode(supervisor, [{ metadata: { encoding: Buffer.from('json/plain').toString('base64') }, data: 'MQ==' }])).status).toBe(422);
    expect((await decode(supervisor, 'x')).status).toBe(400);
    expect((await supervisor.send('/codec/encode', { method: 'POST', body: '{}', headers: { origin: UI, 'content-type': 'application/json' } })).status).toBe(404);
  });
});

describe('addresses of the product', () => {
  it('are answered only by their own names, so that another site cannot take them for its own', async () => {
    const { request } = await import('node:http');
    const { port } = new URL(site().url);
    const statusFor = (host: string) => new Promise<number>((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/notices', headers: { host } }, (response) => resolve(response.resume().statusCode ?? 0)).on('error', reject).end();
    });
    expect(await statusFor(`127.0.0.1:${port}`)).toBe(200);
    expect(await statusFor(`localhost:${port}`)).toBe(200);
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1.evil.example', 'localhost@evil.example']) expect(await statusFor(host), host).toBe(400);
  });
});
