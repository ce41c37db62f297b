import type { Text } from './text.ts';

/** What is wrong with a field, by the code that the schemas give. */
const problems: Record<string, Text> = {
  'too-short': { zh: '请填写，至少两个字', en: 'Please fill this in (two characters or more)' },
  'too-long': { zh: '太长了，请缩短', en: 'This is too long' },
  'evidence-needed': { zh: '请至少附一份证据', en: 'Attach at least one piece of evidence' },
  'when-invalid': { zh: '请填写发生的日期；时间可以不填', en: 'Give the day on which it happened; the time may be left out' },
  required: { zh: '请填写或选择', en: 'Please fill this in or choose' },
  invalid: { zh: '格式不对，请核对', en: 'This does not look right; please check it' },
};

/**
 * @param code the message of a schema's issue, such as `too-short`
 * @param kind the issue's own kind, for issues without a message of ours
 */
export function problemText(code: string, kind?: string): Text {
  const own = problems[code];
  if (own) return own;
  const fallback = kind === 'invalid_type' || kind === 'invalid_value' || kind === 'too_small' ? problems['required'] : problems['invalid'];
  return fallback ?? { zh: code, en: code };
}
