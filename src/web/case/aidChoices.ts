import type { Fund } from '../../cases/aid/funds.ts';
import type { CaseDetail } from '../../cases/read/model.ts';
import { isPolicyOf } from '../../programmes/policy/kinds.ts';
import { aidKinds } from '../../programmes/union-aid/kinds.ts';
import type { Policy } from '../../programmes/policy/shared.ts';
import type { ChoiceSource, Option } from '../forms/field.ts';
import { fundSourceWords, grantKindWords } from '../words/aid.ts';
import { moneyText } from '../words/dates.ts';
import { wordFor, type Text } from '../words/text.ts';

type AidSource = Extract<ChoiceSource, 'grantKinds' | 'grantsToDecide' | 'grantsToPay' | 'grantsOpen' | 'grantsPaid' | 'funds' | 'topUps'>;

const states = { grantsToDecide: ['proposed'], grantsToPay: ['approved'], grantsOpen: ['proposed', 'approved'], grantsPaid: ['paid'] } as const;

/** What the forms of union aid choose from. */
export function aidChoices(source: AidSource, detail: CaseDetail, { policy, funds }: { policy: Policy; funds: readonly Fund[] }): Option[] {
  switch (source) {
    case 'funds':
      return funds.map((fund) => ({ value: fund.id, label: fundText(fund) }));
    case 'grantKinds':
      return isPolicyOf('union-aid', policy)
        ? [...aidKinds.map((kind) => ({ value: kind, label: policy.aid[kind].title })), ...policy.measures.filter(({ project }) => project).map(({ code, title }) => ({ value: code, label: title }))]
        : [];
    case 'topUps':
      return isPolicyOf('union-aid', policy) ? policy.topUps.map(({ code, event }) => ({ value: code, label: event })) : [];
    default: {
      const wanted: readonly string[] = states[source];
      return Object.entries(detail.state.aid?.grants ?? {}).flatMap(([value, { kind, amount, state, returned }]) => {
        if (!wanted.includes(state) || returned >= amount) return [];
        const [what, money] = [wordFor(grantKindWords, kind), moneyText(amount)];
        return [{ value, label: { zh: `${what.zh} ${money.zh}`, en: `${what.en}, ${money.en}` } }];
      });
    }
  }
}

export function fundText({ source, project, year, left }: Fund): Text {
  const [from, what, money] = [wordFor(fundSourceWords, source), wordFor(grantKindWords, project), moneyText(left)];
  return { zh: `${year} 年 ${from.zh} · ${what.zh} · 余额 ${money.zh}`, en: `${year} · ${from.en} · ${what.en} · ${money.en} left` };
}
