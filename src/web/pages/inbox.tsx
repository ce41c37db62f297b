import { inbox, markRead } from '../../cases/read/inbox.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { typedOf } from '../forms/readTyped.ts';
import { Pager } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import { redirect, type Reply } from '../reply.ts';
import { queryOf, type StaffVisit } from '../visit.ts';
import { cursorOf } from './desk.tsx';
import { MessageList } from './messageList.tsx';

/** 消息: the reader's own messages, the newest first. */
export function inboxPage(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const { t, staff } = visit;
    const onlyUnread = queryOf(visit, 'show') === 'unread';
    const { items, next } = await inbox(parts, staff, onlyUnread ? { unread: true } : {}, cursorOf(visit));
    const unread = items.filter(({ readAt }) => !readAt);
    return {
      kind: 'page', section: 'inbox', title: { zh: '消息', en: 'Messages' },
      view: (
        <>
          <nav class="subnav" aria-label={t('筛选', 'Filter')}>
            <a href="/inbox" aria-current={onlyUnread ? undefined : 'page'}>{t('全部', 'All')}</a>
            <a href="/inbox?show=unread" aria-current={onlyUnread ? 'page' : undefined}>{t('未读', 'Unread')}</a>
          </nav>
          {items.length === 0 ? <p class="empty">{t('没有消息。', 'No messages.')}</p> : <MessageList visit={visit} messages={items} />}
          {unread.length > 0 ? (
            <form method="post" action="/inbox/read">
              <FormKeys visit={visit} />
              {unread.map(({ id }) => <input key={id} type="hidden" name="message" value={id} />)}
              <button class="button button--quiet">{t('本页标为已读', 'Mark this page as read')}</button>
            </form>
          ) : null}
          <Pager visit={visit} next={next} />
        </>
      ),
    };
  };
}

export function takeRead(parts: WebParts) {
  return async ({ staff, request }: StaffVisit): Promise<Reply> => {
    const ids = (typedOf(request.body)['message'] ?? []).filter((id) => /^\d{1,18}$/.test(id));
    if (ids.length > 0) await markRead(parts, staff, ids);
    return redirect('/inbox');
  };
}
