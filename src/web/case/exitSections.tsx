import type { CaseDetail } from '../../cases/read/model.ts';
import { caseInScope } from '../../cases/read/detail.ts';
import { incomesOf } from '../../cases/read/incomes.ts';
import { referralsOfCase, type ReferralView } from '../../cases/read/referrals.ts';
import type { IncomeLedger } from '../../rules/exit/income-ledger.ts';
import { Deadline, Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import type { StaffVisit, Visit } from '../visit.ts';
import { dayText, instantText } from '../words/dates.ts';
import { dayOf } from '../../calendar/days.ts';
import { exitWords, referralOutcomeWords } from '../words/support.ts';
import { wordFor } from '../words/text.ts';

/** What the page of a household shows of measures, incomes, helpers and exits. */
export interface ExitRecords {
  referrals: ReferralView[];
  ledger: IncomeLedger | undefined;
}

/** @returns undefined for a case of a programme that knows none of it */
export async function exitRecordsOf(parts: WebParts, visit: StaffVisit, { id, programme }: CaseDetail): Promise<ExitRecords | undefined> {
  if (programme !== 'long-term-exit') return undefined;
  const [referrals, ledger] = await Promise.all([referralsOfCase(parts, id), incomesOf(parts, await caseInScope(parts, visit.staff, id))]);
  return { referrals, ledger };
}

/** 帮扶 of a household: measures by units, the income ledger with its reasons, paired helpers, the exit and what came after it. */
export function ExitSections({ visit, detail, records: { referrals, ledger } }: { visit: Visit; detail: CaseDetail; records: ExitRecords }) {
  return (
    <>
      <Measures visit={visit} referrals={referrals} />
      {ledger ? <Ledger visit={visit} ledger={ledger} /> : null}
      <Helpers visit={visit} detail={detail} />
      <Exit visit={visit} detail={detail} />
    </>
  );
}

/** @rule D-05 */
function Measures({ visit, referrals }: { visit: Visit; referrals: readonly ReferralView[] }) {
  const { t, words } = visit;
  return (
    <section class="stack" aria-labelledby="measures-title">
      <h2 id="measures-title">{t('部门帮扶措施', 'Measures by units')}</h2>
      {referrals.length === 0 ? <p class="empty">{t('还没有转办的措施。', 'No measure has been referred yet.')}</p> : (
        <Table
          caption={t('转办', 'Referrals')} head={[t('措施', 'Measure'), t('牵头单位', 'Lead unit'), t('转办时间', 'Referred'), t('期限或结果', 'Deadline or outcome'), t('答复', 'Answer')]}
          rows={referrals.map((one) => ({
            key: one.referral,
            cells: [
              t(words.measure(one.measure)), t(words.unit(one.lead)), t(instantText(one.openedAt)),
              one.outcome ? t(wordFor(referralOutcomeWords, one.outcome)) : one.closedAt ? t('未答复即结束', 'closed without an answer') : <Deadline visit={visit} clock={one} />, one.answer ?? '—',
            ],
          }))}
        />
      )}
    </section>
  );
}

/** Which months count, which do not, and why. @rule D-03 */
function Ledger({ visit: { t }, ledger }: { visit: Visit; ledger: IncomeLedger }) {
  return (
    <section class="stack" aria-labelledby="ledger-title">
      <h2 id="ledger-title">{t('收入台账', 'Income ledger')} <span class="meta">{t(`连续 ${ledger.counted.length} 个月，要求 ${ledger.needed} 个月`, `${ledger.counted.length} of ${ledger.needed} months in a row`)}</span></h2>
      <ul>{ledger.conditions.map((condition) => <li key={condition.code + condition.zh}>{condition.holds ? '✓' : '✗'} {t(condition)} <span class="meta">{condition.rule}</span></li>)}</ul>
      {ledger.lines.length > 0 ? <ol>{ledger.lines.map(({ month, condition }) => <li key={month}>{t(condition)}</li>)}</ol> : <p class="empty">{t('还没有登记的月份。', 'No month is recorded yet.')}</p>}
    </section>
  );
}

/** @rule D-06 */
function Helpers({ visit: { t, words }, detail }: { visit: Visit; detail: CaseDetail }) {
  const pairs = Object.entries(detail.state.helpers ?? {});
  if (pairs.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="helpers-title">
      <h2 id="helpers-title">{t('结对联系人', 'Paired helpers')}</h2>
      <ul>{pairs.map(([id, { kind, helper }]) => <li key={id}>{t(words.helper(kind))} · {helper}</li>)}</ul>
    </section>
  );
}

/** @rule D-04 · B-14 */
function Exit({ visit: { t }, detail: { state } }: { visit: Visit; detail: CaseDetail }) {
  const { exit, monitoring, relapses = [] } = state;
  if (!exit && relapses.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="exit-title">
      <h2 id="exit-title">{t('退出与监测', 'Exit, and what came after it')}</h2>
      <dl class="facts">
        {exit ? <><dt>{t('退出方式', 'Way out')}</dt><dd>{t(exitWords[exit.kind])} · {t(instantText(exit.reportedAt))}</dd></> : null}
        {monitoring ? <><dt>{t('监测', 'Watch')}</dt><dd>{t(`第 ${monitoring.round} 次回访`, `call ${monitoring.round}`)} · {t(`自${dayText(dayOf(monitoring.since)).zh}`, `since ${dayText(dayOf(monitoring.since)).en}`)}</dd></> : null}
        {relapses.map(({ exitedAt, foundAt }) => (
          <><dt>{t('返困', 'Relapse')}</dt><dd>{t(`${dayText(dayOf(exitedAt)).zh}脱困，${dayText(dayOf(foundAt)).zh}发现返困`, `left on ${dayText(dayOf(exitedAt)).en}, back on ${dayText(dayOf(foundAt)).en}`)}</dd></>
        ))}
      </dl>
    </section>
  );
}
