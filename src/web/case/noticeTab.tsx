import { caseDetail } from '../../cases/read/detail.ts';
import type { CaseDetail } from '../../cases/read/model.ts';
import { lastDayBefore } from '../../calendar/days.ts';
import { Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import type { Reply } from '../reply.ts';
import { partOf, type StaffVisit, type Visit } from '../visit.ts';
import { dayText, instantText } from '../words/dates.ts';
import { objectionWords } from '../words/outcomes.ts';
import { casePage } from './frame.tsx';
import { Clocks } from './overview.tsx';

/** 公示: the notice of the case and its objections. */
export function noticeTab(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const detail = await caseDetail(parts, visit.staff, partOf(visit, 'case'));
    return casePage(parts, visit, detail, 'notice', <NoticeOfCase visit={visit} detail={detail} />);
  };
}

function NoticeOfCase({ visit, detail }: { visit: Visit; detail: CaseDetail }) {
  const { t } = visit;
  const { notice } = detail.state;
  const clocks = detail.clocks.filter(({ kind, stoppedAt }) => !stoppedAt && (kind === 'notice' || kind === 'objection'));
  const running = clocks.find(({ kind }) => kind === 'notice');
  const objections = Object.entries(detail.state.objections);
  return (
    <>
      <section class="stack" aria-labelledby="notice-title">
        <h2 id="notice-title">{t('公示', 'Notice')}</h2>
        {notice ? (
          <dl class="facts">
            <dt>{t('张贴时间', 'Posted')}</dt><dd>{t(instantText(notice.postedAt))}</dd>
            <dt>{t('公示至', 'Runs until')}</dt><dd>{running?.dueAt ? t(dayText(lastDayBefore(running.dueAt))) : t('已结束', 'Ended')}</dd>
            {running ? <><dt>{t('公示页面', 'On the board')}</dt><dd><a href={`/notices/${detail.id}.${notice.id}`}>{t('查看公众看到的内容', 'What the public sees')}</a></dd></> : null}
          </dl>
        ) : <p class="empty">{t('还没有公示。', 'No notice yet.')}</p>}
        {clocks.length > 0 ? <Clocks visit={visit} detail={detail} clocks={clocks} /> : null}
      </section>
      <section class="stack" aria-labelledby="objections-title">
        <h2 id="objections-title">{t('异议', 'Objections')}</h2>
        {objections.length === 0 ? <p class="empty">{t('没有收到异议。', 'No objection was received.')}</p> : (
          <Table
            caption={t('异议', 'Objections')} head={[t('收到时间', 'Received'), t('结论', 'Outcome')]}
            rows={objections.map(([id, { receivedAt, outcome }]) => ({ key: id, cells: [t(instantText(receivedAt)), outcome ? t(objectionWords[outcome]) : t('核查中', 'Being looked into')] }))}
          />
        )}
      </section>
    </>
  );
}
