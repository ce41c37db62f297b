import { moveAll, moveForm, MOVES_CASES, newerPolicies, previewMoves, type PolicyMove } from '../../cases/aid/policyMoves.ts';
import { programmeOf } from '../../programmes/index.ts';
import type { Policy } from '../../programmes/policy/shared.ts';
import { catalogue } from '../../refusals/catalogue.ts';
import { InputError, parseInput } from '../../refusals/input.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import { checkedKey } from '../../cases/commandService.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { KEY_FIELD } from '../forms/idempotency.ts';
import { typedOne, type Typed } from '../forms/field.ts';
import { typedOf } from '../forms/readTyped.ts';
import { problemsByField, RefusalSummary } from '../forms/RefusalSummary.tsx';
import { TextArea } from '../kit/fields.tsx';
import { Notice, Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import type { PageReply, Reply } from '../reply.ts';
import { queryOf, type StaffVisit, type Visit } from '../visit.ts';
import { tierWords } from '../words/aid.ts';
import { dayText } from '../words/dates.ts';
import { levelWords } from '../words/people.ts';
import { stageText } from '../words/stages.ts';
import { wordFor } from '../words/text.ts';

/** 按新政策办理: what a newer policy would change about the open cases, before it is done. @rule B-23 */
export function policyMovesPage(parts: WebParts) {
  return (visit: StaffVisit): Promise<Reply> => reply(parts, visit, queryOf(visit, 'policy'), {});
}

export function takePolicyMoves(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const typed = typedOf(visit.request.body);
    const policy = typedOne(typed, 'policy');
    mustMove(visit);
    try {
      const { reason } = parseInput(moveForm, { policy, reason: typedOne(typed, 'reason') });
      return await reply(parts, visit, policy, { done: await moveAll(parts, visit.staff, policy, reason, checkedKey(typedOne(typed, KEY_FIELD))) });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return reply(parts, visit, policy, { typed, error });
    }
  };
}

function mustMove({ staff }: StaffVisit): void {
  if (staff.role !== MOVES_CASES) throw new RefusalError({ code: 'not-found' });
}

interface Said {
  typed?: Typed;
  error?: InputError;
  done?: { moved: number; left: number };
}

async function reply(parts: WebParts, visit: StaffVisit, policyId: string, { typed = {}, error, done }: Said): Promise<PageReply> {
  mustMove(visit);
  const { t } = visit;
  const newer = newerPolicies(parts, visit.staff);
  const policy = newer.find(({ id }) => id === policyId);
  const moves = policy ? await previewMoves(parts, visit.staff, policy.id) : [];
  return {
    kind: 'page', section: 'reports', title: { zh: '按新政策办理', en: 'Move to a newer policy' }, ...(error ? { status: catalogue[error.refusal.code].status } : {}),
    view: (
      <>
        {error ? <RefusalSummary visit={visit} refusal={error.refusal} problems={error.problems} label={() => t('理由', 'Reason')} /> : null}
        {done ? <Notice tone={done.left > 0 ? 'warn' : 'ok'} title={t(`已更新 ${done.moved} 件`, `${done.moved} moved`)}>{done.left > 0 ? <p>{t(`${done.left} 件未能更新，仍列在下面。`, `${done.left} could not be moved and are still listed below.`)}</p> : null}</Notice> : null}
        <p>{t('尚未决定的环节按新政策办理，已决定和已发放的不变（B-23）。', 'What is not decided yet goes on under the newer policy; what is decided or paid stays (B-23).')}</p>
        {newer.length === 0 ? <p class="empty">{t('没有可切换的新政策。', 'There is no newer policy in force.')}</p> : (
          <ul class="plain-list">{newer.map((one) => <li key={one.id}><a href={`/policy-moves?policy=${encodeURIComponent(one.id)}`} aria-current={one.id === policyId ? 'true' : undefined}>{titleOf(visit, one)}</a></li>)}</ul>
        )}
        {policy ? <Preview visit={visit} policy={policy} moves={moves} typed={typed} error={error} /> : null}
        <p><a href="/reports">{t('返回报表', 'Back to the reports')}</a></p>
      </>
    ),
  };
}

function titleOf({ t }: Visit, { title, effectiveFrom }: Policy): string {
  return t(`${title.zh}（${dayText(effectiveFrom).zh}起）`, `${title.en} (from ${dayText(effectiveFrom).en})`);
}

function Preview({ visit, policy, moves, typed, error }: { visit: StaffVisit; policy: Policy; moves: readonly PolicyMove[]; typed: Typed; error: InputError | undefined }) {
  const { t } = visit;
  if (moves.length === 0) return <p class="empty">{t('本辖区没有仍按旧政策办理的案件。', 'No open case of your region follows an older policy.')}</p>;
  const levels = (asked: readonly string[]) => asked.map((level) => t(wordFor(levelWords, level))).join(t('、', ', '));
  return (
    <section class="stack" aria-labelledby="preview-title">
      <h2 id="preview-title">{t(`预览：${moves.length} 件`, `Preview: ${moves.length}`)}</h2>
      <Table
        caption={t('预览', 'Preview')} head={[t('受理编号', 'Receipt'), t('环节', 'Stage'), t('困难类别', 'Tier'), t('已决定的救助', 'Decided grants'), t('未决定的救助', 'Undecided grants')]}
        rows={moves.map(({ caseId, receipt, stage, tierNow, tierThen, decided, undecided }) => ({
          key: caseId,
          cells: [
            <a href={`/cases/${caseId}`}>{receipt}</a>, t(stageText(stage, policy.programme)), tierNow === tierThen ? t(wordFor(tierWords, tierNow)) : `${t(wordFor(tierWords, tierNow))} → ${t(wordFor(tierWords, tierThen))}`,
            decided === 0 ? '—' : t(`${decided} 笔，不变`, `${decided}, stay`), undecided.map((one) => t(`由${levels(one.levels)}审批`, `to be approved by ${levels(one.levels)}`)).join(t('；', '; ')) || '—',
          ],
        }))}
      />
      <form method="post" action="/policy-moves" class="stack narrow" hx-push-url="false">
        <FormKeys visit={visit} />
        <input type="hidden" name="policy" value={policy.id} />
        <TextArea t={t} name="reason" label={t('理由', 'Reason')} value={typedOne(typed, 'reason')} error={problemsByField(visit, error?.problems ?? []).get('reason')} rows={2} />
        <button class="button">{t(`按新政策办理 ${moves.length} 件`, `Move ${moves.length}`)}<span class="visually-hidden"> {t(programmeOf(policy.programme).title)}</span></button>
      </form>
    </section>
  );
}
