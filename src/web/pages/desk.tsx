import { COUNTED_UP_TO, desk, queuePage, type CountedQueue, type QueueItem } from '../../cases/read/desk.ts';
import type { InboxMessage } from '../../cases/read/model.ts';
import { inbox } from '../../cases/read/inbox.ts';
import { countToMove, MOVES_CASES } from '../../cases/aid/policyMoves.ts';
import { roles } from '../../access/roles.ts';
import { countLeads } from '../../matching/leads.ts';
import { draftsOf } from '../../cases/intake/drafts.ts';
import type { Queue, QueueColumn } from '../../cases/read/queues.ts';
import { programmes } from '../../programmes/index.ts';
import { Deadline, Pager, Table } from '../kit/parts.tsx';
import { actionPath } from '../case/nextStep.ts';
import { hasForm } from '../forms/actionForms.ts';
import type { WebParts } from '../parts.ts';
import { redirect, type Reply } from '../reply.ts';
import { queryOf, type StaffVisit, type Visit } from '../visit.ts';
import { actionText } from '../words/actions.ts';
import { categoryLine } from '../words/caseLine.ts';
import { clockTextOf } from '../words/clocks.ts';
import { instantText } from '../words/dates.ts';
import { MessageList } from './messageList.tsx';
import type { Text } from '../words/text.ts';

/** How many messages the desk shows; the rest are in the inbox. */
const NEWEST_MESSAGES = 5;

/** 待办: what waits for the reader, queue by queue, the one chosen or the first with something in it laid open. */
export function deskPage(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const { staff, t } = visit;
    if (staff.role === 'admin') return redirect('/admin');
    if (staff.role === 'unit-officer') return redirect('/referrals');
    if (staff.role === 'auditor') return redirect('/cases');
    const [queues, messages, drafts, leads, toMove] = await Promise.all([
      desk(parts, staff), inbox(parts, staff, { unread: true }, { limit: NEWEST_MESSAGES }), takesIn(staff) ? draftsOf(parts, staff) : [], roles[staff.role].pages.includes('leads') ? countLeads(parts, staff) : 0,
      staff.role === MOVES_CASES ? countToMove(parts, staff) : 0,
    ]);
    const chosen = queues.find(({ id }) => id === queryOf(visit, 'queue')) ?? queues.find(({ count }) => count > 0) ?? queues[0];
    const page = chosen ? await queuePage(parts, staff, chosen.id, cursorOf(visit)) : undefined;
    return {
      kind: 'page', section: 'todo', title: { zh: '待办', en: 'To do' }, action: takesIn(staff) ? <NewApplication t={t} /> : null,
      view: (
        <>
          <div class="desk">
            <Queues visit={visit} queues={queues} chosen={chosen?.id} />
            {chosen && page ? <QueueRows visit={visit} queue={page.queue} items={page.items} next={page.next} /> : null}
          </div>
          {leads > 0 ? <p><a href="/leads">{t(`有 ${leads} 条线索待核实`, `${leads} ${leads === 1 ? 'lead waits' : 'leads wait'} to be looked into`)}</a></p> : null}
          {toMove > 0 ? <p><a href="/policy-moves">{t(`有 ${toMove} 件案件仍按旧政策办理`, `${toMove} ${toMove === 1 ? 'case still follows' : 'cases still follow'} an older policy`)}</a></p> : null}
          {drafts.length > 0 ? <Drafts visit={visit} drafts={drafts} /> : null}
          <Newest visit={visit} messages={messages.items} />
        </>
      ),
    };
  };
}

/** Whether any programme's applications are taken in by this role. */
export function takesIn({ role }: Pick<StaffVisit['staff'], 'role'>): boolean {
  return programmes().some(({ takenInBy }) => takenInBy.includes(role));
}

export function NewApplication({ t }: Pick<Visit, 't'>) {
  return <a class="button" href="/intake/new">{t('新申请', 'New application')}</a>;
}

export function cursorOf(visit: Visit): { cursor?: string } {
  const cursor = queryOf(visit, 'cursor');
  return cursor === '' ? {} : { cursor };
}

/** What has something in it comes first; the rest is folded away, because five programmes have many queues. */
function Queues({ visit: { t }, queues, chosen }: { visit: Visit; queues: readonly CountedQueue[]; chosen: string | undefined }) {
  const shown = ({ id, count }: CountedQueue) => count > 0 || id === chosen;
  const [waiting, nothing] = [queues.filter(shown), queues.filter((queue) => !shown(queue))];
  return (
    <nav class="queues" aria-label={t('待办队列', 'Queues')}>
      <ul>{waiting.map((queue) => <QueueLink key={queue.id} t={t} queue={queue} chosen={chosen} />)}</ul>
      {nothing.length > 0 ? (
        <details open={waiting.length === 0}>
          <summary>{t(`没有待办的队列（${nothing.length}）`, `Queues with nothing in them (${nothing.length})`)}</summary>
          <ul>{nothing.map((queue) => <QueueLink key={queue.id} t={t} queue={queue} chosen={chosen} />)}</ul>
        </details>
      ) : null}
    </nav>
  );
}

