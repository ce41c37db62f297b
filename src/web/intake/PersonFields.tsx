import { optionsOf } from '../forms/options.ts';
import { typedOne, type Option, type Typed } from '../forms/field.ts';
import { Checks, Select, TextArea, TextField, Tick } from '../kit/fields.tsx';
import type { Visit } from '../visit.ts';
import { flagWords, healthWords, postWords, relationWords, workWords } from '../words/intake.ts';
import { sexWords } from '../words/people.ts';
import type { Text } from '../words/text.ts';
import type { Translate } from '../words/translate.ts';

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
  post: { zh: '岗位性质', en: 'Kind of post' },
  registeredUnemployedOn: { zh: '失业登记日期', en: 'Unemployment registered on' },
  registeredAsJobseeker: { zh: '已办理求职登记', en: 'Registered as a jobseeker' },
  able: { zh: '有劳动能力', en: 'Able to work' },
  willing: { zh: '有就业愿望', en: 'Willing to work' },
  graduatedOn: { zh: '毕业日期', en: 'Graduated on' },
  flags: { zh: '情况', en: 'Circumstances' },
  claimedCategories: { zh: '申请的类别', en: 'Categories applied for' },
  seeksRecognition: { zh: '申请认定为就业困难人员', en: 'Seeks recognition' },
  'wishes.trades': { zh: '希望的工种', en: 'Trades wished for' },
  'wishes.leastPayFen': { zh: '最低月薪（元）', en: 'Least monthly pay (yuan)' },
};

/** What a person's field is called in the error summary: `成员 2 姓名`. */
export function personLabel({ t }: { t: Translate }, typed: Typed, position: number, field: string): string {
  const label = labels[field.replace(/\.\d+$/, '')];
  const who = typedOne(typed, `people.${position}.name`).trim() || (position === 0 ? t('申请人', 'Applicant') : t(`成员 ${position + 1}`, `Member ${position + 1}`));
  return `${who} ${label ? t(label) : ''}`.trim();
}

/** Everything that is asked of one person; what only concerns somebody who seeks recognition is asked together. */
export function PersonFields({ visit, typed, errors, position, id, categories, alone }: {
  visit: Visit; typed: Typed; errors: ReadonlyMap<string, string>; position: number; /** Fixed from the first saving on. */ id: string; categories: readonly Option[]; alone: boolean;
}) {
  const { t } = visit;
  const nameOf = (field: string) => `people.${position}.${field}`;
  const field = (name: string) => {
    const label = labels[name];
    return { t, name: nameOf(name), label: label ? t(label) : name, value: typedOne(typed, nameOf(name)), error: errors.get(nameOf(name)) };
  };
  const tick = (name: string) => ({ ...field(name), checked: typedOne(typed, nameOf(name)) === 'yes' });
  const options = (from: readonly Option[]) => from.map((option) => ({ value: option.value, label: t(option.label) }));
  const applicant = position === 0;
  const identityPath = `/intake/identity?person=${position}`;
  const seeks = typed[nameOf('seeksRecognition')] === undefined && typedOne(typed, nameOf('name')) === '' ? applicant : typedOne(typed, nameOf('seeksRecognition')) === 'yes';
  return (
    <fieldset class="card stack person" id={`person-${position}`}>
      <legend><h2>{applicant ? t('申请人', 'Applicant') : t(`家庭成员 ${position + 1}`, `Member ${position + 1}`)}</h2></legend>
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
      <Tick {...tick('seeksRecognition')} checked={seeks} />
      <div class="stack if-seeking">
        <div class="row">
          <TextField {...field('registeredUnemployedOn')} type="date" optional />
          <TextField {...field('graduatedOn')} type="date" optional hint={t('大中专毕业生填写', 'For graduates')} />
        </div>
        <div class="choices">
          <Tick {...tick('registeredAsJobseeker')} />
          <Tick {...tick('able')} />
          <Tick {...tick('willing')} />
        </div>
        <Select {...field('post')} optional options={options(optionsOf(postWords))} hint={t('影响女性的法定劳动年龄', 'Decides a woman’s upper working age')} />
        <Checks {...field('flags')} optional values={typed[nameOf('flags')] ?? []} options={options(optionsOf(flagWords))} />
        <Checks {...field('claimedCategories')} optional values={typed[nameOf('claimedCategories')] ?? []} options={options(categories)} />
        <div class="row">
          <TextField {...field('wishes.trades')} optional hint={t('用顿号分开', 'Separated by commas')} />
          <TextField {...field('wishes.leastPayFen')} optional inputmode="decimal" />
        </div>
      </div>
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
