import type { StaffRole } from '../../src/access/roles.ts';
import type { Target, Where } from './routeOffice.ts';

/** What somebody gets: a status, or one of several where the case itself has a say. */
type Got = number | readonly number[];

/** What a route answers to each role from each place, and to nobody. Written out, so that a change of access shows here. */
export interface Expectation {
  nobody: Got;
  /** By role; a role that is not named gets `others`. */
  staff(role: StaffRole, where: Where): Got;
  query?: string;
  params?: Record<string, (target: Target) => string>;
  body?: (target: Target) => unknown;
  headers?: Record<string, string>;
  /** A form with a file. */
  file?: boolean;
  /** Only some are sent: the route counts tries by address. */
  few?: true;
  /** Shows values in full, which is what it is for. */
  reveals?: true;
}

const officers = ['street-reviewer', 'district-officer', 'city-officer', 'province-officer', 'national-officer'] as const;
/** Whoever handles cases in some way. */
const handlers: readonly StaffRole[] = ['community-caseworker', ...officers, 'supervisor', 'mentor'];
const readers: readonly StaffRole[] = [...handlers, 'auditor'];
/** Who reads no such case at all: whoever configures, a teacher, who has the students of pairs, and a unit, which has its referrals, and nothing else. */
const sees404: readonly StaffRole[] = ['admin', 'teacher', 'unit-officer'];
export const caseParam = { id: ({ caseId }: Target) => caseId };

/** Who reads the funds of union aid, and who opens one (B-20). */
const bookkeepers: readonly StaffRole[] = ['district-officer', 'city-officer', 'province-officer', 'national-officer', 'supervisor', 'auditor', 'admin'];
const fundOpeners: readonly StaffRole[] = ['district-officer', 'city-officer', 'admin'];
const NO_FUND = '00000000-0000-4000-8000-00000000f00d';

const everybody = (got: Got, rest: Partial<Expectation> = {}): Expectation => ({ nobody: got, staff: () => got, few: true, ...rest });
const signedIn = (got: Got, rest: Partial<Expectation> = {}): Expectation => ({ nobody: 401, staff: () => got, ...rest });
const roles = (named: readonly StaffRole[], got: Got, others: Got, rest: Partial<Expectation> = {}): Expectation => ({
  nobody: 401, staff: (role) => (named.includes(role) ? got : others), ...rest,
});
/** About the one case: whoever is elsewhere, or reads no cases, finds nothing. */
const aboutCase = (named: readonly StaffRole[], got: Got, others: Got, rest: Partial<Expectation> = {}): Expectation => ({
  nobody: 401,
  staff: (role, where) => (where !== 'own' || sees404.includes(role) ? 404 : named.includes(role) ? got : others),
  params: caseParam, ...rest,
});
const ofCase = (rest: Partial<Expectation> = {}) => aboutCase(readers, 200, 404, rest);
/** Who helps students, or watches over it. */
const pairReaders: readonly StaffRole[] = ['community-caseworker', 'supervisor', 'teacher'];
/** Whoever takes in applications of some programme: union aid also comes in at street, district and city (B-12). */
const takers: readonly StaffRole[] = ['community-caseworker', 'street-reviewer', 'district-officer', 'city-officer'];
/** Employment assistance, which is meant where no programme is named, is taken in by the community alone. */
const ofCommunity = ['community-caseworker'] as const;
const ownDraft = (got: Got, rest: Partial<Expectation> = {}): Expectation => ({
  nobody: 401, staff: (role, where) => (!takers.includes(role) ? 403 : role === 'community-caseworker' && where === 'own' ? got : 404), params: { id: ({ draft }) => draft }, ...rest,
});

/** Of a campaign that is not there: whoever may ask finds nothing. What is there is proved by the tests of campaigns. */
const noCampaign = (named?: readonly StaffRole[], body: unknown = {}): Expectation => ({
  nobody: 401, staff: (role) => (!named || named.includes(role) ? 404 : 403), body: () => body,
  params: { id: () => '00000000-0000-4000-8000-00000000000a', village: () => '990102001001', check: () => '00000000-0000-4000-8000-00000000000b', n: () => '1' },
});

