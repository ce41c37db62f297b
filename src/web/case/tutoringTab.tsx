import { caseDetail } from '../../cases/read/detail.ts';
import type { CaseDetail } from '../../cases/read/model.ts';
import { termsOf, type StudentTerm, type TutoringRecordView, type WeekView } from '../../cases/read/tutoring.ts';
import { Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import type { Reply } from '../reply.ts';
import { partOf, type StaffVisit, type Visit } from '../visit.ts';
import { actionText } from '../words/actions.ts';
import { dayText, instantText, shortDayText } from '../words/dates.ts';
import { talkPartnerWords, talkTopicWords, termOutcomeWords, thenWords, thingWords, topicWords, weekStateWords } from '../words/tutoring.ts';
import { listOf, wordFor, type Text } from '../words/text.ts';
import { casePage } from './frame.tsx';
import { actionPath, sortActions } from './nextStep.ts';

/** 辅导: each student's term week by week, what is on record, and the reviews of earlier terms. */
export function tutoringTab(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const detail = await caseDetail(parts, visit.staff, partOf(visit, 'case'));
    const terms = await termsOf(parts, visit.staff, detail.id);
    return casePage(parts, visit, detail, 'tutoring', terms.length === 0
      ? <p class="empty">{visit.t('结对以后，每周的辅导在这里登记。', 'Once a student is paired, the weeks are recorded here.')}</p>
      : <>{terms.map((term) => <Student key={term.student} visit={visit} detail={detail} term={term} />)}</>);
  };
}

function Student({ visit, detail, term }: { visit: Visit; detail: CaseDetail; term: StudentTerm }) {
  const { t } = visit;
  const track = detail.tracks.find(({ person }) => person === term.student);
  const { next, others } = sortActions(detail.actions.filter((offer) => offer.track === term.student), detail.clocks);
  const open = [...(next ? [next] : []), ...others];
  return (
    <section class="card stack" aria-labelledby={`term-${term.student}`}>
      <h2 id={`term-${term.student}`}>{track?.personName ?? '—'} <span class="meta">{[t('结对教师', 'Teacher'), track?.mentorName ?? '—'].join(t('：', ': '))}</span></h2>
      {term.term ? <p>{t(term.term.title)} · {t(dayText(term.term.from))}{t('至', ' to ')}{t(dayText(term.term.to))} · {t(`谈心 ${term.talks.held} 次，至少 ${term.talks.least} 次`, `${term.talks.held} talks, at least ${term.talks.least}`)}</p> : null}
      {open.length > 0 ? <ul class="actions">{open.map((action) => <li key={action.action}><a class="button button--quiet" href={actionPath(detail.id, action)}>{t(actionText(action.action))}</a></li>)}</ul> : null}
      {term.weeks.length > 0 ? (
        <Table
          caption={t('本学期各周', 'Weeks of the term')} head={[t('周', 'Week'), t('辅导次数', 'Sessions'), t('情况', 'State'), t('假期', 'Holidays')]}
          rows={term.weeks.map((week) => ({ key: week.from, cells: [`${t(shortDayText(week.from))}${t('至', ' to ')}${t(shortDayText(week.to))}`, week.sessions, <State visit={visit} week={week} />, week.holidays.length > 0 ? t(listOf(week.holidays)) : '—'] }))}
        />
      ) : null}
      {term.records.length > 0 ? (
        <Table
          caption={t('辅导、谈心和用品帮助', 'Sessions, talks and help')} head={[t('日期', 'Day'), t('事项', 'What'), t('内容', 'About')]}
          rows={term.records.map((record) => {
            const [what, about] = recordText(record);
            return { key: record.id, cells: [t(dayText(record.day)), <>{t(what)}{record.enteredLate ? <span class="tag">{t('补录', 'Entered late')}</span> : null}</>, t(about)] };
          })}
        />
      ) : <p class="empty">{t('还没有记录。', 'Nothing is on record yet.')}</p>}
      {term.reviews.length > 0 ? (
        <Table
          caption={t('学期总结', 'Reviews')} head={[t('学期', 'Term'), t('学习情况', 'Outcome'), t('应辅导周数', 'Weeks asked for'), t('缺记录', 'Missing'), t('辅导', 'Sessions'), t('下一步', 'And then'), t('时间', 'When')]}
          rows={term.reviews.map(({ id, term: code, outcome, then, figures, reviewedAt }) => ({
            key: id,
            cells: [code, t(wordFor(termOutcomeWords, outcome)), figures.asked, figures.missing, t(`${figures.sessions} 次 ${figures.minutes} 分钟`, `${figures.sessions}, ${figures.minutes} minutes`), t(wordFor(thenWords, then)), t(instantText(reviewedAt))],
          }))}
        />
      ) : null}
    </section>
  );
}

/** In words first; a week that was missing and has a late entry says both. */
function State({ visit: { t }, week }: { visit: Visit; week: WeekView }) {
  const word = t(weekStateWords[week.state]);
  return <>{week.state === 'missing' || week.state === 'too-many' ? <span class="tag tag--warn">{word}</span> : word}{week.wasMissing && week.state === 'kept' ? <span class="tag">{t('到期时缺记录，已补录', 'was missing, entered late')}</span> : null}</>;
}

function recordText({ kind, code, partner = '', minutes = 0 }: TutoringRecordView): [Text, Text] {
  switch (kind) {
    case 'session':
      return [{ zh: `辅导 ${minutes} 分钟`, en: `Session, ${minutes} minutes` }, wordFor(topicWords, code)];
    case 'talk': {
      const who = wordFor(talkPartnerWords, partner);
      return [{ zh: `与${who.zh}谈心`, en: `Talk with ${who.en}` }, wordFor(talkTopicWords, code)];
    }
    case 'things':
      return [{ zh: '生活和学习用品帮助', en: 'Help with daily needs or school things' }, wordFor(thingWords, code)];
    default:
      throw new Error(`unknown record ${kind satisfies never}`);
  }
}
