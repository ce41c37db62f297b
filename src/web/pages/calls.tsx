import { callsToday } from '../../cases/read/calls.ts';
import type { CallView } from '../../cases/read/model.ts';
import { dayOf } from '../../calendar/days.ts';
import { actionPath } from '../case/nextStep.ts';
import { Deadline } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import type { Reply } from '../reply.ts';
import type { StaffVisit, Visit } from '../visit.ts';
import { shortDayText } from '../words/dates.ts';
import { callPhaseWords } from '../words/outcomes.ts';

/** 回访: whom to call today, with the number to dial and the form beside it. */
export function callsPage(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const { t, staff, now } = visit;
    const calls = await callsToday(parts, staff);
    const today = t(shortDayText(dayOf(now)));
    return {
      kind: 'page', section: 'calls', title: { zh: '今日回访', en: 'Calls of today' },
      view: (
        <>
          <p>{t(`${today}，可以回访 ${calls.length} 人。`, `${today}: ${calls.length} ${calls.length === 1 ? 'person' : 'people'} to call.`)}</p>
          {calls.length === 0 ? <p class="empty">{t('今天没有需要回访的对象。', 'There is nobody to call today.')}</p> : (
            <ul class="calls">{calls.map((call) => <li key={`${call.caseId}${call.person}`}><Call visit={visit} call={call} /></li>)}</ul>
          )}
        </>
      ),
    };
  };
}

function Call({ visit, call }: { visit: Visit; call: CallView }) {
  const { t } = visit;
  const path = actionPath(call.caseId, { action: 'recordCall', track: call.person });
  const panel = `call-${call.caseId}-${call.person}`;
  return (
    <article class="card">
      <h2>{call.personName} {call.phone ? <a class="phone" href={`tel:${call.phone}`}>{call.phone}</a> : <span class="meta">{t('没有电话', 'no phone')}</span>}</h2>
      <p>
        <Deadline visit={visit} clock={{ clock: 'call:', dueAt: call.dueAt }} />{' '}
        <span class="meta">{[t(callPhaseWords[call.phase]), t(`第 ${call.n} 次`, `no. ${call.n}`), call.mentorName].join(' · ')} · <a href={`/cases/${call.caseId}`}>{call.receipt}</a></span>
      </p>
      <p><a class="button" href={path} hx-get={path} hx-select="#action" hx-target={`#${panel}`} hx-swap="innerHTML">{t('登记回访', 'Record the call')}<span class="visually-hidden"> {call.personName}</span></a></p>
      <div id={panel} class="panel" />
    </article>
  );
}
