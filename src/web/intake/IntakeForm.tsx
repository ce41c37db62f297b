import { randomUUID } from 'node:crypto';
import type { Account } from '../../access/accounts.ts';
import type { Wanted } from '../case/documents.tsx';
import type { DocumentView } from '../../documents/documents.ts';
import { dayOf } from '../../calendar/days.ts';
import type { FieldProblem } from '../../refusals/input.ts';
import type { Refusal } from '../../refusals/refusal.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { optionsOf } from '../forms/options.ts';
import { typedOne, type Option, type Typed } from '../forms/field.ts';
import { problemsByField, RefusalSummary } from '../forms/RefusalSummary.tsx';
import { FILES_FIELD } from '../forms/upload.ts';
import { Checks, Radios, Select, TextField, Tick } from '../kit/fields.tsx';
import type { StaffVisit } from '../visit.ts';
import { channelWords } from '../words/outcomes.ts';
import { roleWords } from '../words/people.ts';
import { refusalWords } from '../words/refusals.ts';
import { DraftDocuments } from './DraftDocuments.tsx';
import { Findings, SaveState } from './afterSaving.tsx';
import { PROGRAMME_FIELD, VERSION_FIELD } from './draftOfVisit.ts';
import type { IntakeFields } from './fields.ts';
import { intakeFields } from './forms/index.ts';
import { IntakeFieldViews, type IntakeContext } from './IntakeFieldView.tsx';
import type { FindingsSoFar } from './findings.ts';
import { PersonFields, personLabel, placeOf } from './PersonFields.tsx';
import { peopleOf } from './typedForm.ts';

export interface IntakeView {
  programme: string;
  draftId: string;
  version: number;
  savedAt?: string;
  typed: Typed;
  findings?: FindingsSoFar;
  wanted: readonly Wanted[];
  documents: readonly DocumentView[];
  categories: readonly Option[];
  colleagues: readonly Account[];
  /** To choose from where a level above takes the application in. */
  communities: readonly Option[];
  failure?: { refusal: Refusal; problems: readonly FieldProblem[] };
}

/**
 * The application form. Every input is saved by itself a moment later; without script, “Save” does it. Adding and
 * removing people are buttons of the same form, so they lose nothing either.
 */
