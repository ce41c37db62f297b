import { drivesFor } from '../../cases/read/drives.ts';
import { CaseTable } from '../pages/cases.tsx';
import type { WebParts } from '../parts.ts';
import type { Reply } from '../reply.ts';
import type { StaffVisit } from '../visit.ts';
import { dayText } from '../words/dates.ts';

/** 四季帮扶: the drives of the year, which one runs now, and the households it is for. @rule D-07 */
export function drivesPage(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const { t } = visit;
    const { year, now, households } = await drivesFor(parts, visit.staff);
    return {
      kind: 'page', section: 'campaigns', title: { zh: '四季帮扶', en: 'Drives of the seasons' },
      view: (
        <>
          {year.length === 0 ? <p class="empty">{t('本地政策没有规定四季帮扶。', 'The policy in force here has no drives of the seasons.')}</p> : (
            <ol class="plain-list">
              {year.map(({ code, title, from, to }) => (
                <li key={code} aria-current={code === now?.code && from === now.from ? 'true' : undefined}>
                  <strong>{t(title)}</strong> {t(`${dayText(from).zh}至${dayText(to).zh}`, `${dayText(from).en} to ${dayText(to).en}`)}
                  {code === now?.code && from === now.from ? <span class="tag">{t('进行中', 'Now')}</span> : null}
                </li>
              ))}
            </ol>
          )}
          {now && !year.some(({ code, from }) => code === now.code && from === now.from) ? <p>{t(`目前：${now.title.zh}，至${dayText(now.to).zh}`, `Now: ${now.title.en}, until ${dayText(now.to).en}`)}</p> : null}
          <section class="stack" aria-labelledby="households-title">
            <h2 id="households-title">{t('在帮扶的困难职工家庭', 'Households that are helped')}</h2>
            {households.length === 0 ? <p class="empty">{t('本辖区目前没有在帮扶的困难职工家庭。', 'No household is helped in your region at present.')}</p> : <CaseTable visit={visit} cases={households} />}
          </section>
        </>
      ),
    };
  };
}
