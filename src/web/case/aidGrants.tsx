import { roles } from '../../access/roles.ts';
import { grantsOf } from '../../cases/aid/grantsOf.ts';
import type { CaseDetail } from '../../cases/read/model.ts';
import { Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import type { StaffVisit } from '../visit.ts';
import { actionText } from '../words/actions.ts';
import { grantKindWords, grantStateWords, tierWords } from '../words/aid.ts';
import { dayText, moneyText } from '../words/dates.ts';
import { levelWords } from '../words/people.ts';
import { wordFor } from '../words/text.ts';
import { actionPath, sortActions } from './nextStep.ts';

const grantActions = new Set<string>(['proposeGrant', 'decideGrant', 'payGrant', 'cancelGrant', 'returnGrant', 'beginExit']);

/** Grants with their state, and what may be granted now with the arithmetic that leads there. @rule B-05 · B-20 */
export async function aidGrants(parts: WebParts, visit: StaffVisit, detail: CaseDetail) {
  const { t } = visit;
  const { items, entitlements, topUps } = await grantsOf(parts, visit.staff, detail.id);
  const { next, others } = sortActions(detail.actions.filter(({ action }) => grantActions.has(action)), detail.clocks);
  const open = [...(next ? [next] : []), ...others];
  const mayRead = roles[visit.staff.role].mayReveal;
  return (
    <section class="card stack" aria-labelledby="grants">
      <h2 id="grants">{t('救助', 'Grants')}</h2>
      {open.length > 0 ? <ul class="actions">{open.map((action) => <li key={action.action}><a class="button button--quiet" href={actionPath(detail.id, action)}>{t(actionText(action.action))}</a></li>)}</ul> : null}
      {items.length === 0 ? <p class="empty">{t('还没有救助记录。', 'Nothing has been granted yet.')}</p> : (
        <Table
          caption={t('救助', 'Grants')} head={[t('类型', 'Kind'), t('金额', 'Amount'), t('状态', 'State'), t('审批', 'Approval'), t('发放', 'Paid'), t('退回', 'Returned')]}
          rows={items.map((grant) => ({
            key: grant.id,
            cells: [
              `${t(wordFor(grantKindWords, grant.kind))}${t('（', ' (')}${t(wordFor(tierWords, grant.tier))}${t('）', ')')}`, t(moneyText(grant.amount)),
              `${t(wordFor(grantStateWords, grant.state))}${grant.reclaimed ? t('，追回中', ', being reclaimed') : ''}`,
              grant.levels.map((level) => `${t(wordFor(levelWords, level))}${signOf(grant.opinions.find((opinion) => opinion.level === level)?.approve)}`).join(t('、', ', ')),
              grant.paidOn ? `${t(dayText(grant.paidOn))}${grant.paidLate ? t('（超期）', ' (late)') : ''}` : '—', grant.returned > 0 ? t(moneyText(grant.returned)) : '—',
            ],
          }))}
        />
      )}
      {mayRead ? entitlements.map((one) => (
        <details key={`${one.request.kind}-${'student' in one.request ? one.request.student : ''}`}>
          <summary>
            {t(wordFor(grantKindWords, one.request.kind))}{'student' in one.request ? ` · ${detail.persons.find(({ id }) => 'student' in one.request && id === one.request.student)?.name ?? ''}` : ''}{t('：', ': ')}
            {one.open ? t(`现在可救助 ${moneyText(one.leastNow).zh} 至 ${moneyText(one.mostNow).zh}`, `${moneyText(one.leastNow).en} to ${moneyText(one.mostNow).en} may be granted now`) : t('现在不能救助', 'not open now')}
          </summary>
          <ul class="conditions">{one.conditions.map(({ code, holds, rule, zh, en }, line) => <li key={`${code}-${line}`}><span class={holds ? 'tag tag--ok' : 'tag tag--warn'}>{holds ? t('是', 'Yes') : t('否', 'No')}</span> {t(zh, en)} <span class="meta">{rule}</span></li>)}</ul>
          <ol>{one.steps.map(({ code, zh, en }, line) => <li key={`${code}-${line}`}>{t(zh, en)}</li>)}</ol>
        </details>
      )) : null}
      {mayRead ? topUps.map(({ code, open: isOpen, conditions }) => (
        <details key={code}>
          <summary>{t('专项增发', 'Top-up')} {code}{t('：', ': ')}{isOpen ? t('可以增发', 'open') : t('不能增发', 'not open')}</summary>
          <ul class="conditions">{conditions.map((condition) => <li key={condition.code}>{t(condition.zh, condition.en)} <span class="meta">{condition.rule}</span></li>)}</ul>
        </details>
      )) : null}
    </section>
  );
}

function signOf(approve: boolean | undefined): string {
  return approve === undefined ? '' : approve ? ' ✓' : ' ✗';
}
