import { typedOne, type Option, type Typed } from '../forms/field.ts';
import { Checks, Select, TextArea, TextField, Tick } from '../kit/fields.tsx';
import type { Translate } from '../words/translate.ts';
import type { IntakeField } from './fields.ts';
import { rowsIn } from './typedForm.ts';

export interface IntakeContext {
  t: Translate;
  typed: Typed;
  errors: ReadonlyMap<string, string>;
  /** The categories that the policy in force knows. */
  categories: readonly Option[];
  /** The people of the form, by their id; who has no name yet is called by their place. */
  people: readonly Option[];
  /** The members of a file by their number; of an application they are the people in their order. */
  positions?: readonly Option[];
  /** Empty rows beyond those filled in; one where saving brings the next. */
  spareRows?: number;
}

/** Fields that fit beside each other. */
const short: ReadonlySet<IntakeField['kind']> = new Set(['line', 'list', 'money', 'number', 'day', 'month', 'choice']);

/** Several fields; short ones that follow each other share a line where there is room. */
export function IntakeFieldViews({ fields, prefix, context }: { fields: readonly IntakeField[]; prefix: string; context: IntakeContext }) {
  const groups: IntakeField[][] = [];
  for (const field of fields) {
    const last = groups.at(-1);
    const kind = (one: IntakeField | undefined) => (one === undefined ? '' : short.has(one.kind) ? 'row' : one.kind === 'tick' ? 'choices' : one.name);
    if (last && kind(last[0]) === kind(field)) last.push(field);
    else groups.push([field]);
  }
  return (
    <>
      {groups.map((group) => {
        const [first] = group;
        const views = group.map((field) => <IntakeFieldView key={field.name} field={field} prefix={prefix} context={context} />);
        if (!first || group.length === 1) return views;
        return <div class={first.kind === 'tick' ? 'choices' : 'row'} key={first.name}>{views}</div>;
      })}
    </>
  );
}

/** One field of an application under its full name, as it was typed, with what is wrong with it. */
export function IntakeFieldView({ field, prefix, context }: { field: IntakeField; prefix: string; context: IntakeContext }) {
  const { t, typed, errors, categories, people, positions = numbered(people) } = context;
  const name = `${prefix}${field.name}`;
  const shared = { t, name, label: t(field.label), hint: field.hint && t(field.hint), error: errors.get(name), optional: field.optional };
  const value = typedOne(typed, name);
  switch (field.kind) {
    case 'line':
    case 'list':
      return <TextField {...shared} value={value} />;
    case 'words':
      return <TextArea {...shared} value={value} rows={3} />;
    case 'money':
      return <TextField {...shared} value={value} inputmode="decimal" />;
    case 'number':
      return <TextField {...shared} value={value} inputmode="numeric" />;
    case 'day':
      return <TextField {...shared} type="date" value={value} />;
    case 'month':
      return <TextField {...shared} hint={shared.hint ?? t('如 2026-03', 'Such as 2026-03')} value={value} />;
    case 'tick':
      return <Tick {...shared} checked={value === 'yes'} />;
    case 'choice':
    case 'choices': {
      const from = field.options === 'categories' ? categories : field.options === 'people' ? people : field.options === 'positions' ? positions : field.options;
      const options = from.map(({ value: chosen, label, follows }) => ({ value: chosen, label: t(label), ...(follows ? { follows } : {}) }));
      return field.kind === 'choice' ? <Select {...shared} value={value} options={options} /> : <Checks {...shared} values={typed[name] ?? []} options={options} />;
    }
    case 'rows':
      return <Rows field={field} name={name} context={context} />;
    default:
      return field satisfies never;
  }
}

/** People as their file numbers them. */
function numbered(people: readonly Option[]): Option[] {
  return people.map((person, position) => ({ ...person, value: String(position + 1) }));
}

/** The rows that are filled in, and an empty one; saving brings the next. */
function Rows({ field, name, context }: { field: Extract<IntakeField, { kind: 'rows' }>; name: string; context: IntakeContext }) {
  const { t, typed, errors, spareRows } = context;
  const rows = Array.from({ length: Math.min(rowsIn(typed, name) + (spareRows ?? 1), field.most) }, (_, row) => row);
  const error = errors.get(name);
  return (
    <fieldset class={error ? 'field field--error rows' : 'field rows'} id={`f-${name.replaceAll('.', '-')}`} tabindex={-1}>
      <legend>{t(field.label)}{field.optional ? <span class="optional">{t('（选填）', ' (optional)')}</span> : null}</legend>
      {field.hint ? <p class="hint">{t(field.hint)}</p> : null}
      {error ? <p class="error">{error}</p> : null}
      {rows.map((row) => (
        <div class="row" key={row}>
          {field.fields.map((inner) => <IntakeFieldView key={inner.name} field={inner} prefix={`${name}.${row}.`} context={context} />)}
        </div>
      ))}
      {spareRows === undefined ? <p><button class="button button--quiet button--small" name="do" value="save">{t('再加一行', 'One more row')}</button></p> : null}
    </fieldset>
  );
}
