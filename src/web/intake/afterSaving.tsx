import type { Condition } from '../../rules/condition.ts';
import { typedOne, type Typed } from '../forms/field.ts';
import type { Visit } from '../visit.ts';
import { timeOf } from '../../calendar/days.ts';
import { listOf } from '../words/text.ts';
import type { FindingsSoFar } from './findings.ts';
import { personLabel } from './PersonFields.tsx';

/** 自动保存 · 已保存 · 未保存, as a status that screen readers say politely. */
export function SaveState({ visit: { t }, savedAt, problem }: { visit: Visit; savedAt?: string; problem?: string }) {
  const text = problem ? `${t('未保存', 'Not saved')}${t('：', ': ')}${problem}` : savedAt ? t(`已保存 ${timeOf(savedAt)}`, `Saved ${timeOf(savedAt)}`) : t('填写时自动保存', 'Saved as you type');
  return <p id="save-state" class={problem ? 'save-state save-state--problem' : 'save-state'} role="status" data-saved={savedAt} data-saving={t('自动保存中…', 'Saving…')} data-unsaved={t('未保存：联系不上系统，稍后会再试', 'Not saved: no connection; it is tried again at the next input')}>{text}</p>;
}

/** What the rules say so far, person by person; before enough is filled in, what they still need. */
export function Findings({ visit, typed, findings, oob = false }: { visit: Visit; typed: Typed; findings?: FindingsSoFar; /** Sent along with another answer. */ oob?: boolean }) {
  const { t, words } = visit;
  return (
    <div id="findings" class="stack" aria-live="polite" {...(oob ? { 'hx-swap-oob': 'true' } : {})}>
      {findings?.kind === 'assessed' ? (
        <>
          {findings.assessment.household.length > 0 ? <ul class="conditions">{findings.assessment.household.map((condition) => <ConditionLine key={condition.code} visit={visit} condition={condition} />)}</ul> : null}
          {findings.assessment.people.map(({ seeksRecognition, assessment, unknownPlace }, position) => seeksRecognition ? (
            <div key={position}>
              <h3>{personLabel(visit, typed, position, '')} <span class={assessment.eligible ? 'tag tag--ok' : 'tag tag--warn'}>{assessment.eligible ? t('符合条件', 'Eligible') : t('不符合条件', 'Not eligible')}</span></h3>
              {assessment.categories.length > 0 ? <p>{t('类别', 'Categories')}{t('：', ': ')}{t(listOf(assessment.categories.map((code) => words.category(code))))}</p> : null}
              <ul class="conditions">{assessment.conditions.map((condition) => <ConditionLine key={condition.code} visit={visit} condition={condition} />)}</ul>
              {unknownPlace ? <p class="hint">{t('证件号码的地区代码不在现行目录中（已撤销的区县仍然有效），请核对。', 'The county code of the number is not a present one (those of abolished counties stay lawful); please check.')}</p> : null}
            </div>
          ) : null)}
        </>
      ) : (
        <p class="hint">{findings ? t(`填完人员信息后显示核对结果，还有 ${findings.problems.length} 项待填。`, `Shown once the people are complete: ${findings.problems.length} entries to go.`) : t('填完人员信息后显示核对结果。', 'Shown once the people are complete.')}</p>
      )}
      {typedOne(typed, 'despiteFindings') === 'yes' ? <p class="hint">{t('将要求作出书面决定。', 'A written decision will be asked for.')}</p> : null}
    </div>
  );
}

function ConditionLine({ visit: { t }, condition }: { visit: Visit; condition: Condition }) {
  return <li class={condition.holds ? 'condition condition--holds' : 'condition condition--fails'}>{mark(t, condition.holds)} {t(condition)} <span class="rules">{condition.rule}</span></li>;
}

function mark(t: Visit['t'], holds: boolean): string {
  return holds ? t('✓ 是', '✓ yes') : t('✗ 否', '✗ no');
}
