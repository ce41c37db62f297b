import { ownSteps } from '../../cases/read/ownSteps.ts';
import { Pager, Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import type { Reply } from '../reply.ts';
import type { StaffVisit } from '../visit.ts';
import { actionText } from '../words/actions.ts';
import { instantText } from '../words/dates.ts';
import { standText } from '../words/stages.ts';
import { cursorOf } from './desk.tsx';

/** 已办: what the reader has done, and where those cases stand now. */
export function donePage(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const { t, staff } = visit;
    const { items, next } = await ownSteps(parts, staff, cursorOf(visit));
    return {
      kind: 'page', section: 'done', title: { zh: '已办', en: 'Done' },
      view: (
        <>
          {items.length === 0 ? <p class="empty">{t('您还没有办理过案件。', 'You have not handled any case yet.')}</p> : (
            <Table
              caption={t('我办理过的步骤', 'Steps I took')} head={[t('受理编号', 'Receipt'), t('申请人', 'Applicant'), t('办理', 'Step'), t('时间', 'When'), t('现在', 'Now at')]}
              rows={items.map((step, at) => ({
                key: String(at),
                cells: [<a href={`/cases/${step.caseId}`}>{step.receipt}</a>, step.applicantName, t(actionText(step.action)), t(instantText(step.happenedAt)), t(standText(step))],
              }))}
            />
          )}
          <Pager visit={visit} next={next} />
        </>
      ),
    };
  };
}
