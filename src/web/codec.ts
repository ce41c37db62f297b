import express, { Router, type RequestHandler } from 'express';
import proto from '@temporalio/proto'; // whole: Node does not see the names in this CommonJS package
import { z } from 'zod';
import { currentAccount } from '../access/current-actor.ts';
import { notStored } from '../access/headers.ts';
import { roles } from '../access/roles.ts';
import { sessions } from '../access/session.ts';
import { noteRefused } from '../audit/refused.ts';
import { actorOf } from '../access/actor.ts';
import { note } from '../audit/trail.ts';
import { notFound } from '../cases/read/scope.ts';
import { ForeignPayloadError, SealingCodec, UnknownPayloadKeyError } from '../privacy/codec.ts';
import { catalogue, type RefusalCode } from '../refusals/catalogue.ts';
import { RefusalError } from '../refusals/refusal.ts';
import type { WebParts } from './parts.ts';

/** A page of a history; the Web UI asks for one event at a time, or a few. */
const LARGEST_REQUEST = '4mb';
const MOST_PAYLOADS = 2_000;

const { Payload } = proto.temporal.api.common.v1;

/** Payloads as the Web UI sends them: protobuf's JSON, bytes in base64. */
const asked = z.object({ payloads: z.array(z.object({ metadata: z.record(z.string(), z.string()).nullish(), data: z.string().nullish() })).max(MOST_PAYLOADS) });

/**
 * Opens payloads for the Temporal Web UI, for whoever is signed in and may see stuck cases: supervisors and
 * administrators. The Web UI runs on a port of its own, so that its browser asks across origins with the session's
 * cookie; exactly that origin may. It only opens: sealing for others would let them forge commands.
 */
export function codecRouter(parts: WebParts): Router {
  const { pool, ring, secure, accounts, log, now, temporal } = parts;
  const codec = new SealingCodec(ring, 'client');
  const router = Router();
  router.use(notStored);
  router.use(onlyFrom(temporal.uiUrl));
  router.use(sessions({ pool, ring, secure, onStoreError: (error) => log.warn({ name: error instanceof Error ? error.name : '' }, 'the session store failed') }));
  router.post('/decode', express.json({ limit: LARGEST_REQUEST, type: () => true }), async (request, response) => {
    const account = await currentAccount(request, pool, accounts);
    if (!account) throw new RefusalError({ code: 'session.missing' });
    const by = actorOf(account);
    if (roles[account.role].reads.stuckCases === undefined) {
      await noteRefused(pool, new RefusalError({ code: 'action.other-role' }), { by, action: 'post /codec/decode', at: now() });
    }
    const { payloads } = asked.parse(request.body);
    const opened = await codec.decode(payloads.map((payload) => Payload.fromObject(payload)));
    await note(pool, { kind: 'view', by, at: now(), fact: { type: 'payloads-opened', count: opened.length } });
    response.json({ payloads: opened.map((payload) => Payload.toObject(Payload.fromObject(payload), { bytes: String })) });
  });
  router.use(() => notFound());
  router.use((error: unknown, _request: express.Request, response: express.Response, _next: express.NextFunction) => {
    const code = codeOf(error);
    if (code === 'unexpected') log.error({ name: error instanceof Error ? error.name : typeof error }, 'the codec failed');
    response.status(catalogue[code].status).json({ code, message: catalogue[code].en });
  });
  return router;
}

/** Cross-origin, with cookies, for one origin; every other one gets no leave, and a command of it no answer. */
function onlyFrom(uiUrl: string): RequestHandler {
  const allowed = uiUrl === '' ? undefined : new URL(uiUrl).origin;
  return (request, response, next) => {
    const { origin } = request.headers;
    response.vary('Origin');
    if (origin === undefined || origin !== allowed) {
      response.status(403).json({ code: 'csrf.invalid', message: catalogue['csrf.invalid'].en });
      return;
    }
    response.set({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true', 'Cross-Origin-Resource-Policy': 'cross-origin' });
    if (request.method !== 'OPTIONS') {
      next();
      return;
    }
    response.set({ 'Access-Control-Allow-Methods': 'POST', 'Access-Control-Allow-Headers': 'content-type, x-namespace, authorization, authorization-extras', 'Access-Control-Max-Age': '600' });
    response.status(204).end();
  };
}

function codeOf(error: unknown): RefusalCode {
  if (error instanceof RefusalError) return error.refusal.code;
  if (error instanceof ForeignPayloadError || error instanceof UnknownPayloadKeyError) return 'engine.plaintext';
  if (error instanceof z.ZodError || (error instanceof Error && 'status' in error)) return 'request.malformed';
  return 'unexpected';
}
