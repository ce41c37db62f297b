import type { ComponentChildren } from 'preact';
import { describeStanding } from '../../calendar/standing.ts';
import type { Visit } from '../visit.ts';
import { dueText } from '../words/dates.ts';
import { standingOf, type DueClock } from '../words/standing.ts';

export function Deadline({ visit, clock }: { visit: Visit; clock: DueClock }) {
  const standing = standingOf(clock, visit.now, visit.calendar);
  if (!standing) return <span class="deadline">—</span>;
  return (
    <span class={`deadline deadline--${standing.state}`}>
      {describeStanding(standing, visit.language)}
      {clock.dueAt ? <time datetime={clock.dueAt}> {visit.t(dueText(clock.dueAt))}</time> : null}
    </span>
  );
}

export function Notice({ tone, title, children }: { tone: 'info' | 'warn' | 'error' | 'ok'; title: string; children?: ComponentChildren }) {
  return <div class={`banner banner--${tone}`} role={tone === 'error' ? 'alert' : 'status'}><p><strong>{title}</strong></p>{children}</div>;
}

export function ErrorSummary({ title, items, children }: { title: string; items: { href: string; text: string }[]; children?: ComponentChildren }) {
  return (
    <div class="error-summary" role="alert" tabindex={-1} id="error-summary">
      <h2>{title}</h2>
      {children}
      {items.length > 0 ? <ul>{items.map(({ href, text }) => <li key={href}><a href={href}>{text}</a></li>)}</ul> : null}
    </div>
  );
}

export function Table({ caption, head, rows }: { caption: string; head: string[]; rows: { key: string; cells: ComponentChildren[] }[] }) {
  return (
    <div class="table-scroll">
      <table>
        <caption class="visually-hidden">{caption}</caption>
        <thead><tr>{head.map((title) => <th key={title} scope="col">{title}</th>)}</tr></thead>
        <tbody>{rows.map(({ key, cells }) => <tr key={key}>{cells.map((cell, at) => <td key={at} data-label={head[at]}>{cell}</td>)}</tr>)}</tbody>
      </table>
    </div>
  );
}

/** Leads to the next page of a list, with the list's other questions kept. */
export function Pager({ visit: { t, request }, next }: { visit: Visit; next: string | undefined }) {
  if (!next) return null;
  const query = new URLSearchParams(request.originalUrl.split('?')[1] ?? '');
  query.set('cursor', next);
  return <nav class="pager" aria-label={t('翻页', 'Pages')}><a rel="next" href={`?${query}`}>{t('下一页', 'Next page')}</a></nav>;
}
