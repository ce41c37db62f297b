import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { actorOf } from '../../src/access/actor.ts';
import { createDraft } from '../../src/cases/intake/drafts.ts';
import { endpoints } from '../../src/api/endpoints.ts';
import { webRouter } from '../../src/web/router.ts';
import { pdf } from '../api/api.ts';
import { useSite } from '../web/site.ts';
import { Visitor } from '../web/visitor.ts';
import { apiExpectations, webExpectations, type Expectation } from './expectations.ts';
import { openRouteOffice, type Target, type Walker } from './routeOffice.ts';
import { sampleOf } from './sampleBody.ts';

const WALK_MS = 240_000;

const site = useSite();
let walkers: Walker[];
let target: Target;

beforeAll(async () => {
  ({ walkers, target } = await openRouteOffice(site()));
}, WALK_MS);

const ACTIONS = 'post /cases/{id}/actions/';
const keyOf = (route: string) => (route.startsWith(ACTIONS) ? `${ACTIONS}*` : route);
const apiRoutes = endpoints.map(({ method, path }) => `${method} ${path}`);

/** The routes as the router has them, not as somebody wrote them down. */
function webRoutes(): string[] {
  const { stack } = webRouter(site().parts) as unknown as { stack: { route?: { path: string | string[]; methods: Record<string, boolean> } }[] }; // what express keeps
  return stack.flatMap(({ route }) => {
    // reading files is no route: the form's own one follows
    if (!route || Array.isArray(route.path)) return [];
    return Object.keys(route.methods).map((method) => `${method} ${String(route.path)}`);
  });
}

interface Seen {
  status: number;
  text: string;
}

function filled(text: string, open: RegExp, { params = {} }: Expectation): string {
  return text.replaceAll(open, (_whole, name: string) => encodeURIComponent(params[name]?.(target) ?? ''));
}

function queryOf({ query }: Expectation): string {
  return query ? `?${query.replaceAll(/\{(\w+)\}/g, (_whole, name: keyof Target) => String(target[name]))}` : '';
}

async function askApi(route: string, expectation: Expectation, walker?: Walker): Promise<Seen> {
  const [method = '', path = ''] = route.split(' ');
  const headers: Record<string, string> = { 'Idempotency-Key': randomUUID(), ...expectation.headers, ...(walker ? { authorization: `Bearer ${walker.token}` } : {}) };
  const init: RequestInit = { method: method.toUpperCase(), headers };
  if (expectation.file) {
    const form = new FormData();
    form.set('kind', 'other');
    form.set('caseId', target.caseId);
    form.set('file', new Blob([pdf]), '合同.pdf');
    init.body = form;
  } else if (method !== 'get') {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(bodyOf(route, expectation));
  }
  const response = await fetch(`${site().url}/api/v1${filled(path, /\{(\w+)\}/g, expectation)}${queryOf(expectation)}`, init);
  return { status: response.status, text: await response.text() };
}

function bodyOf(route: string, { body }: Expectation): unknown {
  if (body) return body(target);
  const { body: schema } = endpoints.find(({ method, path }) => `${method} ${path}` === route) ?? {};
  return route.startsWith(ACTIONS) && schema ? { ...(sampleOf(schema as z.ZodType) as object), ...(hasTrack(schema) ? { track: target.person } : {}) } : {};
}

function hasTrack(schema: z.ZodType): boolean {
  return 'shape' in schema && typeof schema.shape === 'object' && schema.shape !== null && 'track' in schema.shape;
}

async function askPage(route: string, expectation: Expectation, visitor: Visitor): Promise<Seen> {
  const [method = '', path = ''] = route.split(' ');
  const address = filled(path, /:(\w+)/g, expectation) + queryOf(expectation);
  return method === 'get' ? visitor.get(address) : visitor.post(address, { ...(expectation.body?.(target) as Record<string, string> | undefined) });
}

