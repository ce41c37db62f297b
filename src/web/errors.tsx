import type { ErrorRequestHandler } from 'express';
import { CSRF_ERROR_CODE } from '../access/csrf.ts';
import { TooManySignInsError } from '../access/rate-limit.ts';
import { isStoreAway } from '../api/storeAway.ts';
import { catalogue } from '../refusals/catalogue.ts';
import { RefusalError, type Refusal } from '../refusals/refusal.ts';
import { sendReply } from './answer.tsx';
import type { WebParts } from './parts.ts';
import { visiting } from './visiting.ts';
import type { Visit } from './visit.ts';
import { refusalWords } from './words/refusals.ts';

/** The only place where an error becomes a page: what happened, in words, and what to do now. */
export function errorPages(parts: WebParts): ErrorRequestHandler {
  const { visitOf, strangerOf } = visiting(parts);
  return async (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const refusal = refusalOf(error);
    if (refusal.code === 'unexpected') {
      parts.log.error({ name: error instanceof Error ? error.name : typeof error, stack: error instanceof Error ? error.stack : undefined, method: request.method }, 'a page failed');
    }
    const visit = refusal.code === 'store.away' ? strangerOf(request) : await visitOf(request).catch(() => strangerOf(request));
    const { status } = catalogue[refusal.code];
    sendReply({ kind: 'page', title: { zh: '没有办成', en: 'Not done' }, status, open: !visit.staff, view: <ErrorView visit={visit} refusal={refusal} />, ...(status === 503 ? { retryAfterSeconds: 5 } : {}) }, visit, response);
  };
}

function ErrorView({ visit: { t, staff }, refusal }: { visit: Visit; refusal: Refusal }) {
  const { sentence, todo } = refusalWords(refusal);
  return (
    <div class="narrow stack">
      <p class="lead">{t(sentence)}{refusal.rule ? t(`（规则 ${refusal.rule}）`, ` (rule ${refusal.rule})`) : ''}</p>
      <p>{t(todo)}</p>
      <p><a class="button" href={staff ? '/' : '/notices'}>{staff ? t('回到待办', 'To your desk') : t('回到公示', 'To the notices')}</a></p>
    </div>
  );
}

/** What went wrong, as an entry of the catalogue; what nobody foresaw is `unexpected`. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof RefusalError) return error.refusal;
  if (error instanceof TooManySignInsError) return { code: 'sign-in.too-many' };
  if (isStoreAway(error)) return { code: 'store.away' };
  if (typeof error === 'object' && error !== null) {
    if ('code' in error && error.code === CSRF_ERROR_CODE) return { code: 'csrf.invalid' };
    if ('status' in error && typeof error.status === 'number' && error.status >= 400 && error.status < 500) return { code: 'request.malformed' };
  }
  return { code: 'unexpected' };
}
