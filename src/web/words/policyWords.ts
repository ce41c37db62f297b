import type { Policy } from '../../programmes/policy/shared.ts';
import { categoriesIn, isPolicyOf } from '../../programmes/policy/kinds.ts';
import { measuresOf } from '../../rules/exit/measures.ts';
import type { Text } from './text.ts';

/** What policy calls its categories, documents and services; a code that no policy knows is shown as it is. */
export interface PolicyWords {
  category(code: string): Text;
  document(code: string): Text;
  service(code: string): Text;
  measure(code: string): Text;
  unit(code: string): Text;
  /** A kind of paired helper. */
  helper(code: string): Text;
}

/** Of several policies the one in force latest names a code. */
export function policyWords(policies: readonly Policy[]): PolicyWords {
  const inOrder = [...policies].sort((one, other) => (one.effectiveFrom < other.effectiveFrom ? -1 : 1));
  const of = (list: (policy: Policy) => readonly { code: string; title: Text }[]) => {
    const titles = new Map(inOrder.flatMap((policy) => list(policy).map(({ code, title }) => [code, title] as const)));
    return (code: string): Text => titles.get(code) ?? { zh: code, en: code };
  };
  const category = of(categoriesIn);
  return {
    category: (code) => (code === 'default' ? { zh: '其他类别', en: 'Other category' } : code === 'household' ? { zh: '零就业家庭（全户）', en: 'Household as a whole' } : category(code)),
    document: of(({ documents }) => documents),
    service: of(({ services }) => services),
    measure: of((policy) => (isPolicyOf('long-term-exit', policy) ? measuresOf(policy) : [])),
    unit: of((policy) => (isPolicyOf('long-term-exit', policy) ? policy.unitMeasures.units : [])),
    helper: of((policy) => (isPolicyOf('long-term-exit', policy) ? policy.caseload.helpers : [])),
  };
}
