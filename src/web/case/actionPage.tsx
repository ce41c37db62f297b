import type { InputError } from '../../refusals/input.ts';
import { caseDetail, caseInScope } from '../../cases/read/detail.ts';
import type { CaseDetail } from '../../cases/read/model.ts';
import { notFound } from '../../cases/read/scope.ts';
import { documentsOf } from '../../documents/documents.ts';
import { programmeOf } from '../../programmes/index.ts';
import { catalogue } from '../../refusals/catalogue.ts';
import { RefusalError, type Refusal } from '../../refusals/refusal.ts';
import { actionForms, asksWhen, hasForm, type FormAction } from '../forms/actionForms.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { KEY_FIELD } from '../forms/idempotency.ts';
import { typedOne, type Typed } from '../forms/field.ts';
import { typedOf } from '../forms/readTyped.ts';
import { problemsByField, RefusalSummary } from '../forms/RefusalSummary.tsx';
import type { WebParts } from '../parts.ts';
import { unconfirmedPage } from '../pages/unconfirmed.tsx';
import { redirect, type Reply } from '../reply.ts';
import { partOf, queryOf, type StaffVisit } from '../visit.ts';
import { actionText, consequenceText, isAction } from '../words/actions.ts';
import { refusalWords } from '../words/refusals.ts';
import { standText, stageText } from '../words/stages.ts';
import type { Text } from '../words/text.ts';
import { EarlierOpinions, earlierOpinions } from './EarlierOpinions.tsx';
import { Forecast } from './Forecast.tsx';
import { FieldView, WhenView, type FormContext } from './formView.tsx';
import { giveTyped, SEEN_FIELD } from './givenAction.ts';
import { lookupsFor } from './lookups.ts';
import { actionPath, weightOf } from './nextStep.ts';
import { placementForecast } from './placementForecast.ts';
import { storeFiles } from './storeFiles.ts';

interface Failure {
  refusal: Refusal;
  problems: InputError['problems'];
}

/** The form of an action, or why it is not open. */
export function actionPage(parts: WebParts) {
  return (visit: StaffVisit): Promise<Reply> => formReply(parts, visit, {});
}

/** Takes an action's form: files first, so that they are not lost when something else is wrong; then the action itself. */
export function takeAction(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const { id, action, track } = askedFor(visit);
    const typed = typedOf(visit.request.body);
    const stored = await storeTypedFiles(parts, visit, id, action, typed);
    if ('failure' in stored) return formReply(parts, visit, stored.typed, stored.failure);
    const outcome = await giveTyped(parts, visit, id, action, track, stored.typed);
    switch (outcome.kind) {
      case 'done':
        return redirect(`/cases/${id}?done=${action}#main`);
      case 'unconfirmed':
        return unconfirmedPage(visit, stored.typed);
      case 'refused':
        return formReply(parts, visit, stored.typed, outcome);
      default:
        return outcome satisfies never;
    }
  };
}

/** Whoever judges sees what was said before. @rule X-04 */
const judging = new Set<FormAction>(['pass', 'return', 'refuse', 'submit', 'decideObjection', 'decideComplaint', 'decideReview']);

function askedFor(visit: StaffVisit): { id: string; action: FormAction; track?: string } {
  const action = partOf(visit, 'action');
  if (!isAction(action) || !hasForm(action)) return notFound();
  const track = queryOf(visit, 'track');
  return { id: partOf(visit, 'case'), action, ...(track === '' ? {} : { track }) };
}

async function storeTypedFiles(parts: WebParts, visit: StaffVisit, caseId: string, action: FormAction, typed: Typed): Promise<{ typed: Typed } | { typed: Typed; failure: Failure }> {
  const field = actionForms[action].find(({ kind }) => kind === 'documents');
  if (!field) return { typed };
  try {
    const ids = await storeFiles(parts, visit.staff, visit, { to: { caseId }, kind: `evidence-${action.toLowerCase()}`, key: typedOne(typed, KEY_FIELD) });
    return { typed: { ...typed, [field.name]: [...new Set([...(typed[field.name] ?? []), ...ids])] } };
  } catch (error) {
    if (!(error instanceof RefusalError) || error.refusal.code === 'not-found') throw error;
    return { typed, failure: { refusal: { ...error.refusal, field: field.name }, problems: [] } };
  }
}

