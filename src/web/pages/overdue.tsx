import { dueClocks, overdueClocks } from '../../cases/read/clocks.ts';
import { addHours } from '../../calendar/days.ts';
import type { ClockView } from '../../cases/read/model.ts';
import { Deadline, Pager, Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import type { Reply } from '../reply.ts';
import { temporalCase, temporalOverdue } from '../temporalLinks.ts';
import type { StaffVisit, Visit } from '../visit.ts';
import { clockText } from '../words/clocks.ts';
import { ownerWords } from '../words/people.ts';
import { wordFor } from '../words/text.ts';
import { cursorOf } from './desk.tsx';

/** How many of the clocks that fall due next are shown under the late ones. */
const NEXT_DUE = 20;
/** Two weeks: what falls due later needs nobody's eye on this board. */
const NEXT_HOURS = 14 * 24;

/** 超期预警: what is late in the region, the longest on top, then what falls due next. */
export function overduePage(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const { t, staff } = visit;
    const [late, soon] = await Promise.all([overdueClocks(parts, staff, {}, cursorOf(visit)), dueClocks(parts, staff, { before: addHours(visit.now, NEXT_HOURS) }, { limit: NEXT_DUE })]);
    const coming = soon.items.filter(({ overdue }) => !overdue);
    const linked = staff.role !== 'mentor' && staff.role !== 'teacher' && parts.temporal.uiUrl !== '';
    return {
      kind: 'page', section: 'overdue', title: { zh: '超期预警', en: 'Overdue' },
      view: (
        <>
          {linked ? <p class="page-actions"><a href={temporalOverdue(parts.temporal, staff.region)} rel="external">{t('在 Temporal 中查看本辖区的超期计时器', 'Overdue timers of this region in Temporal')}</a></p> : null}
          <section class="stack" aria-labelledby="late-title">
            <h2 id="late-title">{t('已超期', 'Overdue')}</h2>
            {late.items.length === 0 ? <p class="empty">{t('没有超期事项。', 'Nothing is overdue.')}</p> : <Clocks visit={visit} parts={parts} clocks={late.items} linked={linked} caption={t('已超期', 'Overdue')} />}
            <Pager visit={visit} next={late.next} />
          </section>
          <section class="stack" aria-labelledby="next-title">
            <h2 id="next-title">{t('即将到期', 'Due next')}</h2>
            {coming.length === 0 ? <p class="empty">{t('近期没有到期事项。', 'Nothing falls due soon.')}</p> : <Clocks visit={visit} parts={parts} clocks={coming} linked={linked} caption={t('即将到期', 'Due next')} />}
          </section>
        </>
      ),
    };
  };
}

function Clocks({ visit, parts, clocks, linked, caption }: { visit: Visit; parts: WebParts; clocks: readonly ClockView[]; linked: boolean; caption: string }) {
  const { t } = visit;
  const head = [t('期限', 'Due'), t('事项', 'What'), t('受理编号', 'Receipt'), t('申请人', 'Applicant'), t('责任方', 'Whose move'), t('规则', 'Rule'), ...(linked ? [t('计时器', 'Timer')] : [])];
  return (
    <Table
      caption={caption} head={head}
      rows={clocks.map((clock) => ({
        key: `${clock.caseId}${clock.clock}`,
        cells: [
          <Deadline visit={visit} clock={clock} />,
          <>{t(clockText(clock))}{clock.escalated ? <span class="tag tag--warn">{t('已上报', 'Escalated')}</span> : null}</>,
          <a href={`/cases/${clock.caseId}`}>{clock.receipt}</a>, clock.applicantName, clock.mentorName ?? <span class="sentence">{t(wordFor(ownerWords, clock.owner))}</span>, clock.rule,
          ...(linked ? [<a href={temporalCase(parts.temporal, clock.caseId)} rel="external">Temporal<span class="visually-hidden"> {clock.receipt}</span></a>] : []),
        ],
      }))}
    />
  );
}
