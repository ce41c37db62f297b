import type { FieldProblem } from '../../refusals/input.ts';
import type { Refusal } from '../../refusals/refusal.ts';
import { fieldId } from '../kit/fields.tsx';
import { ErrorSummary } from '../kit/parts.tsx';
import type { Visit } from '../visit.ts';
import { refusalWords, problemText } from '../words/refusals.ts';

/** Why a form was not taken and what to do: the problem of each field with a link to it, or the one refusal. */
export function RefusalSummary({ visit: { t }, refusal, problems, label }: {
  visit: Visit; refusal: Refusal; problems: readonly FieldProblem[]; /** What a field is called on the page. */ label?: (field: string) => string | undefined;
}) {
  if (problems.length > 0) {
    return (
      <ErrorSummary
        title={t('还有内容需要改正', 'Some things are not right yet')}
        items={problems.map((problem) => ({ href: `#${fieldId(problem.field)}`, text: [label?.(problem.field), sentenceOf({ t }, problem)].filter(Boolean).join(t('：', ': ')) }))}
      />
    );
  }
  const { sentence, todo } = refusalWords(refusal);
  const rule = refusal.rule ? t(`（规则 ${refusal.rule}）`, ` (rule ${refusal.rule})`) : '';
  return (
    <ErrorSummary title={`${t(sentence)}${rule}`} items={refusal.field ? [{ href: `#${fieldId(refusal.field)}`, text: t(todo) }] : []}>
      {refusal.field ? null : <p>{t(todo)}</p>}
    </ErrorSummary>
  );
}

function sentenceOf({ t }: Pick<Visit, 't'>, problem: FieldProblem): string {
  return `${t('sentence' in problem && problem.sentence ? problem.sentence : problemText(problem.problem))}${problem.rule ? t(`（${problem.rule}）`, ` (${problem.rule})`) : ''}`;
}

/** What is wrong, by the name of the control. */
export function problemsByField(visit: Pick<Visit, 't'>, problems: readonly FieldProblem[]): ReadonlyMap<string, string> {
  return new Map(problems.map((problem) => [problem.field, sentenceOf(visit, problem)]));
}
