import { h, type ComponentChildren } from 'preact';
import type { Translate } from '../words/translate.ts';

export function fieldId(name: string): string {
  return `f-${name.replaceAll(/[^\w-]/g, '-')}`;
}

interface FieldProps {
  t: Translate;
  name: string;
  /** Where one page has two fields of a name. */
  id?: string | undefined;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  optional?: boolean | undefined;
}

interface Choice {
  value: string;
  label: string;
  hint?: string;
  follows?: string;
}

function described({ name, id: own, hint, error }: FieldProps): { id: string; 'aria-describedby'?: string; 'aria-invalid'?: 'true' } {
  const id = own ?? fieldId(name);
  const by = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return { id, ...(by ? { 'aria-describedby': by } : {}), ...(error ? { 'aria-invalid': 'true' } : {}) };
}

function Around({ field, children }: { field: FieldProps; children: ComponentChildren }) {
  const { t, name, label, hint, error, optional } = field;
  const id = field.id ?? fieldId(name);
  return (
    <div class={error ? 'field field--error' : 'field'}>
      <label for={id}>{label}{optional ? <span class="optional">{t('（选填）', ' (optional)')}</span> : null}</label>
      {hint ? <p class="hint" id={`${id}-hint`}>{hint}</p> : null}
      {error ? <p class="error" id={`${id}-error`}>{error}</p> : null}
      {children}
    </div>
  );
}

export function TextField(props: FieldProps & { value?: string; type?: 'text' | 'tel' | 'date' | 'month' | 'time' | 'password'; inputmode?: 'numeric' | 'decimal'; autocomplete?: 'off' | 'username' | 'current-password' | 'new-password' | 'one-time-code' | 'tel'; extra?: Record<string, string> }) {
  return (
    <Around field={props}>
      {/* not as JSX: its types want one element for each type of input */}
      {h('input', { ...described(props), ...props.extra, name: props.name, type: props.type ?? 'text', value: props.value ?? '', inputmode: props.inputmode, autocomplete: props.autocomplete ?? 'off' })}
    </Around>
  );
}

export function TextArea(props: FieldProps & { value?: string; rows?: number }) {
  return <Around field={props}><textarea {...described(props)} name={props.name} rows={props.rows ?? 4}>{props.value ?? ''}</textarea></Around>;
}

export function Select(props: FieldProps & { value?: string; options: readonly Choice[]; /** What choosing nothing is called. */ none?: string }) {
  return (
    <Around field={props}>
      <select {...described(props)} name={props.name}>
        <option value="">{props.none ?? props.t('请选择', 'Choose')}</option>
        {props.options.map(({ value, label, follows }) => <option key={value} value={value} selected={value === props.value} data-follows={follows}>{label}</option>)}
      </select>
    </Around>
  );
}

function Group({ field, children }: { field: FieldProps; children: ComponentChildren }) {
  const { t, name, label, hint, error, optional } = field;
  const id = field.id ?? fieldId(name);
  return (
    <fieldset class={error ? 'field field--error' : 'field'} id={id} tabindex={-1}>
      <legend>{label}{optional ? <span class="optional">{t('（选填）', ' (optional)')}</span> : null}</legend>
      {hint ? <p class="hint">{hint}</p> : null}
      {error ? <p class="error" id={`${id}-error`}>{error}</p> : null}
      {children}
    </fieldset>
  );
}

export function Radios(props: FieldProps & { value?: string; options: readonly Choice[] }) {
  return (
    <Group field={props}>
      <div class="choices">
        {props.options.map(({ value, label }) => (
          <label class="choice" key={value}><input type="radio" name={props.name} value={value} checked={value === props.value} /> {label}</label>
        ))}
      </div>
    </Group>
  );
}

export function Checks(props: FieldProps & { values: readonly string[]; options: readonly Choice[] }) {
  return (
    <Group field={props}>
      <div class="choices">
        {props.options.map(({ value, label }) => (
          <label class="choice" key={value}><input type="checkbox" name={props.name} value={value} checked={props.values.includes(value)} /> {label}</label>
        ))}
      </div>
    </Group>
  );
}

export function Tick(props: FieldProps & { checked: boolean }) {
  return (
    <div class={props.error ? 'field field--error' : 'field'}>
      {props.error ? <p class="error" id={`${fieldId(props.name)}-error`}>{props.error}</p> : null}
      <label class="choice"><input {...described(props)} type="checkbox" name={props.name} value="yes" checked={props.checked} /> {props.label}</label>
      {props.hint ? <p class="hint" id={`${fieldId(props.name)}-hint`}>{props.hint}</p> : null}
    </div>
  );
}
