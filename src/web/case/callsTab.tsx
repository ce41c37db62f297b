import { callsOf, type CallRecord } from '../../cases/read/calls.ts';
import { caseDetail } from '../../cases/read/detail.ts';
import type { CaseDetail } from '../../cases/read/model.ts';
import { Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import type { Reply } from '../reply.ts';
import { partOf, type StaffVisit, type Visit } from '../visit.ts';
import { instantText, shortDayText } from '../words/dates.ts';
import { callOutcomeWords, callPhaseWords } from '../words/outcomes.ts';
import { casePage } from './frame.tsx';
import { Clocks } from './overview.tsx';

/** 回访: the call that is planned, and every call made or missed. */
export function callsTab(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const detail = await caseDetail(parts, visit.staff, partOf(visit, 'case'));
    const calls = await callsOf(parts, visit.staff, detail.id);
    return casePage(parts, visit, detail, 'calls', <Calls visit={visit} detail={detail} calls={calls} />);
  };
}

function Calls({ visit, detail, calls }: { visit: Visit; detail: CaseDetail; calls: readonly CallRecord[] }) {
  const { t } = visit;
  const planned = detail.clocks.filter(({ kind, stoppedAt }) => kind === 'call' && !stoppedAt);
  const person = (id: string) => detail.persons.find((one) => one.id === id)?.name ?? '—';
  return (
    <>
      {planned.length > 0 ? (
        <section class="stack" aria-labelledby="planned-title">
          <h2 id="planned-title">{t('计划中的回访', 'Planned')}</h2>
          <Clocks visit={visit} detail={detail} clocks={planned} />
        </section>
      ) : null}
      <section class="stack" aria-labelledby="calls-title">
        <h2 id="calls-title">{t('回访记录', 'Calls')}</h2>
        {calls.length === 0 ? <p class="empty">{t('安置以后开始回访。', 'Calls begin after the placement.')}</p> : (
          <Table
            caption={t('回访记录', 'Calls')} head={[t('时间', 'When'), t('对象', 'Person'), t('计划', 'Planned'), t('结果', 'Outcome')]}
            rows={calls.map((call) => ({
              key: call.id,
              cells: [
                t(instantText(call.happenedAt)), person(call.person),
                call.phase && call.from && call.to ? t(`${callPhaseWords[call.phase].zh}（${shortDayText(call.to).zh}前）`, `${callPhaseWords[call.phase].en} (by ${shortDayText(call.to).en})`) : t('计划外', 'not planned'),
                <>
                  {call.state === 'missed' ? <span class="tag tag--warn">{t('未回访', 'Missed')}</span> : call.outcome ? t(callOutcomeWords[call.outcome]) : '—'}
                  {call.enteredLate ? <span class="tag">{t('补录', 'Entered late')}</span> : null}
                </>,
              ],
            }))}
          />
        )}
      </section>
    </>
  );
}
