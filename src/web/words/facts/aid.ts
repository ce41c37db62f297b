import type { AidFact } from '../../../cases/facts/aid.ts';
import { dayText, moneyText } from '../dates.ts';
import { grantKindWords, referralWords, tierWords, visitOutcomeWords } from '../aid.ts';
import { levelWords } from '../people.ts';
import { listOf, wordFor } from '../text.ts';
import { both, withDocuments, type Sentences } from './sentence.ts';

export const aidSentences: Sentences<AidFact> = {
  visited: ({ for: purpose, outcome, documents }) => withDocuments(
    both(visitOutcomeWords[outcome], (zh) => `${purpose === 'entry' ? '入户核查' : '退出走访'}：${zh}`, (en) => `${purpose === 'entry' ? 'Home visit' : 'Exit visit'}: ${en}`), documents),
  'data-matched': ({ adults, differs, documents }) => withDocuments({
    zh: `数据比对（${adults} 位成年成员已授权）：${differs ? '与申报不一致，档案待更正' : '与申报一致'}`,
    en: `Checked against data (authorised by ${adults} adults): ${differs ? 'not as declared; the file is to be corrected' : 'as declared'}`,
  }, documents),
  'tier-found': ({ tier, rapid }) => both(tierWords[tier], (zh) => `困难类别：${zh}${rapid ? '（快速通道）' : ''}`, (en) => `Tier: ${en.toLowerCase()}${rapid ? ' (rapid channel)' : ''}`),
  'file-updated': ({ version, changes, documents }) => withDocuments({ zh: `档案更新为第 ${version} 版，与上一版相比有 ${changes} 处变化`, en: `File brought to version ${version}; ${changes} changes since the one before` }, documents),
  'file-accepted': ({ version, changes }) => ({ zh: `第 ${version} 版档案复核通过（${changes} 处变化）`, en: `Version ${version} of the file accepted (${changes} changes)` }),
  'file-returned': ({ version, missing }, names) => {
    const what = listOf(missing.map((code) => names.document(code)));
    return { zh: `第 ${version} 版档案退回，缺 ${what.zh}`, en: `Version ${version} of the file returned; missing: ${what.en}` };
  },
  'taken-in': () => ({ zh: '批准建档，纳入帮扶', en: 'Approved: the household is taken in' }),
  'grant-proposed': ({ kind, amount, documents }) => withDocuments(both(wordFor(grantKindWords, kind), (zh) => `提出${zh} ${moneyText(amount).zh}`, (en) => `${en} of ${moneyText(amount).en} proposed`), documents),
  'grant-opinion': ({ level, approve }) => ({ zh: `${levelWords[level].zh}审批意见：${approve ? '同意' : '不同意'}`, en: `Opinion of the ${levelWords[level].en} on the grant: ${approve ? 'approved' : 'refused'}` }),
  'grant-approved': ({ amount }) => both(moneyText(amount), (zh) => `救助获批准，已预留资金 ${zh}`, (en) => `Grant approved; ${en} reserved in its fund`),
  'grant-refused': () => ({ zh: '救助未获批准', en: 'Grant refused' }),
  'grant-levels-changed': ({ needs }) => {
    const levels = listOf(needs.map((level) => levelWords[level]));
    return { zh: `审批层级改为：${levels.zh}`, en: `Now to be approved by: ${levels.en}` };
  },
  'grant-paid': ({ amount, paidOn, late, documents }) => withDocuments({
    zh: `${dayText(paidOn).zh}发放 ${moneyText(amount).zh}${late ? '（超期）' : ''}`, en: `${moneyText(amount).en} paid on ${dayText(paidOn).en}${late ? ' (late)' : ''}`,
  }, documents),
  'grant-cancelled': ({ released }) => ({ zh: released > 0 ? `救助取消，${moneyText(released).zh}退回资金` : '救助取消', en: released > 0 ? `Grant cancelled; ${moneyText(released).en} back to its fund` : 'Grant cancelled' }),
  'grant-reclaimed': ({ amount }) => both(moneyText(amount), (zh) => `追回已发放的 ${zh}`, (en) => `${en} that was paid is reclaimed`),
  'grant-returned': ({ amount, rest, documents }) => withDocuments({
    zh: `退回 ${moneyText(amount).zh}，存入原资金${rest > 0 ? `，尚有 ${moneyText(rest).zh}` : ''}`, en: `${moneyText(amount).en} came back to its fund${rest > 0 ? `; ${moneyText(rest).en} still out` : ''}`,
  }, documents),
  referred: ({ targets }) => both(listOf(targets.map((target) => referralWords[target])), (zh) => `转介：${zh}`, (en) => `Referred to: ${en.toLowerCase()}`),
};