/** Strangers' tries of routes that count them are few: nobody, and one of each kind of work. */
const isSent = ({ few }: Expectation, { role, where }: Walker) => !few || (where === 'own' && ['community-caseworker', 'auditor', 'admin'].includes(role));

/** Looking changes nothing, so that everybody may look at once; what is sent comes from afar first. */
async function eachWalker(route: string, expectation: Expectation, ask: (walker: Walker) => Promise<void>): Promise<void> {
  const sent = walkers.filter((one) => isSent(expectation, one));
  if (route.startsWith('get ')) await Promise.all(sent.map(ask));
  else for (const walker of sent) await ask(walker);
}

/** What somebody saw against what they should; every difference is told at once. */
function problemsOf(route: string, who: string, expected: number | readonly number[], seen: Seen, { reveals }: Expectation, mayKnow: boolean): string[] {
  const statuses = typeof expected === 'number' ? [expected] : expected;
  const problems = statuses.includes(seen.status) ? [] : [`${route} answers ${who} with ${seen.status}, not ${statuses.join(' or ')}: ${seen.text.slice(0, 200)}`];
  const told = target.secrets.filter((secret) => seen.text.includes(secret));
  if (told.length > 0 && !(reveals && seen.status === 200)) problems.push(`${route} tells ${who} ${told.join()}`);
  const number = !mayKnow && !route.includes('progress') && !route.includes('search') && seen.text.includes(target.receipt);
  return number ? [...problems, `${route} names the case to ${who}`] : problems;
}

describe('who reaches what', () => {
  it('every endpoint and every page has an entry in the table of expectations, and no entry is of a route that is gone', () => {
    expect([...new Set(apiRoutes.map(keyOf))].toSorted()).toEqual(Object.keys(apiExpectations).toSorted());
    expect(webRoutes().toSorted()).toEqual(Object.keys(webExpectations).toSorted());
  });

  it('X-08: every endpoint answers every role from its own region, a sibling and another district as the table says', async () => {
    const problems: string[] = [];
    for (const route of apiRoutes) {
      const expectation = apiExpectations[keyOf(route)];
      if (!expectation) continue; // told by the test above
      problems.push(...problemsOf(route, 'nobody', expectation.nobody, await askApi(route, expectation), expectation, false));
      await eachWalker(route, expectation, async (walker) => {
        const { role, where } = walker;
        const seen = await askApi(route, expectation, walker);
        // a mentor is shown whom to call, in full
        const calls = route === 'get /calls' && role === 'mentor' && where === 'own';
        problems.push(...problemsOf(route, `${role}.${where}`, expectation.staff(role, where), seen, calls ? { ...expectation, reveals: true } : expectation, where === 'own'));
      });
    }
    expect(problems).toEqual([]);
  }, WALK_MS);

  it('X-08: every page answers every role from its own region, a sibling and another district as the table says', async () => {
    const problems: string[] = [];
    const caseworker = walkers.find(({ role, where }) => role === 'community-caseworker' && where === 'own');
    if (caseworker) await createDraft(site().parts, actorOf(caseworker.account), 'employment-assistance', { address: '草稿地址' }, target.draft); // the walk over the API has deleted it
    for (const [route, expectation] of Object.entries(webExpectations)) {
      const stranger = new Visitor(site().url);
      await stranger.get('/sign-in'); // for the token
      problems.push(...problemsOf(route, 'nobody', expectation.nobody, await askPage(route, expectation, stranger), expectation, false));
      await eachWalker(route, expectation, async (walker) => {
        const { role, where, visitor } = walker;
        const seen = await askPage(route, expectation, visitor);
        const calls = route === 'get /calls' && role === 'mentor' && where === 'own';
        problems.push(...problemsOf(route, `${role}.${where}`, expectation.staff(role, where), seen, calls ? { ...expectation, reveals: true } : expectation, where === 'own'));
      });
    }
    expect(problems).toEqual([]);
  }, WALK_MS);
});
