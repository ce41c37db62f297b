import { explain } from '../../calendar/explanation.ts';
import { decisionsOf, type DecisionView } from '../../cases/read/decisions.ts';
import { caseDetail } from '../../cases/read/detail.ts';
import type { ActionOffer, CaseDetail, ClockView } from '../../cases/read/model.ts';
import { Deadline } from '../kit/parts.tsx';
import { Steps } from '../kit/Steps.tsx';
import { hasForm } from '../forms/actionForms.ts';
import type { WebParts } from '../parts.ts';
import type { Reply } from '../reply.ts';
import { partOf, type StaffVisit, type Visit } from '../visit.ts';
import { actionText } from '../words/actions.ts';
import { clockText } from '../words/clocks.ts';
import { dayText, instantText } from '../words/dates.ts';
import { refusalWords } from '../words/refusals.ts';
import { Decisions } from './decisions.tsx';
import { Elsewhere, elsewhereOf } from './elsewhere.tsx';
import { casePage } from './frame.tsx';
import { actionPath, sortActions, weightOf, type OpenAction } from './nextStep.ts';
import { stageProgress, trackProgress } from './stageProgress.ts';

/** 概况: where the case stands, its clocks with their explanation, and what can be done. */
export function overviewPage(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const detail = await caseDetail(parts, visit.staff, partOf(visit, 'case'));
    return casePage(parts, visit, detail, 'overview', <><Elsewhere visit={visit} help={await elsewhereOf(parts, visit, detail.id)} /><Overview visit={visit} detail={detail} decisions={await decisionsOf(parts, detail.id)} /></>);
  };
}

function Overview({ visit, detail, decisions }: { visit: StaffVisit; detail: CaseDetail; decisions: readonly DecisionView[] }) {
  const { t } = visit;
  const running = detail.clocks.filter(({ stoppedAt, kind }) => !stoppedAt && kind !== 'closing');
  const several = detail.tracks.length > 1;
  return (
    <>
      <section class="stack" aria-labelledby="progress-title">
        <h2 id="progress-title">{t('办理进度', 'Progress')}</h2>
        <Steps t={t} label={t('案件环节', 'Stages of the case')} steps={stageProgress({ ...detail, everRecognised: detail.tracks.length > 0 })} />
        {detail.tracks.map((track) => (
          <div key={track.person}>
            {several ? <h3>{track.personName}</h3> : null}
            <Steps t={t} label={t(`${track.personName} 的帮扶`, `Help for ${track.personName}`)} steps={trackProgress({ programme: detail.programme, stage: track.stage })} />
          </div>
        ))}
      </section>
      <section class="stack" aria-labelledby="clocks-title">
        <h2 id="clocks-title">{t('期限', 'Deadlines')}</h2>
        {running.length === 0 ? <p class="empty">{t('没有正在计时的期限。', 'Nothing is being timed.')}</p> : <Clocks visit={visit} detail={detail} clocks={running} />}
      </section>
      <Decisions visit={visit} detail={detail} decisions={decisions} />
      <Actions visit={visit} detail={detail} />
    </>
  );
}

/** Each clock with why it falls due when it does, one click away. */
export function Clocks({ visit, detail, clocks, withPerson = true }: { visit: Visit; detail: CaseDetail; clocks: readonly ClockView[]; /** Said elsewhere already when false. */ withPerson?: boolean }) {
  const { t, language } = visit;
  return (
    <ul class="clocks">
      {clocks.map((clock) => {
        const person = withPerson && clock.track ? detail.persons.find(({ id }) => id === clock.track)?.name : undefined;
        return (
          <li key={clock.clock} class="clock">
            <p><Deadline visit={visit} clock={clock} /> <strong>{t(clockText(clock))}</strong>{person ? ` · ${person}` : ''}{clock.provisional ? t('（暂定）', ' (provisional)') : ''}</p>
            <details>
              <summary>{t('为什么是这个期限？', 'Why this deadline?')}<span class="visually-hidden"> {t(clockText(clock))}</span></summary>
              <ul>
                <li>{t(`规则 ${clock.rule}，${instantText(clock.startedAt).zh} 开始`, `Rule ${clock.rule}, started ${instantText(clock.startedAt).en}`)}</li>
                {clock.pausedSince ? <li>{t(`自 ${instantText(clock.pausedSince).zh} 起暂停`, `Paused since ${instantText(clock.pausedSince).en}`)}</li> : null}
                {clock.window ? <li>{t(`计划在 ${dayText(clock.window.from).zh}至${dayText(clock.window.to).zh}之间`, `Planned between ${dayText(clock.window.from).en} and ${dayText(clock.window.to).en}`)}</li> : null}
                {clock.explanation ? explain(clock.explanation, language).map((sentence, at) => <li key={at}>{sentence}</li>) : null}
              </ul>
            </details>
          </li>
        );
      })}
    </ul>
  );
}

/** What can be done beside the next step, and what cannot, each with its reason. */
function Actions({ visit, detail }: { visit: StaffVisit; detail: CaseDetail }) {
  const { t } = visit;
  const { next, others, closed } = sortActions(detail.actions, detail.clocks);
  const groups: [string, OpenAction[]][] = [
    [t('案件', 'The case'), others.filter(({ track }) => track === undefined)],
    ...detail.tracks.map((track): [string, OpenAction[]] => [track.personName, others.filter((one) => one.track === track.person)]),
  ];
  return (
    <section class="stack" aria-labelledby="actions-title">
      <h2 id="actions-title">{t('其他操作', 'Other actions')}</h2>
      {others.length === 0 && !next ? <p class="empty">{t('您现在没有可办理的操作。', 'There is nothing for you to do now.')}</p> : null}
      {groups.filter(([, actions]) => actions.length > 0).map(([title, actions]) => (
        <div key={title} class="action-group">
          {groups.length > 1 ? <h3>{title}</h3> : null}
          <ul class="actions">
            {actions.map((action) => (
              <li key={`${action.action}${action.track ?? ''}`}><a class={weightOf(action.action) === 'grave' ? 'button button--quiet button--grave' : 'button button--quiet'} href={actionPath(detail.id, action)}>{t(actionText(action.action))}</a></li>
            ))}
          </ul>
        </div>
      ))}
      {closed.length > 0 ? (
        <details>
          <summary>{t(`现在不能办理的操作（${closed.length}）`, `Not open now (${closed.length})`)}</summary>
          <ClosedActions visit={visit} detail={detail} closed={closed} />
        </details>
      ) : null}
    </section>
  );
}

function ClosedActions({ visit: { t }, detail, closed }: { visit: Visit; detail: CaseDetail; closed: readonly ActionOffer[] }) {
  return (
    <dl class="closed-actions">
      {closed.map(({ action, track, refusal }) => {
        const person = track && detail.tracks.length > 1 ? detail.persons.find(({ id }) => id === track)?.name : undefined;
        return (
          <div key={`${action}${track ?? ''}`}>
            <dt>{t(actionText(action))}{person ? ` · ${person}` : ''}</dt>
            <dd>{refusal && hasForm(action) ? t(refusalWords(refusal).sentence) : ''}{refusal?.rule ? ` (${refusal.rule})` : ''}</dd>
          </div>
        );
      })}
    </dl>
  );
}
