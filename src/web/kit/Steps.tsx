import type { ProgressStep } from '../case/stageProgress.ts';
import type { Translate } from '../words/translate.ts';

/** Where something stands on its way; said in words, not by colour alone. */
export function Steps({ t, label, steps }: { t: Translate; label: string; steps: readonly ProgressStep[] }) {
  const states = { done: t('已完成', 'done'), current: t('当前', 'current'), coming: t('未到', 'to come') };
  return (
    <ol class="steps" aria-label={label}>
      {steps.map(({ stage, title, state }) => (
        <li key={stage} class={`step step--${state}`} aria-current={state === 'current' ? 'step' : undefined}>
          {t(title)}<span class="visually-hidden">{t('（', ' (')}{states[state]}{t('）', ')')}</span>
        </li>
      ))}
    </ol>
  );
}
