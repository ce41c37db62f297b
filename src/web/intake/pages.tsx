import { randomUUID } from 'node:crypto';
import { levelOf, regionAt } from '../../access/region.ts';
import { deleteDraft, readDraft, type Draft } from '../../cases/intake/drafts.ts';
import { submitApplication } from '../../cases/intake/submission.ts';
import { communitiesFor } from '../case/lookups.ts';
import { storeFiles } from '../case/storeFiles.ts';
import { documentsOf } from '../../documents/documents.ts';
import { programmeOf, programmes } from '../../programmes/index.ts';
import { categoriesIn } from '../../programmes/policy/kinds.ts';
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
import { autosave, knownProgramme, PROGRAMME_FIELD, programmeTyped, saveSent, VERSION_FIELD } from './draftOfVisit.ts';
import { intakeFields } from './forms/index.ts';
import { findingsOf } from './findings.ts';
import { IntakeForm, type IntakeView } from './IntakeForm.tsx';
import { draftBodyOf, peopleOf, typedOfDraft, withOnePersonMore, withoutPerson } from './typedForm.ts';

/** Which programme is applied for; where there is one only, its form at once. */
export function chooseProgramme() {
  return (visit: StaffVisit): Reply => {
    const { t, staff } = visit;
    const mine = programmes().filter(({ takenInBy }) => takenInBy.includes(staff.role));
    const [only] = mine;
    if (!only) throw new RefusalError({ code: 'action.other-role', rule: 'C-01', values: { by: [...new Set(programmes().flatMap(({ takenInBy }) => takenInBy))].join(',') } });
    if (mine.length === 1) return redirect(`/intake/new/${only.id}`);
    return {
      kind: 'page', section: 'cases', title: { zh: '新申请', en: 'New application' },
      view: (
        <ul class="plain-list">
          {mine.map(({ id, title, about }) => <li class="card" key={id}><h2><a href={`/intake/new/${id}`}>{t(title)}</a></h2>{about ? <p>{t(about)}</p> : null}</li>)}
        </ul>
      ),
    };
  };
}

/** A form without a draft yet: the row is made at the first input, under the id that the page brings along. */
export function newApplication(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const programme = knownProgramme(partOf(visit, 'programme'));
    mustTakeIn(visit, programme);
    return formPage(parts, visit, { programme, draftId: randomUUID(), version: 0, typed: {} });
  };
}

export function draftPage(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const draft = await readDraft(parts, visit.staff, partOf(visit, 'draft'));
    if (draft.caseId) return redirect(`/cases/${draft.caseId}`);
    return formPage(parts, visit, { ...viewOf(draft), findings: await findingsOf(parts, visit, draft.kind, draft.body) });
  };
}

