import { dayOf } from '../../calendar/days.ts';
import { helpElsewhere, type HelpElsewhere } from '../../cases/read/elsewhere.ts';
import { CLOSED } from '../../programmes/programme.ts';
import { Deadline, Notice, Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import type { StaffVisit, Visit } from '../visit.ts';
import { dayText } from '../words/dates.ts';
import { closingWords } from '../words/outcomes.ts';
import { stageText } from '../words/stages.ts';
import { wordFor } from '../words/text.ts';

export function elsewhereOf(parts: WebParts, { staff }: StaffVisit, caseId: string): Promise<HelpElsewhere[]> {
  return helpElsewhere(parts, staff, caseId);
}

/**
 * One household, one place: its other cases, open ones as a warning, for both may be lawful. Which case it is stands
 * there only for those who may open it.
 * @rule X-05
 */
export function Elsewhere({ visit, help }: { visit: Visit; help: readonly HelpElsewhere[] }) {
  const { t } = visit;
  if (help.length === 0) return null;
  const closed = t(stageText(CLOSED));
  return (
    <section class="stack" aria-label={t('这一家的其他案件', 'This household’s other cases')}>
      {help.some(({ open }) => open) ? <Notice tone="warn" title={t('家庭成员同时也在其他项目中接受帮扶，审批前请核对（X-05）', 'Members of this household are also helped in another programme: compare before you approve (X-05)')} /> : null}
      <Table
        caption={t('这一家的其他案件', 'This household’s other cases')}
        head={[t('帮扶项目', 'Programme'), t('受理编号', 'Receipt'), t('区县', 'District'), t('环节', 'Stage'), t('期限', 'Due'), t('受理日期', 'Opened')]}
        rows={help.map((one, position) => ({
          key: String(position),
          cells: [
            t(one.programme), one.case ? <a href={`/cases/${one.case.id}`}>{one.case.receipt}</a> : t('请向该区县询问', 'ask that district'), t(one.district),
            one.case?.closedReason ? `${closed}${t('：', ': ')}${t(wordFor(closingWords, one.case.closedReason))}` : t(one.stage),
            one.case?.dueAt ? <Deadline visit={visit} clock={{ dueAt: one.case.dueAt, region: one.case.region }} /> : '', one.case ? <span class="nowrap">{t(dayText(dayOf(one.case.openedAt)))}</span> : '',
          ],
        }))}
      />
    </section>
  );
}
