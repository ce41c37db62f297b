import { Checklist, kindOptions, type Wanted } from '../case/documents.tsx';
import { FilesControl } from '../case/formView.tsx';
import type { DocumentView } from '../../documents/documents.ts';
import { FILES_FIELD } from '../forms/upload.ts';
import { typedOne, type Typed } from '../forms/field.ts';
import { fieldId, Select } from '../kit/fields.tsx';
import type { StaffVisit } from '../visit.ts';

/** Name of the control that says what the chosen files are. */
export const DOCUMENT_KIND = 'documentKind';

/**
 * Documents of an application that is not submitted yet. Uploading is a button of the application's own form, so that
 * what was typed meanwhile is saved with it; they go over to the case with the application.
 */
export function DraftDocuments({ visit, draftId, wanted, documents, typed, error }: {
  visit: StaffVisit; draftId: string; wanted: readonly Wanted[]; documents: readonly DocumentView[]; typed: Typed; error: string | undefined;
}) {
  const { t } = visit;
  return (
    <fieldset class="card stack">
      <legend><h2>{t('材料', 'Documents')}</h2></legend>
      <Checklist visit={visit} wanted={wanted} documents={documents} />
      {documents.length > 0 ? <ul>{documents.map(({ id, name }) => <li key={id}><a href={`/documents/${id}`} hx-boost="false">{name}</a></li>)}</ul> : null}
      <Select t={t} name={DOCUMENT_KIND} label={t('种类', 'Kind')} optional value={typedOne(typed, DOCUMENT_KIND)} options={kindOptions(visit, wanted)} />
      <FilesControl t={t} id={fieldId(FILES_FIELD)} label={t('文件', 'Files')} optional error={error} />
      <button class="button button--quiet" formaction={`/intake/${draftId}/documents`} formenctype="multipart/form-data">{t('上传并保存', 'Upload and save')}</button>
    </fieldset>
  );
}
