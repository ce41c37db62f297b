import { give } from '../../cases/commandService.ts';
import { referralsOfUnit, type ReferralView } from '../../cases/read/referrals.ts';
import { notFound } from '../../cases/read/scope.ts';
import { catalogue } from '../../refusals/catalogue.ts';
import { InputError } from '../../refusals/input.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { KEY_FIELD } from '../forms/idempotency.ts';
import { typedOne, type Typed } from '../forms/field.ts';
import { optionsOf } from '../forms/options.ts';
import { typedOf } from '../forms/readTyped.ts';
import { problemsByField, RefusalSummary } from '../forms/RefusalSummary.tsx';
import { Radios, TextArea } from '../kit/fields.tsx';
import { Deadline, Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import { redirect, type PageReply, type Reply } from '../reply.ts';
import { partOf, type StaffVisit, type Visit } from '../visit.ts';
import { instantText } from '../words/dates.ts';
import { referralOutcomeWords } from '../words/support.ts';
import { wordFor } from '../words/text.ts';

const title = { zh: '转给本单位的帮扶措施', en: 'Measures referred to your unit' };

/** 转办: all that a unit sees: what it is asked to do, until when, and what it answered. @rule D-05 */
export function referralsPage(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const { t } = visit;
    const all = await referralsOfUnit(parts, visit.staff);
    const open = all.filter(isOpen);
    return {
      kind: 'page', section: 'referrals', title,
      view: (
        <>
          {open.length === 0 ? <p class="empty">{t('没有待答复的转办。', 'Nothing waits for an answer.')}</p> : (
            <ul class="clocks">
              {open.map((referral) => (
                <li key={`${referral.caseId}${referral.referral}`} class="clock">
                  <p><Deadline visit={visit} clock={referral} /> <strong>{t(visit.words.measure(referral.measure))}</strong> <span class="meta">{referral.receipt}{referral.escalated ? t(' · 已报上级督办', ' · brought to the level above') : ''}</span></p>
                  <p>{referral.request}</p>
                  <p><a class="button" href={pathOf(referral)}>{t('答复', 'Answer')}</a></p>
                </li>
              ))}
            </ul>
          )}
          <Answered visit={visit} referrals={all.filter((one) => !isOpen(one))} />
        </>
      ),
    };
  };
}

export function referralPage(parts: WebParts) {
  return (visit: StaffVisit): Promise<Reply> => answerForm(parts, visit, {});
}

export function takeReferralAnswer(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const typed = typedOf(visit.request.body);
    const body = { referral: partOf(visit, 'referral'), outcome: typedOne(typed, 'outcome') || undefined, answer: typedOne(typed, 'answer') };
    try {
      await give(parts, visit.staff, partOf(visit, 'case'), 'answerReferral', { body }, typedOne(typed, KEY_FIELD));
      return redirect('/referrals');
    } catch (error) {
      if (!(error instanceof RefusalError) || error.refusal.code === 'not-found') throw error;
      return answerForm(parts, visit, typed, error);
    }
  };
}

async function answerForm(parts: WebParts, visit: StaffVisit, typed: Typed, error?: RefusalError): Promise<PageReply> {
  const { t, words } = visit;
  const found = (await referralsOfUnit(parts, visit.staff)).find(({ caseId, referral }) => caseId === partOf(visit, 'case') && referral === partOf(visit, 'referral'));
  if (!found) return notFound();
  const problems = error instanceof InputError ? error.problems : [];
  const errors = problemsByField(visit, problems);
  const labels: Readonly<Record<string, string>> = { outcome: t('办理结果', 'Outcome'), answer: t('办理情况', 'What was done, and the result') };
  return {
    kind: 'page', section: 'referrals', title: words.measure(found.measure), ...(error ? { status: catalogue[error.refusal.code].status } : {}),
    view: (
      <div class="narrow stack">
        {error ? <RefusalSummary visit={visit} refusal={error.refusal} problems={problems} label={(field) => labels[field]} /> : null}
        <p><Deadline visit={visit} clock={found} /> <span class="meta">{found.receipt} · D-05</span></p>
        <p>{found.request}</p>
        {isOpen(found) ? (
          <form method="post" action={pathOf(found)} class="stack">
            <FormKeys visit={visit} />
            <Radios t={t} name="outcome" label={labels['outcome'] ?? ''} error={errors.get('outcome')} value={typedOne(typed, 'outcome')} options={optionsOf(referralOutcomeWords).map(({ value, label }) => ({ value, label: t(label) }))} />
            <TextArea t={t} name="answer" label={labels['answer'] ?? ''} error={errors.get('answer')} value={typedOne(typed, 'answer')} />
            <p class="form-actions"><button class="button">{t('答复', 'Answer')}</button><a href="/referrals">{t('返回', 'Back')}</a></p>
          </form>
        ) : <Answered visit={visit} referrals={[found]} />}
      </div>
    ),
  };
}

function Answered({ visit: { t, words }, referrals }: { visit: Visit; referrals: readonly ReferralView[] }) {
  if (referrals.length === 0) return null;
  return (
    <Table
      caption={t('已答复', 'Answered')} head={[t('措施', 'Measure'), t('受理编号', 'Receipt'), t('结果', 'Outcome'), t('答复时间', 'Answered')]}
      rows={referrals.map((one) => ({
        key: `${one.caseId}${one.referral}`,
        cells: [t(words.measure(one.measure)), one.receipt, one.outcome ? t(wordFor(referralOutcomeWords, one.outcome)) : t('未答复即结束', 'closed without an answer'), one.answeredAt ? t(instantText(one.answeredAt)) : '—'],
      }))}
    />
  );
}

const isOpen = ({ outcome, closedAt }: ReferralView): boolean => outcome === undefined && closedAt === undefined;
const pathOf = ({ caseId, referral }: ReferralView): string => `/referrals/${caseId}/${referral}`;
