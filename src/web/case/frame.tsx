import type { ComponentChildren } from 'preact';
import type { CaseDetail, ClockView } from '../../cases/read/model.ts';
import { programmeOf } from '../../programmes/index.ts';
import { CLOSED, type StageSpec } from '../../programmes/programme.ts';
import { Deadline, Notice } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import type { PageReply } from '../reply.ts';
import { temporalCase } from '../temporalLinks.ts';
import { queryOf, type StaffVisit } from '../visit.ts';
import { actionText, isAction } from '../words/actions.ts';
import { categoryLine } from '../words/caseLine.ts';
import { clockText } from '../words/clocks.ts';
import { closingWords } from '../words/outcomes.ts';
import { ownerWords } from '../words/people.ts';
import { refusalWords } from '../words/refusals.ts';
import { standText } from '../words/stages.ts';
import { wordFor, type Text } from '../words/text.ts';
import { actionPath, sortActions, whyNotMine, type OpenAction } from './nextStep.ts';

/** The pages of a case, in the order of their navigation. */
export const caseTabs = {
  overview: { path: '', title: { zh: '概况', en: 'Overview' } },
  household: { path: '/household', title: { zh: '家庭', en: 'Household' } },
  documents: { path: '/documents', title: { zh: '材料', en: 'Documents' } },
  notice: { path: '/notice', title: { zh: '公示', en: 'Notice' } },
  help: { path: '/help', title: { zh: '帮扶', en: 'Help' } },
  calls: { path: '/calls', title: { zh: '回访', en: 'Calls' } },
  tutoring: { path: '/tutoring', title: { zh: '辅导', en: 'Tutoring' } },
  record: { path: '/record', title: { zh: '记录', en: 'Record' } },
} as const satisfies Record<string, { path: string; title: Text }>;

export type CaseTab = keyof typeof caseTabs;

/** Pages that only some kinds of stage fill; the others are every case's. */
const tabsOfKinds: Partial<Record<CaseTab, readonly StageSpec['kind'][]>> = { tutoring: ['tutoring'] };
/** Pages that a programme with such a stage has no use for. */
const noTabsWith: Partial<Record<CaseTab, StageSpec['kind']>> = { notice: 'tutoring', help: 'tutoring', calls: 'tutoring' };

function showsTab(tab: CaseTab, programme: string): boolean {
  const kinds = Object.values(programmeOf(programme).stages).map(({ kind }) => kind);
  const [wanted, unused] = [tabsOfKinds[tab], noTabsWith[tab]];
  return (!wanted || kinds.some((kind) => wanted.includes(kind))) && !(unused && kinds.includes(unused));
}

/** What every page of a case shows around its own content: who it is about, what is due, what to do next, where else to look. */
export function casePage(parts: WebParts, visit: StaffVisit, detail: CaseDetail, tab: CaseTab, content: ComponentChildren): PageReply {
  const { t } = visit;
  return {
    kind: 'page', section: 'cases', ownHeading: true,
    title: { zh: `${detail.applicantName} · ${caseTabs[tab].title.zh}`, en: `${detail.applicantName} · ${caseTabs[tab].title.en}` },
    view: (
      <>
        <Done visit={visit} />
        <section class="identity-bar" aria-label={t('案件', 'Case')}>
          <h1 tabindex={-1}>{detail.applicantName} <span class="meta">{detail.receipt}</span></h1>
          <p class="meta">
            {[t(detail.regionName), t(`${detail.people} 人`, `${detail.people} in the household`), categoryLine(visit, detail), t(standText(detail)),
              detail.closedReason ? t(wordFor(closingWords, detail.closedReason)) : ''].filter(Boolean).join(' · ')}
          </p>
          {parts.temporal.uiUrl && visit.staff.role !== 'mentor' && visit.staff.role !== 'teacher' ? <p class="meta"><a rel="external" href={temporalCase(parts.temporal, detail.id)}>{t('在 Temporal 中查看', 'See it in Temporal')}</a></p> : null}
        </section>
        <NextStep visit={visit} detail={detail} />
        <nav class="subnav" aria-label={t('案件页面', 'Pages of the case')}>
          {Object.entries(caseTabs).filter(([name]) => showsTab(name as CaseTab, detail.programme)).map(([name, { path, title }]) => (
            <a key={name} href={`/cases/${detail.id}${path}`} aria-current={name === tab ? 'page' : undefined}>{t(title)}</a>
          ))}
        </nav>
        {content}
      </>
    ),
  };
}

/** After an action: said once, on the page that one comes back to. */
function Done({ visit }: { visit: StaffVisit }) {
  const done = queryOf(visit, 'done');
  if (done === '' || (!isAction(done) && done !== 'apply')) return null;
  return <Notice tone="ok" title={visit.t(`已办理：${actionText(done).zh}`, `Done: ${actionText(done).en}`)} />;
}

/** What is due and whose move it is, as the server sees it; the next action as a button for whoever may take it. */
function NextStep({ visit, detail }: { visit: StaffVisit; detail: CaseDetail }) {
  const { t } = visit;
  const { next } = sortActions(detail.actions, detail.clocks);
  const clock = nearest(detail.clocks);
  const why = next || !clock ? undefined : whyNotMine(detail.actions, clock);
  return (
    <section class="next-step" aria-label={t('下一步', 'Next step')}>
      {clock ? (
        <p>
          <Deadline visit={visit} clock={clock} /> <span>{t(clockText(clock))}</span>{' '}
          <span class="meta">{clock.owner === 'system' ? t('到期自动结束', 'ends by itself') : t(`由${ownerOf(clock).zh}办理`, `awaits: ${ownerOf(clock).en}`)} · {clock.rule}</span>
        </p>
      ) : <p>{detail.stage === CLOSED ? t('案件已办结，没有期限。', 'The case is closed; nothing is due.') : t('目前没有正在计时的期限。', 'Nothing is being timed at the moment.')}</p>}
      {next ? <NextButton visit={visit} detail={detail} next={next} /> : <p class="meta">{why ? `${t(refusalWords(why).sentence)}${why.rule ? ` (${why.rule})` : ''}` : t('现在没有需要您办理的步骤。', 'There is no step for you to take now.')}</p>}
    </section>
  );
}

function NextButton({ visit: { t }, detail, next }: { visit: StaffVisit; detail: CaseDetail; next: OpenAction }) {
  const person = next.track === undefined ? undefined : detail.persons.find(({ id }) => id === next.track)?.name;
  return (
    <p>
      <a class="button" href={actionPath(detail.id, next)}>
        {t(`下一步：${actionText(next.action).zh}`, `Next: ${actionText(next.action).en}`)}{person && Object.keys(detail.state.tracks).length > 1 ? ` (${person})` : ''}
      </a>
    </p>
  );
}

function ownerOf({ owner, mentorName }: ClockView): Text {
  return mentorName ? { zh: mentorName, en: mentorName } : wordFor(ownerWords, owner);
}

/** The clock that falls due first; one that stands still says so when no other runs. */
export function nearest(clocks: readonly ClockView[]): ClockView | undefined {
  const running = clocks.filter(({ stoppedAt, kind }) => !stoppedAt && kind !== 'closing' && kind !== 'age');
  return running.find(({ dueAt }) => dueAt) ?? running[0];
}
