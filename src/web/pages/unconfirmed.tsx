import { CSRF_FIELD } from '../../access/csrf.ts';
import type { Typed } from '../forms/field.ts';
import { Notice } from '../kit/parts.tsx';
import type { PageReply } from '../reply.ts';
import type { Visit } from '../visit.ts';
import { refusalWords } from '../words/refusals.ts';

/** Until then a restarted worker or database has taken up what was sent. */
const RETRY_SECONDS = 5;

/**
 * Nobody knows yet whether the action was done. The same form with the same key is sent again, by itself or by hand:
 * there will be one answer only.
 */
export function unconfirmedPage(visit: Visit, typed: Typed, open = false): PageReply {
  const { t, request } = visit;
  const { sentence, todo } = refusalWords({ code: 'not-confirmed' });
  const path = request.originalUrl;
  return {
    kind: 'page', status: 503, retryAfterSeconds: RETRY_SECONDS, open, title: { zh: '正在确认', en: 'Being confirmed' },
    view: (
      <Notice tone="warn" title={t(sentence)}>
        <p>{t(todo)} {t('您填写的内容已保留。', 'What you typed is kept.')}</p>
        <form method="post" action={path} hx-post={path} hx-trigger={`load delay:${RETRY_SECONDS}s`} hx-target="body" hx-push-url="true">
          <input type="hidden" name={CSRF_FIELD} value={visit.csrf()} />
          {Object.entries(typed).filter(([name]) => name !== CSRF_FIELD).flatMap(([name, values]) => values.map((value) => <input key={name} type="hidden" name={name} value={value} />))}
          <button class="button">{t('再问一次', 'Ask again')}</button>
        </form>
      </Notice>
    ),
  };
}
