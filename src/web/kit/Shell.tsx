import { CSRF_FIELD } from '../../access/csrf.ts';
import { roles } from '../../access/roles.ts';
import type { PageReply } from '../reply.ts';
import type { Visit } from '../visit.ts';
import { navigation } from '../words/navigation.ts';

export function Shell({ visit, page }: { visit: Visit; page: PageReply }) {
  const { t, staff, language } = visit;
  return (
    <html lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{t(page.title)} · {t('帮扶', 'Bangfu')}</title>
        {page.open ? <meta name="robots" content="noindex, nofollow" /> : null}
        <link rel="stylesheet" href="/static/bangfu.css" />
        <script src="/static/htmx.min.js" defer />
      </head>
      <body>
        <header>
          <nav>{staff ? roles[staff.role].pages.map((name) => <a key={name} href={navigation[name].path} aria-current={page.section === name ? 'page' : undefined}>{t(navigation[name].title)}</a>) : null}</nav>
          {staff ? <form method="post" action="/sign-out"><input type="hidden" name={CSRF_FIELD} value={visit.csrf()} /><button>{t('退出', 'Sign out')}</button></form> : null}
        </header>
        <main id="main"><h1>{t(page.title)}</h1>{page.view}</main>
      </body>
    </html>
  );
}