function QueueLink({ t, queue: { id, title, programme, count }, chosen }: { t: Visit['t']; queue: CountedQueue; chosen: string | undefined }) {
  return (
    <li>
      <a href={`/?queue=${id}`} aria-current={id === chosen ? 'true' : undefined}>
        <span>{t(title)}{programme ? <small class="meta"> {t(programme)}</small> : null}</span> <span class={count === 0 ? 'count count--none' : 'count'}>{count >= COUNTED_UP_TO ? `${COUNTED_UP_TO - 1}+` : count}</span>
      </a>
    </li>
  );
}

const columnTitles: Record<QueueColumn, Text> = {
  receipt: { zh: '受理编号', en: 'Receipt' },
  applicant: { zh: '申请人', en: 'Applicant' },
  person: { zh: '对象', en: 'Person' },
  community: { zh: '社区', en: 'Community' },
  categories: { zh: '类别', en: 'Category' },
  clock: { zh: '事项', en: 'What' },
  due: { zh: '期限', en: 'Due' },
  since: { zh: '自', en: 'Since' },
};

function QueueRows({ visit, queue, items, next }: { visit: Visit; queue: Queue; items: readonly QueueItem[]; next: string | undefined }) {
  const { t } = visit;
  return (
    <section class="stack" aria-labelledby="queue-title">
      <h2 id="queue-title" tabindex={-1}>{t(queue.title)}</h2>
      {items.length === 0 ? <p class="empty">{t(queue.empty)}</p> : (
        <Table
          caption={t(queue.title)} head={[...queue.columns.map((column) => t(columnTitles[column])), t('办理', 'Action')]}
          rows={items.map((item) => ({ key: `${item.caseId}${item.track ?? ''}${item.clock ?? ''}`, cells: [...queue.columns.map((column) => cell(visit, item, column)), <Do visit={visit} queue={queue} item={item} />] }))}
        />
      )}
      <Pager visit={visit} next={next} />
    </section>
  );
}

function cell(visit: Visit, item: QueueItem, column: QueueColumn) {
  const { t } = visit;
  switch (column) {
    case 'receipt':
      return <a href={`/cases/${item.caseId}`}>{item.receipt}</a>;
    case 'applicant':
      return item.applicant;
    case 'person':
      return item.person ?? item.applicant;
    case 'community':
      return t(item.community);
    case 'categories':
      return categoryLine(visit, item);
    case 'clock':
      return item.clock ? t(clockTextOf(item.clock, item.programme)) : '—';
    case 'due':
      return <Deadline visit={visit} clock={item} />;
    case 'since':
      return t(instantText(item.since));
    default:
      return column satisfies never;
  }
}

function Do({ visit: { t }, queue: { action }, item }: { visit: Visit; queue: Queue; item: QueueItem }) {
  if (!hasForm(action)) return null;
  const about = item.track ? (item.person ?? '') : item.applicant;
  return (
    <a class="button button--small" href={actionPath(item.caseId, { action, ...(item.track ? { track: item.track } : {}) })}>
      {t(actionText(action))}<span class="visually-hidden"> {about} {item.receipt}</span>
    </a>
  );
}

function Drafts({ visit: { t }, drafts }: { visit: Visit; drafts: readonly { id: string; updatedAt: string }[] }) {
  return (
    <section class="stack" aria-labelledby="drafts-title">
      <h2 id="drafts-title">{t('未提交的申请', 'Unfinished applications')}</h2>
      <ul class="plain-list">
        {drafts.map(({ id, updatedAt }) => (
          <li key={id}><a href={`/intake/${id}`}>{t(`草稿，${instantText(updatedAt).zh} 保存`, `Draft saved ${instantText(updatedAt).en}`)}</a></li>
        ))}
      </ul>
    </section>
  );
}

function Newest({ visit, messages }: { visit: Visit; messages: readonly InboxMessage[] }) {
  const { t } = visit;
  return (
    <section class="stack" aria-labelledby="messages-title">
      <h2 id="messages-title">{t('最新消息', 'Newest messages')}</h2>
      {messages.length === 0 ? <p class="empty">{t('没有未读消息。', 'No unread messages.')}</p> : <MessageList visit={visit} messages={messages} />}
      <p><a href="/inbox">{t('全部消息', 'All messages')}</a></p>
    </section>
  );
}
