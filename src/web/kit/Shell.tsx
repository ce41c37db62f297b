import { CSRF_FIELD } from '../../access/csrf.ts';
import { roles } from '../../access/roles.ts';
import type { PageReply } from '../reply.ts';
import type { Visit } from '../visit.ts';
import { navigation } from '../words/navigation.ts';
import { roleWords } from '../words/people.ts';

/**
 * How htmx behaves here: nothing is kept in the browser's storage, no inline style or script is made (the pages' policy
 * forbids both), and answers that say what is wrong are shown like any other.
 */
const htmxConfig = JSON.stringify({
  historyCacheSize: 0, refreshOnHistoryMiss: true, includeIndicatorStyles: false, allowEval: false, scrollIntoViewOnBoost: false,
  responseHandling: [{ code: '204', swap: false }, { code: '[2345]..', swap: true, error: false }],
});

/** The page around every page: who is signed in, where else to go, the language, and the content. */
export function Shell({ visit, page }: { visit: Visit; page: PageReply }) {
  const { t, staff, language } = visit;
  return (
    <html lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        {page.open ? <meta name="robots" content="noindex, nofollow" /> : null}
        {page.retryAfterSeconds === undefined ? null : <meta name="retry-after" content={String(page.retryAfterSeconds)} />}
        <meta name="htmx-config" content={htmxConfig} />
        <title>{`${t(page.title)} · ${t('帮扶', 'Bangfu')}`}</title>
        <link rel="stylesheet" href="/static/bangfu.css" />
        <link rel="icon" href="/static/icon.svg" type="image/svg+xml" />
        <script src="/static/htmx.min.js" defer />
        <script src="/static/page.js" defer />
      </head>
      <body hx-boost="true">
        <a class="skip" href="#main">{t('跳到正文', 'Skip to the content')}</a>
        <header class="top">
          <div class="top__row">
            <a class="brand" href={staff ? '/' : '/notices'}>{t('帮扶', 'Bangfu')}</a>
            <div class="who">
              {staff ? <a href="/account">{staff.name} · {t(roleWords[staff.role])} · {t(staff.regionName)}</a> : null}
              {staff ? <a href="/inbox" aria-current={page.section === 'inbox' ? 'page' : undefined}>{t('消息', 'Messages')}{staff.unread > 0 ? <span class="tag">{staff.unread}<span class="visually-hidden">{t(' 条未读', ' unread')}</span></span> : null}</a> : null}
              <a href={`/language/${language === 'zh' ? 'en' : 'zh'}?back=${encodeURIComponent(visit.request.method === 'GET' ? visit.request.originalUrl : '/')}`} lang={language === 'zh' ? 'en' : 'zh-CN'} hx-boost="false">{language === 'zh' ? 'English' : '中文'}</a>
              {staff ? (
                <form method="post" action="/sign-out" hx-boost="false">
                  <input type="hidden" name={CSRF_FIELD} value={visit.csrf()} />
                  <button>{t('退出', 'Sign out')}</button>
                </form>
              ) : <a href="/sign-in">{t('工作人员登录', 'Staff sign-in')}</a>}
            </div>
          </div>
          <nav class="main-nav" aria-label={t('主导航', 'Main')}>
            {staff ? roles[staff.role].pages.map((name) => (
              <a key={name} href={navigation[name].path} aria-current={page.section === name ? 'page' : undefined}>{t(navigation[name].title)}</a>
            )) : (
              <>
                <a href="/notices" aria-current={page.section === 'notices' ? 'page' : undefined}>{t(navigation.notices.title)}</a>
                <a href="/programmes" aria-current={visit.request.path.startsWith('/programmes') ? 'page' : undefined}>{t('帮扶项目', 'Programmes')}</a>
                <a href="/progress" aria-current={visit.request.path === '/progress' ? 'page' : undefined}>{t('办理进度', 'Progress')}</a>
              </>
            )}
          </nav>
        </header>
        <main id="main">
          {page.ownHeading ? null : <div class="heading"><h1 tabindex={-1}>{t(page.title)}</h1>{page.action}</div>}
          {page.view}
        </main>
        <footer class="foot"><p>{t('时间均为北京时间。', 'All times are China Standard Time.')}</p></footer>
      </body>
    </html>
  );
}