/** Every endpoint of the API. `post /cases/{id}/actions/*` stands for all actions. */
export const apiExpectations: Record<string, Expectation> = {
  'post /session': everybody(401, { body: () => ({ login: 'nobody-here', password: 'wrong-password' }) }),
  'get /session': signedIn(200),
  'delete /session': signedIn(204),
  'post /cases': roles(ofCommunity, 422, 403, { body: () => ({ form: {} }) }),
  'post /applications/assessments': roles(ofCommunity, 422, 403, { body: () => ({ form: {} }) }),
  'post /applications/identity-checks': roles(takers, 200, 403, { body: ({ identityNumber }) => ({ identityNumber }), reveals: true }),
  'get /drafts': roles(takers, 200, 403),
  'post /drafts': roles(takers, 201, 403, { body: () => ({ body: {} }) }),
  'get /drafts/{id}': ownDraft(200, { reveals: true }),
  'put /drafts/{id}': ownDraft(412, { body: () => ({ version: 99, body: {} }) }),
  'delete /drafts/{id}': ownDraft(204),
  'get /cases': signedIn(200),
  'get /cases/{id}': ofCase(),
  'get /cases/{id}/actions': ofCase(),
  // 412: the case was reached, and has gone on since the state that was named
  'post /cases/{id}/actions/*': aboutCase(handlers, 412, 403, { headers: { 'If-Match': '"1"' } }),
  'get /cases/{id}/timeline': ofCase(),
  'get /cases/{id}/clocks': ofCase(),
  'get /cases/{id}/calls': ofCase(),
  'get /clocks': signedIn(200),
  'get /calls': signedIn(200),
  'get /desk': signedIn(200),
  'get /desk/{id}': roles(['community-caseworker'], 200, 404, { params: { id: () => 'employment-assistance.communityReview.open' } }),
  'get /notices': everybody(200),
  'get /notices/{id}': everybody(200, { params: { id: ({ notice }) => notice } }),
  'post /notices/{id}/objections': everybody(422, { params: { id: ({ notice }) => notice }, body: () => ({}) }),
  'get /objections/{id}': everybody(404, { params: { id: () => 'YY-2222-2222-2222' } }),
  'post /progress': everybody(200, { body: ({ receipt }) => ({ receipt, phoneDigits: '5678' }) }),
  'post /people/search': signedIn(200, { body: ({ identityNumber }) => ({ identityNumber }) }),
  'post /people/{id}/reveals': aboutCase(handlers, 200, 403, {
    params: { id: ({ person }) => person }, body: ({ caseId }) => ({ caseId, field: 'phone', reason: '核对电话' }), reveals: true,
  }),
  'get /mentors': ofCase({ query: 'caseId={caseId}' }),
  'post /documents': aboutCase(handlers, 201, 403, { file: true }),
  'get /documents': ofCase({ query: 'caseId={caseId}' }),
  'get /documents/{id}': ofCase({ params: { id: ({ document }) => document } }),
  'get /vacancies': signedIn(200),
  'post /vacancies': roles(['community-caseworker', 'street-reviewer', 'district-officer', 'supervisor', 'mentor'], 422, 403, { body: () => ({}) }),
  'get /vacancies/matches': ofCase({ query: 'caseId={caseId}&person={person}' }),
  'get /calendar/{year}': everybody(200, { params: { year: () => '2026' } }),
  'put /calendar/{year}': roles(['admin'], 422, 403, { params: { year: () => '2031' }, body: () => ({}) }),
  'get /deadlines': everybody(200, { query: 'from=2026-02-11&workingDays=5' }),
  'get /messages': signedIn(200),
  'post /messages/read': signedIn(200, { body: () => ({ ids: ['1'] }) }),
  'get /satisfaction': signedIn(200),
  'get /funds': roles(bookkeepers, 200, 403),
  'post /funds': roles(fundOpeners, 422, 403, { body: () => ({}) }),
  'post /funds/{id}/close': roles(fundOpeners, 404, 403, { params: { id: () => NO_FUND } }),
  'get /funds/{id}/entries': roles(bookkeepers, 404, 403, { params: { id: () => NO_FUND } }),
  'get /cases/{id}/grants': ofCase(),
  'get /policy-moves': roles(['district-officer'], 422, 403, { query: 'policy=none' }),
  'post /policy-moves': roles(['district-officer'], 422, 403, { body: () => ({}) }),
  'get /reports/indicators': roles(bookkeepers, 200, 403),
  'get /reports/indicators/{indicator}/cases': roles(bookkeepers, 200, 403, { params: { indicator: () => 'funds' } }),
  'get /reports/quarters/{year}/{quarter}': roles(bookkeepers, 200, 403, { params: { year: () => '2026', quarter: () => '1' } }),
  'post /reports/quarters/{year}/{quarter}/{district}/submit': roles(['city-officer'], 404, 403, { params: { year: () => '2001', quarter: () => '1', district: () => '990102' } }),
  'get /campaigns': signedIn(200),
  'post /campaigns': roles(['district-officer'], 422, 403, { body: () => ({}) }),
  'get /campaigns/{id}': noCampaign(),
  'get /campaigns/{id}/villages/{village}': noCampaign(),
  'get /campaigns/{id}/missed': noCampaign(),
  'get /campaigns/{id}/spot-checks': noCampaign(),
  'post /campaigns/{id}/villages/{village}/allotment': noCampaign(['district-officer'], { byFen: 1 }),
  'post /campaigns/{id}/villages/{village}/posting': noCampaign(['community-caseworker']),
  'post /campaigns/{id}/villages/{village}/paper': noCampaign(['street-reviewer'], { papers: ['survey-form'] }),
  'post /campaigns/{id}/villages/{village}/none': noCampaign(['community-caseworker']),
  'post /campaigns/{id}/closing': noCampaign(['district-officer'], { reasons: '演示理由' }),
  'post /campaigns/{id}/spot-checks': noCampaign(['district-officer']),
  'post /campaigns/{id}/spot-checks/{check}/cases/{n}': noCampaign(['district-officer'], { outcome: 'confirmed' }),
  'get /policies': signedIn(200),
  'get /policies/{programme}/{jurisdiction}/{version}': signedIn(200, { params: { programme: () => 'employment-assistance', jurisdiction: () => '99', version: () => '2026-01' } }),
  'get /health/live': everybody(200),
  'get /health/ready': everybody(200),
  'get /audit': roles(['auditor'], 200, 403),
  'get /referrals': roles(['unit-officer'], 200, 403),
  'post /referrals/{caseId}/{referral}/answer': roles(['unit-officer'], 404, 403, { params: { caseId: ({ caseId }) => caseId, referral: () => 'r1' }, body: () => ({ outcome: 'helped', answer: '已办理' }) }),
  'get /cases/{id}/referrals': ofCase(),
  'get /cases/{id}/incomes': ofCase(),
  'get /cases/{id}/help-elsewhere': ofCase(),
  'get /units': signedIn(200),
  'put /units/{id}': roles(['admin'], 422, 403, { params: { id: () => 'human-resources' }, body: () => ({ region: '110101', name: { zh: '别处', en: 'Elsewhere' } }) }),
  'get /drives': roles(['community-caseworker', 'street-reviewer', 'district-officer', 'supervisor'], 200, 403),
  'post /leads/comparisons': roles(['district-officer'], 422, 403, { body: () => ({ source: 'dibao' }) }),
  'get /leads': roles(['community-caseworker', 'district-officer'], 200, 403),
  'post /leads/{id}/decision': roles(['community-caseworker', 'district-officer'], 404, 403, { params: { id: () => '00000000-0000-4000-8000-000000000000' }, body: () => ({ confirmed: true, reason: '核实' }) }),
  'post /cases/{id}/authorisations': {
    nobody: 401, staff: (role, where) => (role !== 'community-caseworker' ? 403 : where === 'own' ? 422 : 404), params: caseParam,
    body: ({ person }) => ({ person, signedOn: '2026-01-05', document: '00000000-0000-4000-8000-000000000000' }),
  },
  'delete /cases/{id}/authorisations/{person}': roles(['community-caseworker'], 404, 403, { params: { ...caseParam, person: ({ person }) => person } }),
  'get /pairs': roles(pairReaders, 200, 403),
  'get /students': roles(pairReaders, 200, 403),
  // no case of a pair is this one: who sees it sees no term in it
  'get /cases/{id}/terms': {
    nobody: 401, params: caseParam,
    staff: (role, where) => (!pairReaders.includes(role) ? 403 : where === 'own' && role !== 'teacher' ? 200 : 404),
  },
  'get /tokens': signedIn(200),
  // everybody walks with a token, and a token makes none
  'post /tokens': signedIn(403, { body: () => ({ name: '报表', days: 1 }) }),
  'delete /tokens/{id}': signedIn(404, { params: { id: () => '00000000-0000-4000-8000-000000000000' } }),
};

