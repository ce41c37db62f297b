import { objectionProgress } from '../../cases/objection.ts';
import { caseProgress, PHONE_DIGITS, type CaseProgress } from '../../cases/read/progress.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import { dayOf } from '../../calendar/days.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { typedOne } from '../forms/field.ts';
import { typedOf } from '../forms/readTyped.ts';
import { fieldId, TextField } from '../kit/fields.tsx';
import { ErrorSummary, Notice } from '../kit/parts.tsx';
import { Steps } from '../kit/Steps.tsx';
import type { WebParts } from '../parts.ts';
import type { PageReply, Reply } from '../reply.ts';
import { stageProgress } from '../case/stageProgress.ts';
import { partOf, queryOf, type Visit } from '../visit.ts';
import { dayText, dueText, instantText } from '../words/dates.ts';
import { closingWords, objectionWords } from '../words/outcomes.ts';
import { standText } from '../words/stages.ts';
import { wordFor } from '../words/text.ts';

/** Where a case stands, for its applicant: stage and dates, nothing about anybody. */
export function progressPage(): (visit: Visit) => Reply {
  return (visit) => lookUp(visit, {});
}

/** Sent as a form, so that neither number stands in an address; one answer for every kind of miss. */
export function takeProgress(parts: WebParts) {
  return async (visit: Visit): Promise<Reply> => {
    const typed = typedOf(visit.request.body);
    const [receipt, digits] = [typedOne(typed, 'receipt').trim(), typedOne(typed, 'phoneDigits').trim()];
    const found = await caseProgress(parts, receipt, digits).catch(absent);
    return lookUp(visit, { receipt, found, missed: !found });
  };
}

function lookUp(visit: Visit, { receipt = '', found, missed = false }: { receipt?: string; found?: CaseProgress | undefined; missed?: boolean }): PageReply {
  const { t } = visit;
  return {
    kind: 'page', open: true, title: { zh: '办理进度', en: 'Progress' }, status: missed ? 404 : 200,
    view: (
      <>
        {missed ? <ErrorSummary title={t('没有查到', 'Nothing was found')} items={[{ href: `#${fieldId('receipt')}`, text: t('请核对受理编号和手机尾号；申请时没有留手机的，请到社区查询。', 'Check both numbers. Where no phone was given with the application, ask the community.') }]} /> : null}
        <form method="post" action="/progress" class="filter" hx-push-url="false">
          <FormKeys visit={visit} />
          <TextField t={t} name="receipt" label={t('受理编号', 'Receipt number')} value={receipt} />
          <TextField t={t} name="phoneDigits" inputmode="numeric" label={t(`申请人手机号后 ${PHONE_DIGITS} 位`, `Last ${PHONE_DIGITS} digits of the applicant’s phone`)} />
          <button class="button">{t('查询', 'Look up')}</button>
        </form>
        {found ? <Progress visit={visit} progress={found} /> : null}
      </>
    ),
  };
}

function Progress({ visit: { t }, progress }: { visit: Visit; progress: CaseProgress }) {
  const { stage, closedReason, dueAt } = progress;
  return (
    <section class="stack" aria-labelledby="progress-title">
      <h2 id="progress-title">{progress.receipt}</h2>
      <p><a href={`/programmes/${progress.programme}`}>{t('全部环节和所需材料', 'All steps, and the documents needed')}</a></p>
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