/** Saves what was typed a moment ago, and answers with the state of saving and what the rules say by now. */
export function takeAutosave(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const typed = typedOf(visit.request.body);
    const id = partOf(visit, 'draft');
    mustTakeIn(visit, programmeTyped(typed));
    try {
      const draft = await autosave(parts, visit, id, typed);
      const findings = await findingsOf(parts, visit, draft.kind, draft.body);
      return {
        kind: 'part', headers: { 'HX-Replace-Url': `/intake/${id}` },
        view: (
          <>
            <SaveState visit={visit} savedAt={draft.updatedAt} />
            <input type="hidden" id="draft-version" name={VERSION_FIELD} value={draft.version} hx-swap-oob="true" />
            <Findings visit={visit} typed={typed} findings={findings} oob />
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
    const id = partOf(visit, 'draft');
    const typed = typedOf(visit.request.body);
    const programme = programmeTyped(typed);
    mustTakeIn(visit, programme);
    const [pressed, argument] = typedOne(typed, 'do').split('.');
    if (pressed === 'discard') {
      await deleteDraft(parts, visit.staff, id).catch(ifNone);
      return redirect('/');
    }
    const changed = pressed === 'add-person' ? withOnePersonMore(typed) : pressed === 'remove-person' ? { ...withoutPerson(typed, Number(argument), intakeFields(programme)), [PROGRAMME_FIELD]: [programme] } : typed;
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
    const id = partOf(visit, 'draft');
    const typed = typedOf(visit.request.body);
    mustTakeIn(visit, programmeTyped(typed));
    const draft = await saveSent(parts, visit, id, typed);
    try {
      await storeFiles(parts, visit.staff, visit, { to: { draftId: id }, kind: typedOne(typed, DOCUMENT_KIND) || 'other', key: typedOne(typed, KEY_FIELD) });
      return redirect(`/intake/${id}#f-files`);
    } catch (error) {
      if (!(error instanceof RefusalError) || error.refusal.code === 'not-found') throw error;
      return formPage(parts, visit, { ...viewOf(draft), failure: { refusal: { ...error.refusal, field: FILES_FIELD }, problems: [] } });
    }
  };
}

async function submit(parts: WebParts, visit: StaffVisit, id: string, typed: Typed): Promise<Reply> {
  try {
    const programme = programmeTyped(typed);
    const { caseId } = await submitApplication(parts, visit.staff, { programme, form: draftBodyOf(typed, intakeFields(programme)), draftId: id }, typedOne(typed, KEY_FIELD));
    return redirect(`/cases/${caseId}?done=apply`);
  } catch (error) {
    if (!(error instanceof RefusalError) || error.refusal.code === 'not-found') throw error;
    if (error.refusal.code === 'not-confirmed') return unconfirmedPage(visit, typed);
    const draft = await readDraft(parts, visit.staff, id);
    return formPage(parts, visit, {
      ...viewOf(draft), findings: await findingsOf(parts, visit, draft.kind, draft.body),
      failure: { refusal: error.refusal, problems: error instanceof InputError ? error.problems : [] },
    });
  }
}

/** What a draft shows: as it was saved, with rows that were left empty gone, so that messages and rows agree. */
function viewOf({ id, kind, version, updatedAt, body }: Draft): Pick<IntakeView, 'programme' | 'draftId' | 'version' | 'savedAt' | 'typed'> {
  return { programme: kind, draftId: id, version, savedAt: updatedAt, typed: typedOfDraft(body, intakeFields(kind)) };
}

async function formPage(parts: WebParts, visit: StaffVisit, view: Omit<IntakeView, 'categories' | 'colleagues' | 'communities' | 'wanted' | 'documents'>): Promise<PageReply> {
  const { staff, now } = visit;
  const policy = policyFor(parts.policies, view.programme, staff.region, now);
  const district = regionAt('district', staff.region) ?? staff.region;
  const documents = view.version > 0 ? await documentsOf(parts, staff, { draftId: view.draftId }) : [];
  const colleagues = (await parts.accounts.inRegion(district)).filter(({ active, region }) => active && staff.region.startsWith(region));
  const communities = levelOf(staff.region) === 'community' ? [] : (await communitiesFor(parts, staff)).map(({ code, name }) => ({ value: code, label: name }));
  const { title } = programmeOf(view.programme);
  return {
    kind: 'page', section: 'cases', title: { zh: `新申请：${title.zh}`, en: `New application: ${title.en}` }, ...(view.failure ? { status: catalogue[view.failure.refusal.code].status } : {}),
    view: <IntakeForm visit={visit} view={{ ...view, categories: categoriesIn(policy).map(({ code, title: label }) => ({ value: code, label })), colleagues, communities, wanted: policy.documents, documents }} />,
  };
}

/** Each programme says who takes its applications in; for everybody else there is no such page. */
function mustTakeIn({ staff }: StaffVisit, programme: string): void {
  const { takenInBy } = programmeOf(programme);
  if (!takenInBy.includes(staff.role)) throw new RefusalError({ code: 'action.other-role', rule: 'C-01', values: { by: takenInBy.join(',') } });
}

function ifNone(error: unknown): void {
  if (!(error instanceof RefusalError && error.refusal.code === 'not-found')) throw error;
}
