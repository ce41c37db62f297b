import { caseDetail } from '../../cases/read/detail.ts';
import type { CaseDetail } from '../../cases/read/model.ts';
import { documentsOf, readDocument, type DocumentView } from '../../documents/documents.ts';
import { catalogue } from '../../refusals/catalogue.ts';
import { RefusalError, type Refusal } from '../../refusals/refusal.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { KEY_FIELD } from '../forms/idempotency.ts';
import { typedOne } from '../forms/field.ts';
import { typedOf } from '../forms/readTyped.ts';
import { RefusalSummary } from '../forms/RefusalSummary.tsx';
import { FILES_FIELD } from '../forms/upload.ts';
import { fieldId, Select } from '../kit/fields.tsx';
import { Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import { redirect, type Reply } from '../reply.ts';
import { partOf, type StaffVisit, type Visit } from '../visit.ts';
import { instantText } from '../words/dates.ts';
import type { Text } from '../words/text.ts';
import { kindText } from './documentNames.ts';
import { FilesControl } from './formView.tsx';
import { hasReliefForms, ReliefFormLinks } from '../campaigns/links.tsx';
import { casePage } from './frame.tsx';
import { filesOf, storeFiles } from './storeFiles.ts';

/** 材料: the documents that policy asks for, what there is of them, and evidence that came with single steps. */
export function documentsPage(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => reply(parts, visit);
}

export function takeDocuments(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const typed = typedOf(visit.request.body);
    const caseId = partOf(visit, 'case');
    if (filesOf(visit).length === 0) return reply(parts, visit, { code: 'input.invalid', field: FILES_FIELD, values: { problem: 'required' } });
    try {
      await storeFiles(parts, visit.staff, visit, { to: { caseId }, kind: typedOne(typed, 'kind') || 'other', key: typedOne(typed, KEY_FIELD) });
      return redirect(`/cases/${caseId}/documents`);
    } catch (error) {
      if (!(error instanceof RefusalError) || error.refusal.code === 'not-found') throw error;
      return reply(parts, visit, { ...error.refusal, field: FILES_FIELD });
    }
  };
}

/** Always as a download: what people upload is never shown as a page of the product. */
export function downloadDocument(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const { content, name, mediaType } = await readDocument(parts, visit.staff, partOf(visit, 'document'));
    return { kind: 'file', content, name, mediaType };
  };
}

async function reply(parts: WebParts, visit: StaffVisit, refusal?: Refusal): Promise<Reply> {
  const detail = await caseDetail(parts, visit.staff, partOf(visit, 'case'));
  const documents = await documentsOf(parts, visit.staff, { caseId: detail.id });
  const policy = parts.policies.find(({ id }) => id === detail.policyId);
  const page = casePage(parts, visit, detail, 'documents', <Documents visit={visit} detail={detail} documents={documents} wanted={policy?.documents ?? []} refusal={refusal} />);
  return refusal ? { ...page, status: catalogue[refusal.code].status } : page;
}

export interface Wanted {
  code: string;
  title: Text;
  required: boolean;
}

function Documents({ visit, detail, documents, wanted, refusal }: { visit: StaffVisit; detail: CaseDetail; documents: readonly DocumentView[]; wanted: readonly Wanted[]; refusal: Refusal | undefined }) {
  const { t } = visit;
  return (
    <>
      {refusal ? <RefusalSummary visit={visit} refusal={refusal} problems={[]} /> : null}
      <section class="stack" aria-labelledby="wanted-title">
        <h2 id="wanted-title">{t('材料清单', 'Checklist')}</h2>
        <Checklist visit={visit} wanted={wanted} documents={documents} />
        {hasReliefForms(detail) ? <ReliefFormLinks visit={visit} caseId={detail.id} /> : null}
      </section>
      <section class="stack" aria-labelledby="documents-title">
        <h2 id="documents-title">{t('已上传', 'Uploaded')}</h2>
        {documents.length === 0 ? <p class="empty">{t('还没有上传材料。', 'No document yet.')}</p> : (
          <Table
            caption={t('已上传的材料', 'Uploaded documents')} head={[t('文件', 'File'), t('种类', 'Kind'), t('大小', 'Size'), t('上传时间', 'Uploaded')]}
            rows={documents.map((document) => ({
              key: document.id, cells: [<a href={`/documents/${document.id}`} hx-boost="false">{document.name}</a>, kindText(visit, document.kind), sizeText(document.bytes), t(instantText(document.uploadedAt))],
            }))}
          />
        )}
      </section>
      <section class="stack" aria-labelledby="upload-title">
        <h2 id="upload-title">{t('上传材料', 'Upload')}</h2>
        <form method="post" encType="multipart/form-data" action={`/cases/${detail.id}/documents`} class="stack narrow">
          <FormKeys visit={visit} />
          <Select t={t} name="kind" label={t('种类', 'Kind')} options={kindOptions(visit, wanted)} />
          <FilesControl t={t} id={fieldId(FILES_FIELD)} label={t('文件', 'Files')} optional={false} />
          <button class="button">{t('上传', 'Upload')}</button>
        </form>
      </section>
    </>
  );
}

/** What policy asks for, and which of it is there. */
export function Checklist({ visit: { t }, wanted, documents }: { visit: Visit; wanted: readonly Wanted[]; documents: readonly DocumentView[] }) {
  return (
    <ul class="checklist">
      {wanted.map(({ code, title, required }) => {
        const count = documents.filter(({ kind }) => kind === code).length;
        return <li key={code}>{count > 0 ? t(`✓ 已有 ${count} 份：`, `✓ ${count} there: `) : required ? t('○ 还缺：', '○ missing: ') : t('○ 可选：', '○ optional: ')}{t(title)}</li>;
      })}
    </ul>
  );
}

export function kindOptions({ t }: Visit, wanted: readonly Wanted[]) {
  return [...wanted.map(({ code, title }) => ({ value: code, label: t(title) })), { value: 'other', label: t('其他', 'Other') }];
}

function sizeText(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
