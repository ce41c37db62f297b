import type { ComponentChildren } from 'preact';
import { dayOf } from '../../calendar/days.ts';
import { ADULT } from '../../cases/aid/household.ts';
import type { CaseDetail } from '../../cases/read/model.ts';
import type { DocumentView } from '../../documents/documents.ts';
import { PROGRAMME, WHEN_DAY, WHEN_EVIDENCE, WHEN_TIME } from '../forms/readTyped.ts';
import { FILES_FIELD } from '../forms/upload.ts';
import { typedOne, type Field, type Option, type Typed } from '../forms/field.ts';
import { Checks, fieldId, Radios, Select, TextArea, TextField, Tick } from '../kit/fields.tsx';
import { monthsLater } from '../../rules/exit/month-row.ts';
import type { Visit } from '../visit.ts';
import { actionText } from '../words/actions.ts';
import { documentText } from './documentNames.ts';
import { FileFields } from './fileForm.tsx';
import { choicesOf, mentorOption, type Lookups } from './choices.ts';

/** All that the fields of an action's form are shown from. */
export interface FormContext {
  visit: Visit;
  detail: CaseDetail;
  track?: string;
  lookups: Lookups;
  typed: Typed;
  errors: ReadonlyMap<string, string>;
  documents: readonly DocumentView[];
}

/** One field of an action's form, as it was typed, with what is wrong with it. */
export function FieldView({ field, context }: { field: Field; context: FormContext }) {
  const { visit: { t, now }, detail, track, lookups, typed, errors } = context;
  const { name } = field;
  const shared = { t, name, label: t(field.label), hint: field.hint && t(field.hint), error: errors.get(name), optional: field.optional };
  const value = typedOne(typed, name);
  const options = (from: readonly Option[]) => from.map((option) => ({ value: option.value, label: t(option.label) }));
  switch (field.kind) {
    case 'line':
      return <TextField {...shared} value={value} />;
    case 'words':
      return <TextArea {...shared} value={value} rows={field.rows ?? 4} />;
    case 'money':
      return <TextField {...shared} value={value} inputmode="decimal" />;
    case 'number':
      return <TextField {...shared} value={value} inputmode="numeric" />;
    case 'month':
      return <TextField {...shared} type="month" value={value || monthsLater(dayOf(now).slice(0, 7), -1)} />;
    case 'day':
      return <TextField {...shared} type="date" value={value || dayOf(now)} />;
    case 'confirm':
      return <Tick {...shared} checked={value === 'yes'} />;
    case 'yesNo':
      return <Radios {...shared} value={value} options={[{ value: 'yes', label: t(field.yes) }, { value: 'no', label: t(field.no) }]} />;
    case 'choice': {
      const choices = options(typeof field.options === 'string' ? choicesOf(field.options, detail, track, lookups) : field.options);
      if (choices.length === 0 && !field.optional) return <NothingToChoose t={t} label={shared.label} />;
      const only = choices.length === 1 && !field.optional ? choices[0]?.value : undefined;
      const chosen = value || field.initial || only || '';
      return field.look === 'select' ? <Select {...shared} value={chosen} options={choices} /> : <Radios {...shared} value={chosen} options={choices} />;
    }
    case 'choices':
      return <Checks {...shared} values={typed[name] ?? []} options={options(typeof field.options === 'string' ? choicesOf(field.options, detail, track, lookups) : field.options)} />;
    case 'documents':
      return <DocumentsField context={context} name={name} label={shared.label} hint={shared.hint} optional={field.optional ?? false} />;
    case 'mentorOfEach':
      return <MentorsField context={context} name={name} />;
    case 'authorisationOfEach':
      return <AuthorisationsField context={context} name={name} />;
    case 'householdFile':
      return (
        <>
          <input type="hidden" name={PROGRAMME} value={detail.programme} />
          <FileFields visit={context.visit} programme={detail.programme} typed={typed} errors={errors} soFar={lookups.file} />
        </>
      );
    case 'lastStep':
      return <LastStep context={context} name={name} />;
    default:
      return field satisfies never;
  }
}

/** The action is open, but there is nothing yet that it could be about. */
function NothingToChoose({ t, label }: { t: Visit['t']; label: string }) {
  return <p class="empty">{label}{t('：没有可选的项目。', ': there is nothing to choose from.')}</p>;
}

/** Files to upload now, and what the case has already; uploaded ones stay chosen when the form comes back. */
function DocumentsField({ context, name, label, hint, optional }: { context: FormContext; name: string; label: string; hint: string | undefined; optional: boolean }) {
  const { visit, documents, typed, errors } = context;
  const { t } = visit;
  const error = errors.get(name) ?? [...errors].find(([field]) => field.startsWith(`${name}.`))?.[1];
  return (
    <>
      <FilesControl t={t} label={label} hint={hint} error={error} optional={optional} id={fieldId(name)} />
      {documents.length > 0 ? (
        <Checks
          t={t} name={name} label={t('或选用本案已有的材料', 'Or choose documents of this case')} optional values={typed[name] ?? []}
          options={documents.map((document) => ({ value: document.id, label: documentText(visit, document) }))}
        />
      ) : null}
    </>
  );
}

