import { randomUUID } from 'node:crypto';
import { regionAt } from '../../access/region.ts';
import { deleteDraft, readDraft } from '../../cases/intake/drafts.ts';
import { submitApplication } from '../../cases/intake/submission.ts';
import { storeFiles } from '../case/storeFiles.ts';
import { documentsOf } from '../../documents/documents.ts';
import { policyFor } from '../../programmes/policy/load.ts';
import { catalogue } from '../../refusals/catalogue.ts';
import { InputError } from '../../refusals/input.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import { FILES_FIELD } from '../forms/upload.ts';
import { KEY_FIELD } from '../forms/idempotency.ts';
import { typedOne, type Typed } from '../forms/field.ts';
import { typedOf } from '../forms/readTyped.ts';
import type { WebParts } from '../parts.ts';
import { unconfirmedPage } from '../pages/unconfirmed.tsx';
import { redirect, type PageReply, type Reply } from '../reply.ts';
import { partOf, type StaffVisit } from '../visit.ts';
import { refusalWords } from '../words/refusals.ts';
import { DOCUMENT_KIND } from './DraftDocuments.tsx';
import { Findings, SaveState } from './afterSaving.tsx';
import { autosave, saveSent, VERSION_FIELD } from './draftOfVisit.ts';
import { findingsOf } from './findings.ts';
import { IntakeForm, type IntakeView } from './IntakeForm.tsx';
import { draftBodyOf, peopleOf, typedOfDraft, withOnePersonMore, withoutPerson } from './typedForm.ts';

/** A form without a draft yet: the row is made at the first input, under the id that the page brings along. */
export function newApplication(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    onlyCaseworkers(visit);
    return formPage(parts, visit, { draftId: randomUUID(), version: 0, typed: {} });
  };
}

export function draftPage(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    onlyCaseworkers(visit);
    const draft = await readDraft(parts, visit.staff, partOf(visit, 'draft'));
    if (draft.caseId) return redirect(`/cases/${draft.caseId}`);
    return formPage(parts, visit, { draftId: draft.id, version: draft.version, savedAt: draft.updatedAt, typed: typedOfDraft(draft.body), findings: findingsOf(parts, visit, draft.body) });
  };
}

/** Saves what was typed a moment ago, and answers with the state of saving and what the rules say by now. */
export function takeAutosave(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    onlyCaseworkers(visit);
    const typed = typedOf(visit.request.body);
    const id = partOf(visit, 'draft');
    try {
      const draft = await autosave(parts, visit, id, typed);
      return {
        kind: 'part', headers: { 'HX-Replace-Url': `/intake/${id}` },
        view: (
          <>
            <SaveState visit={visit} savedAt={draft.updatedAt} />
            <input type="hidden" id="draft-version" name={VERSION_FIELD} value={draft.version} hx-swap-oob="true" />
            <Findings visit={visit} typed={typed} findings={findingsOf(parts, visit, draft.body)} oob />
          </>
        ),
      };
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error;
      const { sentence } = refusalWords(error.refusal);
      return { kind: 'part', view: <SaveState visit={visit} problem={visit.t(sentence)} /> };
    }
  };
}

/** The whole form with the button that was pressed; whatever it was, what is typed is saved first. */
export function takeIntake(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    onlyCaseworkers(visit);
    const id = partOf(visit, 'draft');
    const typed = typedOf(visit.request.body);
    const [pressed, argument] = typedOne(typed, 'do').split('.');
    if (pressed === 'discard') {
      await deleteDraft(parts, visit.staff, id).catch(ifNone);
      return redirect('/');
    }
    const changed = pressed === 'add-person' ? withOnePersonMore(typed) : pressed === 'remove-person' ? withoutPerson(typed, Number(argument)) : typed;
    const alreadySubmitted = await readDraft(parts, visit.staff, id).then(({ caseId }) => caseId, () => undefined);
    if (!alreadySubmitted) await saveSent(parts, visit, id, changed);
    if (pressed === 'submit') return submit(parts, visit, id, typed);
    if (alreadySubmitted) return redirect(`/cases/${alreadySubmitted}`);
    const fragment = pressed === 'add-person' ? `#person-${peopleOf(typed)}` : pressed === 'check' ? '#findings-title' : '';
    return redirect(`/intake/${id}${fragment}`);
  };
}

/** Files of an application, with whatever was typed until then. */
export function takeIntakeDocuments(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    onlyCaseworkers(visit);
    const id = partOf(visit, 'draft');
    const typed = typedOf(visit.request.body);
    const draft = await saveSent(parts, visit, id, typed);
    try {
      await storeFiles(parts, visit.staff, visit, { to: { draftId: id }, kind: typedOne(typed, DOCUMENT_KIND) || 'other', key: typedOne(typed, KEY_FIELD) });
      return redirect(`/intake/${id}#f-files`);
    } catch (error) {
      if (!(error instanceof RefusalError) || error.refusal.code === 'not-found') throw error;
      return formPage(parts, visit, { draftId: id, version: draft.version, savedAt: draft.updatedAt, typed, failure: { refusal: { ...error.refusal, field: FILES_FIELD }, problems: [] } });
    }
  };
}

async function submit(parts: WebParts, visit: StaffVisit, id: string, typed: Typed): Promise<Reply> {
  try {
    const { caseId } = await submitApplication(parts, visit.staff, { form: draftBodyOf(typed), draftId: id }, typedOne(typed, KEY_FIELD));
    return redirect(`/cases/${caseId}?done=apply`);
  } catch (error) {
    if (!(error instanceof RefusalError) || error.refusal.code === 'not-found') throw error;
    if (error.refusal.code === 'not-confirmed') return unconfirmedPage(visit, typed);
    const draft = await readDraft(parts, visit.staff, id);
    return formPage(parts, visit, {
      draftId: id, version: draft.version, savedAt: draft.updatedAt, typed, findings: findingsOf(parts, visit, draft.body),
      failure: { refusal: error.refusal, problems: error instanceof InputError ? error.problems : [] },
    });
  }
}

async function formPage(parts: WebParts, visit: StaffVisit, view: Omit<IntakeView, 'categories' | 'colleagues' | 'wanted' | 'documents'>): Promise<PageReply> {
  const { staff, now } = visit;
  const policy = policyFor(parts.policies, staff.region, now);
  const district = regionAt('district', staff.region) ?? staff.region;
  const documents = view.version > 0 ? await documentsOf(parts, staff, { draftId: view.draftId }) : [];
  const colleagues = (await parts.accounts.inRegion(district)).filter(({ active, region }) => active && staff.region.startsWith(region));
  return {
    kind: 'page', section: 'cases', title: { zh: '新申请', en: 'New application' }, ...(view.failure ? { status: catalogue[view.failure.refusal.code].status } : {}),
    view: <IntakeForm visit={visit} view={{ ...view, categories: policy.eligibility.categories.map(({ code, title }) => ({ value: code, label: title })), colleagues, wanted: policy.documents, documents }} />,
  };
}

/** Applications are taken in by communities; for everybody else there is no such page. */
function onlyCaseworkers({ staff }: StaffVisit): void {
  if (staff.role !== 'community-caseworker') throw new RefusalError({ code: 'action.other-role', rule: 'C-01', values: { by: 'community-caseworker' } });
}

function ifNone(error: unknown): void {
  if (!(error instanceof RefusalError && error.refusal.code === 'not-found')) throw error;
}
