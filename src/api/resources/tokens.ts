import { z } from 'zod';
import { issueTokenFor, revokeToken, tokenAsked, tokenScopes, tokensOf } from '../../access/api-token.ts';
import { bearerToken } from '../../access/bearer.ts';
import { note } from '../../audit/trail.ts';
import { notFound } from '../../cases/read/scope.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import { staffEndpoint, type Endpoint } from '../endpoint.ts';

const token = z.object({ id: z.uuid(), name: z.string(), scope: z.enum(tokenScopes), expiresAt: z.iso.datetime(), createdAt: z.iso.datetime() }).meta({ id: 'Token' });

const list = staffEndpoint({
  method: 'get', path: '/tokens', tag: 'session', summary: { zh: '我的接口令牌', en: 'Your API tokens; their text is shown only when they are made' },
  answers: { status: 200, schema: z.object({ items: z.array(token) }) },
  handle: async ({ parts, reader }) => ({ body: { items: await tokensOf(parts.pool, reader.id) } }),
});

const issue = staffEndpoint({
  method: 'post', path: '/tokens', tag: 'session', summary: { zh: '签发接口令牌', en: 'Make an API token for yourself; it reaches what you reach, for reading or for acting' },
  body: tokenAsked,
  answers: { status: 201, schema: z.object({ id: z.uuid(), token: z.string(), expiresAt: z.iso.datetime() }) },
  async handle({ parts, reader, request, body }) {
    // a token that makes tokens would outlive its own end
    if (bearerToken(request) !== null) throw new RefusalError({ code: 'token.by-token' });
    return { status: 201, body: await issueTokenFor(parts, reader, body) };
  },
});

const revoke = staffEndpoint({
  method: 'delete', path: '/tokens/{id}', tag: 'session', summary: { zh: '撤销接口令牌', en: 'Revoke an API token of yours' }, params: z.object({ id: z.uuid() }), answers: { status: 204 },
  async handle({ parts, reader, params }) {
    if (!(await revokeToken(parts.pool, reader.id, params.id))) notFound();
    await note(parts.pool, { kind: 'configuration', by: reader, at: parts.now(), fact: { type: 'token-revoked', token: params.id } });
    return { status: 204 };
  },
});

export const tokenEndpoints: Endpoint[] = [list, issue, revoke];
