import { unitsIn } from '../../cases/units.ts';
import { notFound } from '../../cases/read/scope.ts';
import { decideLead, leadDecision, openLeads } from '../../matching/leads.ts';
import { catalogue } from '../../refusals/catalogue.ts';
import { InputError, parseInput } from '../../refusals/input.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { typedOne, type Typed } from '../forms/field.ts';
import { typedOf } from '../forms/readTyped.ts';
import { problemsByField, RefusalSummary } from '../forms/RefusalSummary.tsx';
import { Radios, TextArea } from '../kit/fields.tsx';
import type { WebParts } from '../parts.ts';
import { redirect, type PageReply, type Reply } from '../reply.ts';
import { partOf, type StaffVisit } from '../visit.ts';
import { instantText } from '../words/dates.ts';
import { leadCodeWords } from '../words/leads.ts';
import { wordFor } from '../words/text.ts';
import { sourceText } from './list.tsx';

/** One lead, for whoever looks into it. @rule D-08 */
export function leadPage(parts: WebParts) {
  return (visit: StaffVisit): Promise<Reply> => decisionForm(parts, visit, {});
}

export function takeLead(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const typed = typedOf(visit.request.body);
    const outcome = typedOne(typed, 'confirmed');
    try {
      await decideLead(parts, visit.staff, partOf(visit, 'lead'), parseInput(leadDecision, { confirmed: outcome === '' ? undefined : outcome === 'yes', reason: typedOne(typed, 'reason') }));
      return redirect('/leads');
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return decisionForm(parts, visit, typed, error);
    }
  };
}

async function decisionForm(parts: WebParts, visit: StaffVisit, typed: Typed, error?: InputError): Promise<PageReply> {
  const { t } = visit;
  const [leads, units] = await Promise.all([openLeads(parts, visit.staff), unitsIn(parts, visit.staff)]);
  const lead = leads.find(({ id }) => id === partOf(visit, 'lead')) ?? notFound();
  const errors = problemsByField(visit, error?.problems ?? []);
  const labels: Readonly<Record<string, string>> = { confirmed: t('核实结果', 'Is it so'), reason: t('怎样核实的', 'How it was looked into') };
  return {
    kind: 'page', section: 'leads', title: { zh: '核实线索', en: 'Look into a lead' }, ...(error ? { status: catalogue[error.refusal.code].status } : {}),
    view: (
      <div class="narrow stack">
        {error ? <RefusalSummary visit={visit} refusal={error.refusal} problems={error.problems} label={(field) => labels[field]} /> : null}
        <dl class="facts">
          <dt>{t('对象', 'Person')}</dt><dd>{lead.personName}</dd>
          <dt>{t('案件', 'Case')}</dt><dd><a href={`/cases/${lead.caseId}`}>{lead.receipt}</a></dd>
          <dt>{t('线索', 'What it says')}</dt><dd>{t(wordFor(leadCodeWords, lead.code))}</dd>
          <dt>{t('来源', 'From')}</dt><dd>{t(sourceText(units, lead.source))}</dd>
          <dt>{t('发现', 'Found')}</dt><dd>{t(instantText(lead.foundAt))}</dd>
        </dl>
        <p>{t('线索不作任何决定：属实的，请另在案件中办理。', 'A lead decides nothing: where it is so, act on it in the case.')}</p>
        <form method="post" action={`/leads/${lead.id}`} class="stack">
          <FormKeys visit={visit} />
          <Radios t={t} name="confirmed" label={labels['confirmed'] ?? ''} value={typedOne(typed, 'confirmed')} error={errors.get('confirmed')} options={[{ value: 'yes', label: t('属实', 'It is so') }, { value: 'no', label: t('不属实', 'It is not so') }]} />
          <TextArea t={t} name="reason" label={labels['reason'] ?? ''} value={typedOne(typed, 'reason')} error={errors.get('reason')} />
          <p class="form-actions"><button class="button">{t('记录', 'Record')}</button><a href="/leads">{t('返回', 'Back')}</a></p>
        </form>
      </div>
    ),
  };
}