const SIGN_IN = 303;
const page = (named: readonly StaffRole[], got: Got = 200, rest: Partial<Expectation> = {}): Expectation => ({
  nobody: SIGN_IN, staff: (role) => (named.includes(role) ? got : 404), ...rest,
});
const pageOfCase = (got: Got = 200, rest: Partial<Expectation> = {}): Expectation => ({
  nobody: SIGN_IN, staff: (role, where) => (where === 'own' && !sees404.includes(role) ? got : 404), params: { case: ({ caseId }) => caseId }, ...rest,
});
const intakePage = (own: Got, elsewhere: Got = own, rest: Partial<Expectation> = {}): Expectation => ({
  nobody: SIGN_IN, staff: (role, where) => (role !== 'community-caseworker' ? 403 : where === 'own' ? own : elsewhere), params: { draft: ({ draft }) => draft }, ...rest,
});
/** The same for whatever programme. */
const anyIntakePage = (own: Got, others: Got = own, rest: Partial<Expectation> = {}): Expectation => ({
  nobody: SIGN_IN, staff: (role, where) => (!takers.includes(role) ? 403 : role === 'community-caseworker' && where === 'own' ? own : others), params: { draft: ({ draft }) => draft }, ...rest,
});
const desk = ['community-caseworker', ...officers, 'supervisor', 'mentor'] as const;
/** Calls and vacancies are no work of the levels above the district. */
const nearby = ['community-caseworker', 'street-reviewer', 'district-officer', 'supervisor', 'mentor'] as const;
/** Who takes a list along as a file. */
const exporters = ['district-officer', 'city-officer', 'province-officer', 'national-officer', 'supervisor', 'auditor'] as const;
const withCases = [...desk, 'auditor'] as const;
const open = (got: Got, rest: Partial<Expectation> = {}): Expectation => ({ nobody: got, staff: () => got, few: true, ...rest });