export function FilesControl({ t, label, hint, error, optional, id }: { t: Visit['t']; label: string; hint?: string | undefined; error?: string | undefined; optional: boolean; id: string }) {
  return (
    <div class={error ? 'field field--error' : 'field'}>
      <label for={id}>{label}{optional ? <span class="optional">{t('（选填）', ' (optional)')}</span> : null}</label>
      <p class="hint" id={`${id}-hint`}>{[hint, t('PDF 或照片，每份不超过 10 MB', 'PDF or picture, up to 10 MB each')].filter(Boolean).join(t('。', '. '))}</p>
      {error ? <p class="error" id={`${id}-error`}>{error}</p> : null}
      <input type="file" id={id} name={FILES_FIELD} multiple accept="application/pdf,image/jpeg,image/png,image/webp" aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`} />
    </div>
  );
}

/** @rule B-24 the signed authorisation of each adult, among the documents of the case; children need none. */
function AuthorisationsField({ context: { visit, detail, documents, typed, errors }, name }: { context: FormContext; name: string }) {
  const { t } = visit;
  if (documents.length === 0) return <p class="empty">{t('请先在“材料”页上传每位成年成员签署的授权书。', 'Upload the signed authorisation of each adult under “Documents” first.')}</p>;
  return (
    <>
      {detail.persons.filter(({ age }) => age === undefined || age >= ADULT).map((person) => {
        const field = `${name}.${person.id}`;
        return (
          <Select
            key={person.id} t={t} name={field} label={t(`${person.name} 的授权书`, `Authorisation of ${person.name}`)} error={errors.get(field)} value={typedOne(typed, field)}
            options={documents.map((document) => ({ value: document.id, label: documentText(visit, document) }))}
          />
        );
      })}
    </>
  );
}

/** @rule C-08 the one on duty is proposed */
function MentorsField({ context: { visit: { t }, detail, lookups, typed, errors }, name }: { context: FormContext; name: string }) {
  const proposed = lookups.mentors.find(({ onDuty, onLeaveUntil }) => onDuty && !onLeaveUntil)?.id ?? '';
  const seekers = detail.persons.filter(({ seeksRecognition }) => seeksRecognition);
  if (lookups.mentors.length === 0) return <p class="error">{t('本辖区没有帮扶责任人账号，请先由管理员设置。', 'The region has no mentor account; ask the administrator to make one.')}</p>;
  return (
    <>
      {seekers.map((person) => {
        const field = `${name}.${person.id}`;
        return (
          <Select
            key={person.id} t={t} name={field} label={t(`${person.name} 的帮扶责任人`, `Mentor of ${person.name}`)} hint={t('默认为值班责任人', 'The one on duty is proposed')}
            error={errors.get(field)} value={typedOne(typed, field) || proposed} options={lookups.mentors.map((mentor) => ({ value: mentor.id, label: t(mentorOption(mentor).label) }))}
          />
        );
      })}
    </>
  );
}

function LastStep({ context: { visit: { t }, detail }, name }: { context: FormContext; name: string }) {
  const { undo } = detail.state;
  if (!undo) return null;
  return (
    <p>
      <input type="hidden" name={name} value={undo.seq} />
      {t('将撤销', 'This undoes')}{t('：', ': ')}<strong>{t(`第 ${undo.seq} 步“${actionText(undo.action).zh}”`, `step ${undo.seq}, “${actionText(undo.action).en}”`)}</strong>
    </p>
  );
}

/** When it happened, for what is entered later; closed as long as nothing in it was typed or is wrong. */
export function WhenView({ context, withEvidence }: { context: FormContext; withEvidence: boolean }) {
  const { visit: { t }, typed, errors } = context;
  const open = typedOne(typed, WHEN_DAY) !== '' || errors.has(WHEN_DAY) || errors.has('happenedAt');
  return (
    <details class="when" open={open}>
      <summary>{t('不是现在发生的？补记发生时间', 'Did it happen earlier? Give the time')}</summary>
      <div class="row">
        <TextField t={t} name={WHEN_DAY} type="date" label={t('发生日期', 'Day')} value={typedOne(typed, WHEN_DAY)} error={errors.get(WHEN_DAY) ?? errors.get('happenedAt')} />
        <TextField t={t} name={WHEN_TIME} type="time" label={t('时间', 'Time')} optional value={typedOne(typed, WHEN_TIME)} />
      </div>
      {withEvidence ? <EvidenceForPast context={context} /> : null}
    </details>
  );
}

function EvidenceForPast({ context: { visit, documents, typed, errors } }: { context: FormContext }): ComponentChildren {
  const { t } = visit;
  if (documents.length === 0) return <p class="hint">{t('补记较久以前的事项须有证据：请先在“材料”中上传。', 'Older entries need evidence: upload it under “Documents” first.')}</p>;
  return <Checks t={t} name={WHEN_EVIDENCE} label={t('补记的证据', 'Evidence for the date')} optional values={typed[WHEN_EVIDENCE] ?? []} error={errors.get(WHEN_EVIDENCE)} options={documents.map((document) => ({ value: document.id, label: documentText(visit, document) }))} />;
}
