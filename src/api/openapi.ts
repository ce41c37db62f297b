import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { problem } from './schemas.ts';

const idempotencyKey = z.object({ 'Idempotency-Key': z.string().min(8).max(200).describe('New for each command, the same when it is tried again: the answer is the same too') });

/** The OpenAPI 3.1 document, from the same schemas that the requests are read with. */
export function openApiDocument(endpoints: readonly Endpoint[]): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer', description: 'A token that an account has made for a program' });
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'bangfu', description: 'The cookie of a sign-in; commands also send X-CSRF-Token' });
  for (const endpoint of endpoints) describe(registry, endpoint);
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: '帮扶 Bangfu', version: '1', description: 'Assistance cases. An answer that is no success is an RFC 9457 problem with a code, a sentence in both languages and what to do. 503 means “not known yet”: the same key later gives the one answer.' },
    servers: [{ url: '/api/v1' }],
  });
}

function describe(registry: OpenAPIRegistry, { method, path, tag, summary, params, query, body, bodyType, command, open, answers }: Endpoint): void {
  const { status, schema, mediaType = 'application/json' } = answers;
  const hasBody = body !== undefined && method !== 'get' && method !== 'delete';
  registry.registerPath({
    method, path, tags: [tag], summary: `${summary.zh} · ${summary.en}`,
    ...(open ? {} : { security: [{ token: [] }, { session: [] }] }),
    request: {
      ...(params ? { params } : {}), ...(query ? { query } : {}), ...(command ? { headers: idempotencyKey } : {}),
      ...(hasBody ? { body: { required: true, content: { [bodyType ?? 'application/json']: { schema: body } } } } : {}),
    },
    responses: {
      [status]: { description: summary.en, ...(schema ? { content: { [mediaType]: { schema } } } : mediaType === 'application/json' ? {} : { content: { [mediaType]: { schema: z.string().meta({ format: 'binary' }) } } }) },
      default: { description: 'A problem', content: { 'application/problem+json': { schema: problem } } },
    },
  });
}