async function formReply(parts: WebParts, visit: StaffVisit, typed: Typed, failure?: Failure): Promise<Reply> {
  const { id, action, track } = askedFor(visit);
  const { staff, t } = visit;
  const detail = await caseDetail(parts, staff, id);
  const offer = detail.actions.find((one) => one.action === action && one.track === track);
  if (!offer) return notFound();
  const fields = actionForms[action].filter(({ kind }) => kind !== 'mentorOfEach' || namesMentors(detail));
  const [lookups, documents] = await Promise.all([
    lookupsFor(parts, staff, detail, fields), asksWhen(action) || fields.some(({ kind }) => kind === 'documents') ? documentsOf(parts, staff, { caseId: id }) : [],
  ]);
  const context: FormContext = { visit, detail, lookups, typed, documents, errors: problemsByField(visit, failure?.problems ?? []), ...(track ? { track } : {}) };
  const person = track === undefined ? undefined : detail.persons.find((one) => one.id === track);
  const closed = offer.open || failure ? undefined : offer.refusal;
  const consequence = consequenceText(action);
  const forecast = action === 'pass' && namesMentors(detail) && offer.open ? placementForecast(await caseInScope(parts, staff, id), staff, visit.calendar, visit.now) : undefined;
  const opinions = judging.has(action) && offer.open ? await earlierOpinions(parts, visit, detail) : [];
  const path = actionPath(id, { action, ...(track ? { track } : {}) });
  return {
    kind: 'page', section: 'cases', title: titleOf(detail, action), ...(failure ? { status: catalogue[failure.refusal.code].status } : {}),
    view: (
      <div class="narrow stack" id="action">
        <p class="crumbs"><a href={`/cases/${id}`}>{detail.receipt} {detail.applicantName}</a> · {t(standText(detail))}{person ? ` · ${person.name}` : ''}</p>
        {failure ? <RefusalSummary visit={visit} refusal={failure.refusal} problems={failure.problems} label={(field) => labelOf(context, action, field)} /> : null}
        {closed ? <Closed visit={visit} refusal={closed} back={`/cases/${id}`} /> : (
          <form method="post" action={path} encType="multipart/form-data" class="stack">
            {consequence ? <p class="lead">{t(consequence)}</p> : null}
            {judging.has(action) ? <EarlierOpinions visit={visit} caseId={id} opinions={opinions} /> : null}
            {forecast ? <Forecast visit={visit} detail={detail} forecast={forecast} /> : null}
            <FormKeys visit={visit} />
            <input type="hidden" name={SEEN_FIELD} value={typedOne(typed, SEEN_FIELD) || detail.seq} />
            {fields.map((field) => <FieldView key={field.name} field={field} context={context} />)}
            {asksWhen(action) ? <WhenView context={context} withEvidence={!fields.some(({ kind }) => kind === 'documents')} /> : null}
            <p class="form-actions">
              <button class={weightOf(action) === 'grave' ? 'button button--grave' : 'button'}>{t(actionText(action))}</button>
              <a href={`/cases/${id}`}>{t('返回案件', 'Back to the case')}</a>
            </p>
          </form>
        )}
      </div>
    ),
  };
}

function Closed({ visit: { t }, refusal, back }: { visit: StaffVisit; refusal: Refusal; back: string }) {
  const { sentence, todo } = refusalWords(refusal);
  return (
    <div class="banner banner--info">
      <p><strong>{t(sentence)}</strong>{refusal.rule ? t(`（规则 ${refusal.rule}）`, ` (rule ${refusal.rule})`) : ''}</p>
      <p>{t(todo)}</p>
      <p><a class="button button--quiet" href={back}>{t('返回案件', 'Back to the case')}</a></p>
    </div>
  );
}

/** “Pass” alone does not say what; the stage does. */
function titleOf({ stage, programme }: CaseDetail, action: FormAction): Text {
  const [where, what] = [stageText(stage, programme), actionText(action)];
  return action === 'pass' || action === 'return' || action === 'refuse' ? { zh: `${where.zh}：${what.zh}`, en: `${where.en}: ${what.en.toLowerCase()}` } : what;
}

function labelOf({ visit: { t }, detail }: FormContext, action: FormAction, field: string): string | undefined {
  const own = actionForms[action];
  const person = field.startsWith('mentors.') ? detail.persons.find(({ id }) => field.endsWith(id)) : undefined;
  if (person) return t(`${person.name} 的帮扶责任人`, `Mentor of ${person.name}`);
  const found = own.find(({ name }) => field === name || field.startsWith(`${name}.`));
  return found && t(found.label);
}

/** Only the determination names mentors. */
function namesMentors(detail: CaseDetail): boolean {
  return programmeStage(detail)?.kind === 'review' && programmeStage(detail)?.namesMentors === true;
}

function programmeStage({ programme, stage }: CaseDetail) {
  const spec = programmeOf(programme).stages[stage];
  return spec?.kind === 'review' ? spec : undefined;
}
