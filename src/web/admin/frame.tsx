import type { ComponentChildren } from 'preact';
import type { PageReply } from '../reply.ts';
import type { StaffVisit } from '../visit.ts';
import type { Text } from '../words/text.ts';

export const adminTabs = {
  users: { path: '/admin', title: { zh: '账号', en: 'Accounts' } },
  calendar: { path: '/admin/calendar', title: { zh: '放假安排', en: 'Holiday schedules' } },
  policies: { path: '/admin/policies', title: { zh: '政策', en: 'Policies' } },
  unconfirmed: { path: '/admin/unconfirmed', title: { zh: '未确认操作', en: 'Unconfirmed' } },
} as const satisfies Record<string, { path: string; title: Text }>;

export type AdminTab = keyof typeof adminTabs;

/** 管理: what every page of the administration shows around its own content. */
export function adminPage({ t }: StaffVisit, tab: AdminTab, content: ComponentChildren, status = 200): PageReply {
  return {
    kind: 'page', section: 'admin', status, title: { zh: `管理 · ${adminTabs[tab].title.zh}`, en: `Administration · ${adminTabs[tab].title.en}` },
    view: (
      <>
        <nav class="subnav" aria-label={t('管理页面', 'Pages of the administration')}>
          {Object.entries(adminTabs).map(([name, { path, title }]) => <a key={name} href={path} aria-current={name === tab ? 'page' : undefined}>{t(title)}</a>)}
        </nav>
        {content}
      </>
    ),
  };
}