const campaigners: readonly StaffRole[] = ['community-caseworker', 'street-reviewer', 'district-officer', 'supervisor', 'auditor'];
const noSuch = { campaign: () => '00000000-0000-4000-8000-00000000000a', village: () => '990102001001' };

/** Who looks into hints from other departments. */
const lookers = ['community-caseworker', 'district-officer'] as const;

/** Every page and form. */
export const webExpectations: Record<string, Expectation> = {
  'get /language/:language': open(303, { params: { language: () => 'zh' } }),
  'get /sign-in': { nobody: 200, staff: () => 303, few: true },
  'post /sign-in': open(401, { body: () => ({ login: 'nobody-here', password: 'wrong-password' }) }),
  'get /notices': open(200),
  'get /notices/:notice': open(200, { params: { notice: ({ notice }) => notice } }),
  'post /notices/:notice/objections': open([422, 428], { params: { notice: ({ notice }) => notice }, body: () => ({}) }),
  'get /objections/:receipt': open(404, { params: { receipt: () => 'YY-2222-2222-2222' } }),
  'get /programmes': open(200),
  'get /programmes/:programme': open(200, { params: { programme: () => 'employment-assistance' } }),
  'get /progress': open(200),
  'post /progress': open(200, { body: ({ receipt }) => ({ receipt, phoneDigits: '5678' }) }),
  'get /': { nobody: SIGN_IN, staff: (role) => (role === 'admin' || role === 'auditor' || role === 'unit-officer' ? 303 : 200) },
  'get /done': page([...desk, 'teacher']),
  'get /overdue': page([...withCases, 'teacher']),
  'get /cases': page([...withCases, 'teacher']),
  'post /cases/search': page([...withCases, 'teacher'], 200, { body: ({ receipt }) => ({ search: receipt }) }),
  'get /cases/export': page(exporters),
  'post /cases/export': page(exporters, 422, { body: () => ({}) }),
  'get /calls': page(nearby),
  'get /funds': page(bookkeepers),
  'post /funds': page(fundOpeners, [422, 428], { body: () => ({}) }),
  'get /reports': page(bookkeepers),
  'get /reports/indicators/:indicator': page(bookkeepers, 200, { params: { indicator: () => 'funds' } }),
  'get /policy-moves': page(['district-officer']),
  'post /policy-moves': page(['district-officer'], 422, { body: () => ({}) }),
  'post /reports': page([], 404, { body: () => ({}) }),
  'get /vacancies': page(nearby),
  'post /vacancies': page(nearby, [422, 428], { body: () => ({}) }),
  'get /pairs': page(pairReaders),
  'get /inbox': { nobody: SIGN_IN, staff: () => 200 },
  'post /inbox/read': { nobody: SIGN_IN, staff: () => 303, body: () => ({}) },
  'get /intake/new': anyIntakePage([200, 303]),
  'get /intake/new/:programme': intakePage(200, 200, { params: { programme: () => 'employment-assistance' } }),
  'post /intake/identity': anyIntakePage(200, 200, { query: 'person=0', body: ({ identityNumber }) => ({ programme: 'employment-assistance', 'people.0.identityNumber': identityNumber }) }),
  'get /intake/:draft': anyIntakePage(200, 404, { reveals: true }),
  'post /intake/:draft': intakePage([200, 303, 422], [404, 422], { body: () => ({ programme: 'employment-assistance', version: '99' }), reveals: true }),
  'post /intake/:draft/documents': intakePage([200, 303, 422], [303, 404, 422], { body: () => ({ programme: 'employment-assistance', version: '99' }), reveals: true }),
  // always 200: a part of the page that says whether it was saved
  'post /intake/:draft/autosave': intakePage(200, 200, { body: () => ({ programme: 'employment-assistance', version: '99' }) }),
  'get /cases/:case': pageOfCase(),
  'get /cases/:case/household': pageOfCase(),
  'post /cases/:case/people/:person/reveal': {
    ...pageOfCase(200), staff: (role, where) => (where !== 'own' || sees404.includes(role) ? 404 : role === 'auditor' ? 403 : 200),
    params: { case: ({ caseId }) => caseId, person: ({ person }) => person }, body: () => ({ field: 'phone', reason: '核对电话' }), reveals: true,
  },
  'get /cases/:case/documents': pageOfCase(),
  'post /cases/:case/documents': pageOfCase(422, { body: () => ({}) }),
  'get /documents/:document': pageOfCase(200, { params: { document: ({ document }) => document } }),
  'get /cases/:case/notice': pageOfCase(),
  'get /cases/:case/help': pageOfCase(),
  'get /cases/:case/calls': pageOfCase(),
  'get /cases/:case/tutoring': pageOfCase(),
  'get /cases/:case/record': pageOfCase(),
  'get /cases/:case/actions/:action': pageOfCase(200, { params: { case: ({ caseId }) => caseId, action: () => 'addNote' } }),
  'post /cases/:case/actions/:action': pageOfCase([403, 422], { params: { case: ({ caseId }) => caseId, action: () => 'addNote' }, body: () => ({}) }),
  // there is no identity provider in this office
  'get /sign-in/provider': open(404),
  'get /sign-in/provider/return': open(404, { query: 'code=x&state=y' }),
  'get /sign-in/code': open(303),
  'post /sign-in/code': open(303, { body: () => ({ code: '123456' }) }),
  'get /sign-in/password': open(303),
  'post /sign-in/password': open(303, { body: () => ({ newPassword: 'tiru-bamo-4821', again: 'tiru-bamo-4821' }) }),
  'get /sign-in/second-factor': open(303),
  'post /sign-in/second-factor': open(303, { body: () => ({ code: '123456' }) }),
  'get /account': { nobody: SIGN_IN, staff: () => 200 },
  'post /account/password': { nobody: SIGN_IN, staff: () => 422, body: () => ({ currentPassword: 'wrong-password', newPassword: 'x', again: 'x' }), few: true },
  'get /account/second-factor': { nobody: SIGN_IN, staff: () => 200 },
  'post /account/second-factor': { nobody: SIGN_IN, staff: () => 401, body: () => ({ code: '000000' }) },
  'post /account/second-factor/off': { nobody: SIGN_IN, staff: () => 401, body: () => ({ code: '000000' }) },
  'post /account/tokens': { nobody: SIGN_IN, staff: () => 422, body: () => ({ name: '', scope: 'act', days: '1' }) },
  'post /account/tokens/:token/revoke': { nobody: SIGN_IN, staff: () => 404, params: { token: () => '00000000-0000-4000-8000-000000000000' }, body: () => ({}) },
  'get /leads': page(lookers),
  'post /leads/comparisons': { ...page(lookers), staff: (role) => (role === 'district-officer' ? 422 : role === 'community-caseworker' ? 403 : 404), body: () => ({}) },
  'get /leads/:lead': page(lookers, 404, { params: { lead: () => '00000000-0000-4000-8000-000000000000' } }),
  'post /leads/:lead': page(lookers, 404, { params: { lead: () => '00000000-0000-4000-8000-000000000000' }, body: () => ({}) }),
  'post /cases/:case/people/:person/authorisation': {
    nobody: SIGN_IN, staff: (role, where) => (where !== 'own' || sees404.includes(role) ? 404 : role === 'community-caseworker' ? 422 : 403),
    params: { case: ({ caseId }) => caseId, person: ({ person }) => person }, body: () => ({}),
  },
  'get /referrals': page(['unit-officer']),
  'get /referrals/:case/:referral': page(['unit-officer'], 404, { params: { case: ({ caseId }) => caseId, referral: () => 'r1' } }),
  'post /referrals/:case/:referral': page(['unit-officer'], 404, { params: { case: ({ caseId }) => caseId, referral: () => 'r1' }, body: () => ({}) }),
  'get /campaigns': page(campaigners),
  'post /campaigns': { ...page(campaigners), staff: (role) => (role === 'district-officer' ? 422 : campaigners.includes(role) ? 403 : 404), body: () => ({}) },
  'get /drives': page(campaigners),
  'get /campaigns/:campaign': page(campaigners, 404, { params: noSuch }),
  'post /campaigns/:campaign': { ...page(campaigners), staff: (role) => (role !== 'district-officer' && campaigners.includes(role) ? 403 : 404), params: noSuch, body: () => ({}) },
  'get /campaigns/:campaign/villages/:village': page(campaigners, 404, { params: noSuch }),
  'post /campaigns/:campaign/villages/:village': page(campaigners, 404, { params: noSuch, body: () => ({}) }),
  'get /campaigns/:campaign/villages/:village/print': page(campaigners, 404, { params: noSuch }),
  // a case of another programme has no such forms
  'get /cases/:case/decisions/:decision': pageOfCase(404, { params: { case: ({ caseId }) => caseId, decision: () => 'd99' } }),
  'get /cases/:case/print/:form': pageOfCase(404, { params: { case: ({ caseId }) => caseId, form: () => 'survey' } }),
  'get /audit': page(['auditor']),
  'get /admin': page(['admin']),
  'get /admin/users/new': page(['admin']),
  'post /admin/users': page(['admin'], 422, { body: () => ({}) }),
  'post /admin/users/:user/reset': page(['admin'], 404, { params: { user: () => '00000000-0000-4000-8000-000000000000' }, body: () => ({}) }),
  'get /admin/users/:user': page(['admin'], 404, { params: { user: () => '00000000-0000-4000-8000-000000000000' } }),
  'post /admin/users/:user': page(['admin'], 404, { params: { user: () => '00000000-0000-4000-8000-000000000000' }, body: () => ({}) }),
  'get /admin/calendar': page(['admin']),
  'post /admin/calendar': page(['admin'], 422, { body: () => ({}) }),
  'get /admin/policies': page(['admin']),
  'get /admin/unconfirmed': page(['admin']),
  // last, because it ends the session
  'post /sign-out': { nobody: SIGN_IN, staff: () => 303 },
};
