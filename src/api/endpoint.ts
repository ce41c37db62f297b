import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { actorOf, type Actor } from '../access/actor.ts';
import { noteRefused } from '../audit/refused.ts';
import { noteView } from '../audit/trail.ts';
import { csrfProtection } from '../access/csrf.ts';
import { currentAccount } from '../access/current-actor.ts';
import type { StaffRole } from '../access/roles.ts';
import { checkedKey } from '../cases/commandService.ts';
import { mustTakeIn } from '../cases/takesIn.ts';
import type { Text } from '../programmes/programme.ts';
import { parseInput } from '../refusals/input.ts';
import { RefusalError } from '../refusals/refusal.ts';
import type { ApiParts } from './parts.ts';

export type Method = 'get' | 'post' | 'put' | 'delete';

/** What an endpoint answers with. */
export interface Answer {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
}

type Shape = z.ZodObject;
const nothing = z.object({});
type Nothing = typeof nothing;

/** What every handler gets: parsed by the endpoint's own schemas. */
export interface Call<P extends Shape, Q extends Shape, B extends z.ZodType> {
  parts: ApiParts;
  request: Request;
  params: z.infer<P>;
  query: z.infer<Q>;
  body: z.infer<B>;
  /** The Idempotency-Key; empty where none is asked for. */
  key: string;
}

interface Spec<P extends Shape, Q extends Shape, B extends z.ZodType> {
  method: Method;
  /** As OpenAPI writes it: `/cases/{id}`. */
  path: string;
  tag: string;
  summary: Text;
  params?: P;
  query?: Q;
  body?: B;
  /** A command: needs an Idempotency-Key. */
  command?: boolean;
  /** Goes before the handler: limits, files. */
  before?: RequestHandler[];
  /** The media type of the body where it is not JSON. */
  bodyType?: string;
  answers: { status: 200 | 201 | 202 | 204; schema?: z.ZodType; mediaType?: string };
}

interface StaffSpec<P extends Shape, Q extends Shape, B extends z.ZodType> extends Spec<P, Q, B> {
  /** Who may; absent = everybody who is signed in. What they reach is for the services to say. */
  roles?: readonly StaffRole[];
  /** For the roles that take in applications of some programme. */
  takesIn?: true;
  handle(call: Call<P, Q, B> & { reader: Actor }): Promise<Answer>;
}

interface OpenSpec<P extends Shape, Q extends Shape, B extends z.ZodType> extends Spec<P, Q, B> {
  handle(call: Call<P, Q, B>): Promise<Answer>;
}

/** One row of the API: mounted by the router and described by the OpenAPI document from the same data. */
export interface Endpoint extends Omit<Spec<Shape, Shape, z.ZodType>, 'before'> {
  open: boolean;
  roles?: readonly StaffRole[];
  /** Handlers in their order. */
  mount(parts: ApiParts): RequestHandler[];
}

/** An endpoint for staff. */
export function staffEndpoint<P extends Shape = Nothing, Q extends Shape = Nothing, B extends z.ZodType = Nothing>(spec: StaffSpec<P, Q, B>): Endpoint {
  const { handle, before = [], roles, takesIn, ...rest } = spec;
  return {
    ...rest,
    ...(roles ? { roles } : {}),
    open: false,
    mount: (parts) => [
      // Who is asked first: a stranger learns nothing about forms, and another site's form reaches nothing.
      answering(async (request, response) => {
        const actor = await actorOfRequest(parts, request, spec);
        if (takesIn) await mustTakeIn(parts, actor);
        response.locals['actor'] = actor;
      }),
      csrfProtection,
      ...before,
      answering(async (request, response) => {
        const call = { ...parsed(parts, request, spec), reader: response.locals['actor'] as Actor };
        const answer = await handle(call);
        if (rest.method === 'get' && rest.path.startsWith(ONE_CASE)) await noteView(parts.pool, call.reader, String(request.params['id']), parts.now());
        await send(response, answer);
      }),
    ],
  };
}

/** An endpoint for everybody; it has no powers that another site's form could borrow. */
export function openEndpoint<P extends Shape = Nothing, Q extends Shape = Nothing, B extends z.ZodType = Nothing>(spec: OpenSpec<P, Q, B>): Endpoint {
  const { handle, before = [], ...rest } = spec;
  return {
    ...rest,
    open: true,
    mount: (parts) => [...before, answering(async (request, response) => send(response, await handle(parsed(parts, request, spec))))],
  };
}

/** What is read below this path is about one case, and in the trail. @rule X-08 */
const ONE_CASE = '/cases/{id}';

async function actorOfRequest(parts: ApiParts, request: Request, { roles, method, path }: { roles?: readonly StaffRole[]; method: Method; path: string }): Promise<Actor> {
  const account = await currentAccount(request, parts.pool, parts.accounts);
  if (!account) throw new RefusalError({ code: 'session.missing' });
  const actor = actorOf(account);
  if (!roles || roles.includes(account.role)) return actor;
  return noteRefused(parts.pool, new RefusalError({ code: 'action.other-role', values: { by: roles.join(',') } }), { by: actor, action: `${method} ${path}`, at: parts.now() });
}

function parsed<P extends Shape, Q extends Shape, B extends z.ZodType>(parts: ApiParts, request: Request, spec: Spec<P, Q, B>): Call<P, Q, B> {
  const key = spec.command ? checkedKey(request.get('Idempotency-Key') ?? '') : '';
  return {
    parts, request, key,
    params: read(spec.params, request.params), query: read(spec.query, request.query), body: read(spec.body, request.body ?? {}),
  };
}

/** An endpoint that names no schema gets an empty object, whatever was sent. */
function read<S extends z.ZodType>(schema: S | undefined, input: unknown): z.infer<S> {
  return schema ? parseInput(schema, input) : ({} as z.infer<S>);
}

/** Express 5 passes rejections on; a handler that has not answered goes on to the next. */
function answering(work: (request: Request, response: Response) => Promise<void>): RequestHandler {
  return async (request, response, next) => {
    await work(request, response);
    if (!response.headersSent) next();
  };
}

async function send(response: Response, { status = 200, body, headers = {} }: Answer): Promise<void> {
  response.status(status).set(headers);
  if (body === undefined) response.end();
  else if (Buffer.isBuffer(body)) response.send(body);
  else response.json(body);
}
