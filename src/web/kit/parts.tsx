import type { ComponentChildren } from 'preact';
import { describeStanding, type Standing } from '../../calendar/standing.ts';
import type { Visit } from '../visit.ts';
import { dueText, instantText } from '../words/dates.ts';
import { standingOf, type DueClock } from '../words/standing.ts';

/** Shapes that tell the states apart without colour. */
const shapes: Record<Standing['state'], string> = {
  normal: 'M3 8.5l3 3 7-7',
  remaining: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM8 4.5V8l2.5 1.5',
  dueToday: 'M8 1.5v8M8 12.5v1.5',
  paused: 'M5.5 3v10M10.5 3v10',
  overdue: 'M8 2L15 14H1zM8 6v4M8 11.8v.4',
};

/** A deadline as a word, a shape and a date; colour comes last. */
export function Deadline({ visit, clock }: { visit: Visit; clock: DueClock }) {
  const { t, language, now, calendar } = visit;
  const standing = standingOf(clock, now, calendar);
  if (!standing) return <span class="meta">{t('无期限', 'No deadline')}</span>;
  return (
    <span class={`deadline deadline--${standing.state}`}>
      <span class="deadline__word">
        <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d={shapes[standing.state]} /></svg>
        {describeStanding(standing, language)}
      </span>
      {clock.dueAt ? <time datetime={clock.dueAt}>{t(dueText(clock.dueAt, now))}</time> : null}
      {clock.pausedSince ? <span class="meta">{t(`自 ${instantText(clock.pausedSince).zh} 起`, `since ${instantText(clock.pausedSince).en}`)}</span> : null}
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
