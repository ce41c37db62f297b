import { optionsOf } from '../forms/options.ts';
import { typedOne, type Option, type Typed } from '../forms/field.ts';
import { Select, TextArea, TextField, Tick } from '../kit/fields.tsx';
import type { Visit } from '../visit.ts';
import { healthWords, relationWords, workWords } from '../words/intake.ts';
import { sexWords } from '../words/people.ts';
import type { Text } from '../words/text.ts';
import type { Translate } from '../words/translate.ts';
import type { IntakeFields } from './fields.ts';
import { IntakeFieldViews, type IntakeContext } from './IntakeFieldView.tsx';

const labels: Record<string, Text> = {
  relation: { zh: '与申请人关系', en: 'Relation' },
  name: { zh: '姓名', en: 'Name' },
  identityNumber: { zh: '证件号码', en: 'Identity number' },
  sex: { zh: '性别', en: 'Sex' },
  birthDate: { zh: '出生日期', en: 'Date of birth' },
  phone: { zh: '电话', en: 'Phone' },
  health: { zh: '健康状况', en: 'Health' },
  healthNote: { zh: '健康说明', en: 'Note on health' },
  work: { zh: '就业状况', en: 'Current status' },
};

/** Who somebody is as long as no name is typed. */
export function placeOf(position: number): Text {
  return position === 0 ? { zh: '申请人', en: 'Applicant' } : { zh: `家庭成员 ${position + 1}`, en: `Member ${position + 1}` };
}

/** What a person's field is called in the error summary: `家庭成员 2 姓名`. */
export function personLabel({ t }: { t: Translate }, typed: Typed, position: number, field: string, fields?: IntakeFields): string {
  const name = field.replace(/\.\d+$/, '');
  const label = name === 'seeksRecognition' ? fields?.seeks : (labels[name] ?? [...(fields?.person ?? []), ...(fields?.seeking ?? [])].find((one) => one.name === name)?.label);
  const who = typedOne(typed, `people.${position}.name`).trim() || t(placeOf(position));
  return `${who} ${label ? t(label) : ''}`.trim();
}

/** Everything that is asked of one person; what only concerns somebody who is to be helped is asked together. */
export function PersonFields({ visit, context, fields, position, id, alone }: {
  visit: Visit; context: IntakeContext; fields: IntakeFields; position: number; /** Fixed from the first saving on. */ id: string; alone: boolean;
}) {
  const { t } = visit;
  const { typed, errors } = context;
  const nameOf = (field: string) => `people.${position}.${field}`;
  const field = (name: string) => {
    const label = labels[name];
    return { t, name: nameOf(name), label: label ? t(label) : name, value: typedOne(typed, nameOf(name)), error: errors.get(nameOf(name)) };
  };
  const options = (from: readonly Option[]) => from.map((option) => ({ value: option.value, label: t(option.label) }));
  const applicant = position === 0;
  const { person: ofAll, seeking: ofSeekers } = fields;
  const identityPath = `/intake/identity?person=${position}`;
  const seeks = typed[nameOf('seeksRecognition')] === undefined && typedOne(typed, nameOf('name')) === '' ? applicant && !fields.seeksForOthers : typedOne(typed, nameOf('seeksRecognition')) === 'yes';
  return (
    <fieldset class="card stack person" id={`person-${position}`}>
      <legend><h2>{t(placeOf(position))}</h2></legend>
      <input type="hidden" name={nameOf('id')} value={id} />
      {applicant ? <input type="hidden" name={nameOf('relation')} value="self" /> : <Select {...field('relation')} options={options(optionsOf(relationWords, Object.keys(relationWords).filter((code) => code !== 'self')))} />}
      <TextField {...field('name')} />
      <TextField
        {...field('identityNumber')} hint={t('填写后自动带出性别、出生日期和年龄', 'Fills in sex, date of birth and age')}
        extra={{ 'hx-post': identityPath, 'hx-trigger': 'input changed delay:400ms', 'hx-target': `#identity-${position}`, 'hx-swap': 'innerHTML', 'hx-sync': 'this:replace' }}
      />
      <div id={`identity-${position}`} class="identity-help" aria-live="polite" hx-post={typedOne(typed, nameOf('identityNumber')) === '' ? undefined : identityPath} hx-trigger="load" hx-target="this" hx-swap="innerHTML" hx-include="#intake" />
      <NumberSaysNothing visit={visit} field={field} typed={typed} />
      <TextField {...field('phone')} type="tel" optional={!applicant} />
      <div class="row">
        <Select {...field('health')} options={options(optionsOf(healthWords))} />
        <Select {...field('work')} options={options(optionsOf(workWords))} />
      </div>
      <TextArea {...field('healthNote')} optional rows={2} />
      <IntakeFieldViews fields={ofAll} prefix={nameOf('')} context={context} />
      <Tick {...field('seeksRecognition')} label={t(fields.seeks)} checked={seeks} />
      {ofSeekers.length > 0 ? <div class="stack if-seeking"><IntakeFieldViews fields={ofSeekers} prefix={nameOf('')} context={context} /></div> : null}
      {applicant || alone ? null : <p><button class="button button--quiet button--small" name="do" value={`remove-person.${position}`}>{t('移除此人', 'Remove')}<span class="visually-hidden"> {personLabel({ t }, typed, position, '')}</span></button></p>}
    </fieldset>
  );
}

/** Older foreigners' cards tell neither sex nor date of birth: only then are they asked for. */
function NumberSaysNothing({ visit: { t }, field, typed }: { visit: Visit; field: (name: string) => { t: Translate; name: string; label: string; value: string; error: string | undefined }; typed: Typed }) {
  const [sex, birthDate, number] = [field('sex'), field('birthDate'), field('identityNumber')];
  const silent = /^[A-Za-z]{3}\d{12}$/.test(number.value.trim());
  if (!silent && !sex.error && !birthDate.error && typedOne(typed, sex.name) === '' && typedOne(typed, birthDate.name) === '') return null;
  return (
    <div class="row">
      <Select {...sex} options={optionsOf(sexWords).map(({ value, label }) => ({ value, label: t(label) }))} />
      <TextField {...birthDate} type="date" />
    </div>
  );
}