export function IntakeForm({ visit, view }: { visit: StaffVisit; view: IntakeView }) {
  const { t, now } = visit;
  const { programme, draftId, typed, failure } = view;
  const fields = intakeFields(programme);
  const errors = problemsByField(visit, failure?.problems ?? []);
  const options = (from: readonly Option[]) => from.map(({ value, label }) => ({ value, label: t(label) }));
  const people = Array.from({ length: peopleOf(typed) }, (_, position): Option => {
    const follows = `people.${position}.name`;
    const name = typedOne(typed, follows).trim();
    return { value: typedOne(typed, `people.${position}.id`) || randomUUID(), label: name === '' ? placeOf(position) : { zh: name, en: name }, follows };
  });
  const context: IntakeContext = { t, typed, errors, categories: view.categories, people };
  return (
    <>
      {failure ? <RefusalSummary visit={visit} refusal={failure.refusal} problems={failure.problems} label={(field) => intakeLabel(visit, typed, field, fields)} /> : null}
      <form
        method="post" action={`/intake/${draftId}`} class="stack intake" id="intake" novalidate
        hx-post={`/intake/${draftId}/autosave`} hx-trigger="input delay:800ms, change delay:300ms" hx-target="#save-state" hx-swap="outerHTML" hx-sync="this:queue last"
      >
        <FormKeys visit={visit} />
        <input type="hidden" name={PROGRAMME_FIELD} value={programme} />
        <button class="visually-hidden" name="do" value="save" tabindex={-1}>{t('保存草稿', 'Save the draft')}</button>
        <div class="save-bar"><SaveState visit={visit} {...(view.savedAt ? { savedAt: view.savedAt } : {})} /><input type="hidden" id="draft-version" name={VERSION_FIELD} value={view.version || ''} /></div>
        {people.map(({ value: id }, position) => <PersonFields key={position} visit={visit} context={context} fields={fields} position={position} id={id} alone={people.length === 1} />)}
        <p><button class="button button--quiet" name="do" value="add-person">{t('添加家庭成员', 'Add a member of the household')}</button></p>
        <fieldset class="card stack">
          <legend><h2>{t('家庭与申请', 'Household and application')}</h2></legend>
          <TextField t={t} name="address" label={t('常住地址', 'Usual address')} value={typedOne(typed, 'address')} error={errors.get('address')} />
          <TextField t={t} name="registrationCommunity" label={t('户籍所在社区', 'Community of household registration')} value={typedOne(typed, 'registrationCommunity')} error={errors.get('registrationCommunity')} />
          {view.communities.length > 0 ? <Select t={t} name="community" label={t('所属社区', 'Community of the case')} value={typedOne(typed, 'community')} error={errors.get('community')} options={options(view.communities)} /> : null}
          <Radios t={t} name="channel" label={t('申请方式', 'How it came')} value={typedOne(typed, 'channel') || 'window'} error={errors.get('channel')} options={options(optionsOf(channelWords))} />
          {view.colleagues.length > 0 ? (
            <Checks
              t={t} name="staffRelatives" optional label={t('经办单位中的亲属', 'Relatives among the staff')} hint={t('勾选的工作人员回避本案（X-12）', 'They stand back from this case (X-12)')} values={typed['staffRelatives'] ?? []}
              options={view.colleagues.map(({ id, name, role }) => ({ value: id, label: `${name} · ${t(roleWords[role])}` }))}
            />
          ) : null}
        </fieldset>
        {fields.file.map(({ title, hint, fields: inSection }) => (
          <fieldset class="card stack" key={title.en}>
            <legend><h2>{t(title)}</h2></legend>
            {hint ? <p class="hint">{t(hint)}</p> : null}
            <IntakeFieldViews fields={inSection} prefix="file." context={context} />
          </fieldset>
        ))}
        <DraftDocuments visit={visit} draftId={draftId} wanted={view.wanted} documents={view.documents} typed={typed} error={errors.get(FILES_FIELD) ?? (failure?.refusal.field === FILES_FIELD ? t(refusalWords(failure.refusal).sentence) : undefined)} />
        <section class="card stack" aria-labelledby="findings-title">
          <h2 id="findings-title">{t('资格审查', 'Eligibility')}</h2>
          <Findings visit={visit} typed={typed} {...(view.findings ? { findings: view.findings } : {})} />
          <p><button class="button button--quiet" name="do" value="check">{t('重新核对', 'Check again')}</button></p>
          <Tick t={t} name="despiteFindings" label={t('申请人知悉不符合条件，仍要求书面决定', 'The applicant knows what does not hold and asks for a written decision all the same')} checked={typedOne(typed, 'despiteFindings') === 'yes'} />
        </section>
        <fieldset class="card stack">
          <legend><h2>{t('承诺与签字', 'Undertaking and signature')}</h2></legend>
          <Tick t={t} name="undertaking" label={t('申请人承诺所填内容真实，并同意核查', 'The applicant declares that the entries are true and agrees to their verification')} checked={typedOne(typed, 'undertaking') === 'yes'} error={errors.get('undertaking')} />
          <TextField t={t} name="signedOn" type="date" label={t('签字日期', 'Signed on')} value={typedOne(typed, 'signedOn') || dayOf(now)} error={errors.get('signedOn')} />
        </fieldset>
        <p class="form-actions">
          <button class="button" name="do" value="submit">{t('提交申请', 'Submit the application')}</button>
          <button class="button button--quiet" name="do" value="save">{t('保存草稿', 'Save the draft')}</button>
          <button class="button button--quiet button--grave" name="do" value="discard">{t('删除草稿', 'Discard the draft')}</button>
        </p>
      </form>
    </>
  );
}

/** What a field is called in the error summary. */
function intakeLabel({ t }: StaffVisit, typed: Typed, field: string, fields: IntakeFields): string | undefined {
  const person = /^people\.(\d+)\.(.+)$/.exec(field);
  if (person) return personLabel({ t }, typed, Number(person[1]), person[2] ?? '', fields);
  if (field.startsWith('file.')) return fileLabel({ t }, field, fields);
  const names: Record<string, string> = {
    address: t('常住地址', 'Usual address'), registrationCommunity: t('户籍所在社区', 'Community of registration'), channel: t('申请方式', 'How it came'),
    community: t('所属社区', 'Community of the case'), undertaking: t('承诺', 'Undertaking'), signedOn: t('签字日期', 'Signed on'),
  };
  return names[field];
}

/** `收入 2 金额`: the rows' own label, the number of the row, the field in it. */
function fileLabel({ t }: Pick<StaffVisit, 't'>, path: string, fields: IntakeFields): string | undefined {
  const [, name = '', row, inner] = path.split('.');
  const field = fields.file.flatMap((section) => section.fields).find((one) => one.name === name);
  if (!field) return undefined;
  const within = field.kind === 'rows' ? field.fields.find((one) => one.name === inner) : undefined;
  return [t(field.label), row === undefined ? '' : String(Number(row) + 1), within ? t(within.label) : ''].filter(Boolean).join(' ');
}
