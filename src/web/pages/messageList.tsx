import type { InboxMessage } from '../../cases/read/model.ts';
import { messageSentence } from '../../messages/words.ts';
import type { Visit } from '../visit.ts';
import { instantText } from '../words/dates.ts';

/** Messages as a list; each leads to its case, or a unit to its referrals. */
export function MessageList({ visit: { t, staff }, messages }: { visit: Visit; messages: readonly InboxMessage[] }) {
  return (
    <ul class="messages">
      {messages.map((message) => {
        const text = t(messageSentence(message));
        return (
          <li key={message.id} class={message.readAt ? 'message' : 'message message--unread'}>
            {message.readAt ? null : <span class="tag">{t('未读', 'Unread')}</span>}
            {message.caseId ? <a href={staff?.role === 'unit-officer' ? '/referrals' : `/cases/${message.caseId}`}>{text}</a> : <span>{text}</span>}
            <span class="meta">{[message.receipt, message.rule, t(instantText(message.createdAt))].filter(Boolean).join(' · ')}</span>
          </li>
        );
      })}
    </ul>
  );
}
