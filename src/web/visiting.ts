import type { Request, RequestHandler, Response } from 'express';
import { actorOf } from '../access/actor.ts';
import type { Account } from '../access/accounts.ts';
import { csrfToken } from '../access/csrf.ts';
import { currentAccount } from '../access/current-actor.ts';
import { roles, type PageName } from '../access/roles.ts';
import { note, noteView } from '../audit/trail.ts';
import { nationalCalendar } from '../calendar/national.ts';
import { mustTakeIn } from '../cases/takesIn.ts';
import { RefusalError } from '../refusals/refusal.ts';
import { sendReply } from './answer.tsx';
import { languageOf } from './language.ts';
import type { WebParts } from './parts.ts';
import { redirect, type Reply } from './reply.ts';
import { partOf, type Staff, type StaffVisit, type Visit } from './visit.ts';
import { navigation } from './words/navigation.ts';
import { policyWords } from './words/policyWords.ts';
import { translator } from './words/translate.ts';

type Page<V extends Visit> = (visit: V, response: Response) => Reply | Promise<Reply>;

/** Turns page functions into handlers: who visits, in which language, and what the page answered. */
export interface Visiting {
  /** A page for everybody. */
  open(page: Page<Visit>): RequestHandler;
  /** A page for whoever is signed in. */
  staff(page: Page<StaffVisit>): RequestHandler;
  /** A page of the desk that only some roles have; for the others there is none (404). */
  only(name: PageName, page: Page<StaffVisit>): RequestHandler;
  /** A page for whoever takes in applications; the others are told whose work it is. */
  takesIn(page: Page<StaffVisit>): RequestHandler;
  /** A page about one case, named in its path: who sees it is in the trail. @rule X-08 */
  ofCase(page: Page<StaffVisit>): RequestHandler;
  /** The visit of a request, for pages about errors. */
  visitOf(request: Request): Promise<Visit>;
  /** A visit of nobody in particular, for when the records cannot be reached. */
  strangerOf(request: Request): Visit;
}

export function visiting(parts: WebParts): Visiting {
  const words = policyWords(parts.policies);

  async function visitOf(request: Request): Promise<Visit> {
    const account = await currentAccount(request, parts.pool, parts.accounts);
    const language = languageOf(request, account);
    const [staff, calendar] = await Promise.all([account ? staffOf(parts, account) : undefined, parts.calendar.current()]);
    return { request, language, t: translator(language), words, calendar, now: parts.now(), csrf: () => csrfToken(request), ...(staff ? { staff } : {}) };
  }

  function strangerOf(request: Request): Visit {
    const language = request.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh';
    return { request, language, t: translator(language), words, calendar: nationalCalendar, now: parts.now(), csrf: () => '' };
  }

  async function run<V extends Visit>(visit: V, page: Page<V>, response: Response): Promise<void> {
    sendReply(await page(visit, response), visit, response);
  }

  const forStaff = (page: Page<StaffVisit>): RequestHandler => async (request, response) => {
    const visit = await visitOf(request);
    if (visit.staff) await run({ ...visit, staff: visit.staff }, page, response);
    else sendReply(signInFirst(request), visit, response);
  };

  const only: Visiting['only'] = (name, page) => forStaff(async (visit, response) => {
    if (roles[visit.staff.role].pages.includes(name)) return page(visit, response);
    const { staff: by, request } = visit;
    await note(parts.pool, { kind: 'refused', by, at: parts.now(), fact: { type: 'refused', action: `${request.method.toLowerCase()} ${navigation[name].path}`, code: 'action.other-role' } });
    throw new RefusalError({ code: 'not-found' });
  });

  return {
    visitOf,
    strangerOf,
    open: (page) => async (request, response) => run(await visitOf(request), page, response),
    staff: forStaff,
    only,
    takesIn: (page) => forStaff(async (visit, response) => {
      await mustTakeIn(parts, visit.staff);
      return page(visit, response);
    }),
    ofCase: (page) => only('cases', async (visit, response) => {
      const reply = await page(visit, response);
      await noteView(parts.pool, visit.staff, partOf(visit, 'case'), parts.now());
      return reply;
    }),
  };
}

/** After signing in one comes back to the page one wanted; a form that was sent is not sent again by that. */
function signInFirst(request: Request): Reply {
  const back = request.method === 'GET' ? `?back=${encodeURIComponent(request.originalUrl)}` : '';
  return redirect(`/sign-in${back}`);
}

async function staffOf({ prisma }: WebParts, account: Account): Promise<Staff> {
  const [region, unread] = await Promise.all([
    prisma.region.findUnique({ where: { code: account.region } }),
    prisma.message.count({ where: { userId: account.id, readAt: null } }),
  ]);
  return {
    ...actorOf(account), name: account.name, unread,
    regionName: { zh: region?.nameZh ?? account.region, en: region?.nameEn ?? account.region },
  };
}
