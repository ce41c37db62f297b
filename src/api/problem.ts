import type { ErrorRequestHandler, Request } from 'express';
import { CSRF_ERROR_CODE } from '../access/csrf.ts';
import { TooManySignInsError } from '../access/rate-limit.ts';
import { isStaffRole, roles } from '../access/roles.ts';
import { isStoreAway } from './storeAway.ts';
import { programmes } from '../programmes/index.ts';
import type { Text } from '../programmes/programme.ts';
import { catalogue } from '../refusals/catalogue.ts';
import { fieldProblems, InputError, type FieldProblemCode } from '../refusals/input.ts';
import { RefusalError, type Refusal } from '../refusals/refusal.ts';
import type { ApiParts } from './parts.ts';

/** What is wrong with one field, in both languages. */
interface FieldError extends Text {
  field: string;
  code: string;
  rule?: string;
}

/** An answer that is no success: RFC 9457, with the code, the sentence in both languages, and what to do. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  sentence: Text;
  todo: Text;
  field?: string;
  rule?: string;
  errors?: FieldError[];
}

/** Until an unconfirmed command is asked about again: longer than a worker's restart takes. */
const RETRY_AFTER_SECONDS = 3;

/** The only place where an error becomes an answer. */
export function problems({ log }: Pick<ApiParts, 'log'>): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const refusal = refusalOf(error, request);
    if (refusal.code === 'unexpected') log.error({ name: nameOf(error), stack: error instanceof Error ? error.stack : undefined, method: request.method, route: request.baseUrl + request.path }, 'a request failed');
    const problem = problemOf(refusal, error instanceof InputError ? error : undefined, languageOf(request));
    if (problem.status === 503) response.set('Retry-After', String(RETRY_AFTER_SECONDS));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };
}

export function problemOf(refusal: Refusal, input: InputError | undefined, language: 'zh' | 'en'): Problem {
  const entry = catalogue[refusal.code];
  const sentence = { zh: fill(entry.zh, refusal, 'zh'), en: fill(entry.en, refusal, 'en') };
  return {
    type: `/api/problems/${refusal.code}`, title: sentence[language], status: entry.status, detail: `${sentence[language]} ${entry.todo[language]}`,
    code: refusal.code, sentence, todo: entry.todo,
    ...(refusal.field ? { field: refusal.field } : {}), ...(refusal.rule ? { rule: refusal.rule } : {}),
    ...(input ? { errors: input.problems.map(({ field, problem, rule, sentence: own }) => ({ field, code: problem, ...(rule ? { rule } : {}), ...(own ?? fieldProblems[problem]) })) } : {}),
  };
}

/** What went wrong, as an entry of the catalogue; what nobody foresaw is `unexpected`. */
function refusalOf(error: unknown, request: Request): Refusal {
  if (error instanceof RefusalError) return error.refusal;
  if (error instanceof TooManySignInsError) return { code: 'sign-in.too-many' };
  if (isStoreAway(error)) return request.get('Idempotency-Key') ? { code: 'not-confirmed' } : { code: 'store.away' };
  if (typeof error === 'object' && error !== null) {
    if ('code' in error && error.code === CSRF_ERROR_CODE) return { code: 'csrf.invalid' };
    if ('status' in error && typeof error.status === 'number' && error.status >= 400 && error.status < 500) return { code: 'request.malformed' };
  }
  return { code: 'unexpected' };
}

function fill(sentence: string, { values }: Refusal, language: 'zh' | 'en'): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values?.[name];
    return value === undefined ? whole : worded(name, String(value))[language];
  });
}

/** Codes among a refusal's values are said in words: stages, roles, what is wrong with a field. */
function worded(name: string, value: string): Text {
  const same = { zh: value, en: value };
  if (name === 'stage') return programmes().flatMap(({ stages }) => stages[value]?.title ?? [])[0] ?? same;
  if (name === 'problem') return fieldProblems[value as FieldProblemCode] ?? same;
  if (name !== 'by') return same;
  const titles = value.split(',').map((role) => (isStaffRole(role) ? roles[role].title : { zh: role, en: role }));
  return { zh: titles.map(({ zh }) => zh).join('、'), en: titles.map(({ en }) => en).join(', ') };
}

function languageOf(request: Request): 'zh' | 'en' {
  return request.acceptsLanguages(['zh', 'en']) === 'en' ? 'en' : 'zh';
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
