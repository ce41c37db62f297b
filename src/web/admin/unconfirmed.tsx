import { addHours } from '../../calendar/days.ts';
import { Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import type { Reply } from '../reply.ts';
import { temporalCase } from '../temporalLinks.ts';
import type { StaffVisit } from '../visit.ts';
import { actionText } from '../words/actions.ts';
import { instantText } from '../words/dates.ts';
import { adminPage } from './frame.tsx';

/** A command is on its way for seconds; one without an answer after this part of an hour is looked into. */
const WAITED_HOURS = 1 / 60;
const SHOWN = 100;

/** Commands that got no answer: of a case that is stuck, or whose sender never asked again. Codes only, no personal data. */
export function unconfirmedCommandsPage(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const { t, now, staff } = visit;
    const rows = await parts.prisma.$queryRaw<{ id: string; case_id: string; action: string; created_at: Date; region: string | null }[]>`
      SELECT m.id, m.case_id, m.action, m.created_at, c.region FROM commands m LEFT JOIN cases c ON c.id = m.case_id
      WHERE m.committed_at IS NULL AND m.refusal IS NULL AND m.created_at < ${new Date(addHours(now, -WAITED_HOURS))} AND (c.region IS NULL OR c.region LIKE ${`${staff.region}%`})
      ORDER BY m.created_at LIMIT ${SHOWN}`;
    return adminPage(visit, 'unconfirmed', (
      <>
        <p>{t('以下操作发出后没有得到答复。案件恢复后会自动办结，或由经办人用原页面重试。', 'These commands got no answer. They finish once the case goes on, or when their sender asks again.')}</p>
        {rows.length === 0 ? <p class="empty">{t('没有未确认的操作。', 'Every command has its answer.')}</p> : (
          <Table
            caption={t('未确认的操作', 'Unconfirmed commands')} head={[t('时间', 'Sent'), t('操作', 'Action'), t('案件', 'Case'), t('引擎', 'Engine')]}
            rows={rows.map((row) => ({
              key: row.id,
              cells: [t(instantText(row.created_at.toISOString())), t(actionText(row.action)), row.case_id, parts.temporal.uiUrl ? <a rel="external" href={temporalCase(parts.temporal, row.case_id)}>Temporal<span class="visually-hidden"> {row.case_id}</span></a> : '—'],
            }))}
          />
        )}
      </>
    ));
  };
}
