import { objectionProgress } from '../../cases/objection.ts';
import { caseProgress, type CaseProgress } from '../../cases/read/progress.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import { dayOf } from '../../calendar/days.ts';
import { TextField } from '../kit/fields.tsx';
import { Notice } from '../kit/parts.tsx';
import { Steps } from '../kit/Steps.tsx';
import type { WebParts } from '../parts.ts';
import type { Reply } from '../reply.ts';
import { stageProgress } from '../case/stageProgress.ts';
import { partOf, queryOf, type Visit } from '../visit.ts';
import { dayText, dueText, instantText } from '../words/dates.ts';
import { closingWords, objectionWords } from '../words/outcomes.ts';
import { standText } from '../words/stages.ts';
import { wordFor } from '../words/text.ts';

/** Where a case stands, for whoever has its receipt number: stage and dates, nothing about anybody. */
export function progressPage(parts: WebParts) {
  return async (visit: Visit): Promise<Reply> => {
    const { t } = visit;
    const receipt = queryOf(visit, 'receipt');
    const found = receipt === '' ? undefined : await caseProgress(parts.pool, receipt).catch(absent);
    return {
      kind: 'page', open: true, title: { zh: '办理进度', en: 'Progress' }, status: receipt !== '' && !found ? 404 : 200,
      view: (
        <>
          <form method="get" action="/progress" class="filter">
            <TextField t={t} name="receipt" label={t('受理编号', 'Receipt number')} value={receipt} error={receipt !== '' && !found ? t('没有找到这个编号，请核对。', 'There is no such number; please check it.') : undefined} />
            <button class="button">{t('查询', 'Look up')}</button>
          </form>
          {found ? <Progress visit={visit} progress={found} /> : null}
        </>
      ),
    };
  };
}

function Progress({ visit: { t }, progress }: { visit: Visit; progress: CaseProgress }) {
  const { stage, closedReason, dueAt } = progress;
  return (
    <section class="stack" aria-labelledby="progress-title">
      <h2 id="progress-title">{progress.receipt}</h2>
      <Steps t={t} label={t('办理环节', 'Stages')} steps={stageProgress({ ...progress, everRecognised: closedReason === 'stable-employment' || closedReason === 'deemed-employed' })} />
      <dl class="facts">
        <dt>{t('当前环节', 'Stage')}</dt><dd>{t(standText(progress))}{closedReason ? t('：', ': ') + t(wordFor(closingWords, closedReason)) : ''}</dd>
        <dt>{t('受理日期', 'Received')}</dt><dd>{t(dayText(dayOf(progress.openedAt)))}</dd>
        {dueAt && stage !== 'closed' ? <><dt>{t('本环节期限', 'Due')}</dt><dd>{t(dueText(dueAt))}</dd></> : null}
      </dl>
    </section>
  );
}

/** The receipt of an objection, and later its outcome. */
export function objectionPage(parts: WebParts) {
  return async (visit: Visit): Promise<Reply> => {
    const { t } = visit;
    const objection = await objectionProgress(parts.pool, partOf(visit, 'receipt'));
    return {
      kind: 'page', open: true, section: 'notices', title: { zh: '异议回执', en: 'Receipt of the objection' },
      view: (
        <>
          {queryOf(visit, 'received') === 'yes' ? <Notice tone="ok" title={t('异议已收到', 'The objection was received')}><p>{t('请记下回执编号，凭它可以查询处理结果。', 'Write down the receipt number: with it you can look up the outcome.')}</p></Notice> : null}
          <dl class="facts">
            <dt>{t('回执编号', 'Receipt')}</dt><dd><strong>{objection.receipt}</strong></dd>
            <dt>{t('收到时间', 'Received')}</dt><dd>{t(instantText(objection.receivedAt))}</dd>
            <dt>{t('处理结果', 'Outcome')}</dt><dd>{objection.outcome ? t(objectionWords[objection.outcome]) : t('正在核查', 'Being looked into')}</dd>
          </dl>
          <p><a href="/notices">{t('返回公示', 'Back to the notices')}</a></p>
        </>
      ),
    };
  };
}

function absent(error: unknown): undefined {
  if (error instanceof RefusalError && error.refusal.code === 'not-found') return undefined;
  throw error;
}
