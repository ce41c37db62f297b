import { roles } from '../../access/roles.ts';
import { aidHousehold } from '../../cases/aid/household.ts';
import type { CaseDetail } from '../../cases/read/model.ts';
import { maskBankCard } from '../../privacy/mask.ts';
import { isPolicyOf } from '../../programmes/policy/kinds.ts';
import { assessTier } from '../../rules/aid/tier.ts';
import { nearTheLine } from '../../rules/aid/relapse-watch.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import type { WebParts } from '../parts.ts';
import type { StaffVisit } from '../visit.ts';
import { tierWords } from '../words/aid.ts';
import { instantText } from '../words/dates.ts';
import { causeWords, employerNatureWords, employerStateWords, housingWords, marriageWords, medicalInsuranceWords, registrationWords, workStateWords } from '../words/unionFile.ts';
import type { Text } from '../words/text.ts';

/**
 * The file of a household of union aid: what the printed file says, and the arithmetic of its tier line by line. Not for
 * those who read masked values only.
 * @rule B-01 · B-02
 */
export async function aidFile(parts: WebParts, visit: StaffVisit, detail: CaseDetail) {
  const policy = parts.policies.find(({ id }) => id === detail.policyId);
  if (!policy || !isPolicyOf('union-aid', policy) || !roles[visit.staff.role].mayReveal) return null;
  const household = await aidHousehold(parts, detail, parts.now()).catch((error: unknown) => {
    if (error instanceof RefusalError) return undefined;
    throw error;
  });
  if (!household) return null;
  const { t } = visit;
  const { file, means, version, recordedAt } = household;
  const found = assessTier(means, policy);
  const facts: (readonly [Text, string])[] = [
    [{ zh: '困难类别', en: 'Tier' }, t(tierWords[found.tier ?? 'none'])],
    [{ zh: '民族', en: 'Ethnic group' }, file.ethnicGroup],
    [{ zh: '婚姻状况', en: 'Marriage' }, t(marriageWords[file.marriage])],
    [{ zh: '户口类型', en: 'Registration type' }, t(registrationWords[file.registration])],
    [{ zh: '工作状态', en: 'Work status' }, t(workStateWords[file.workState])],
    [{ zh: '工作单位', en: 'Employer' }, [file.employer ?? '', file.employerNature ? t(employerNatureWords[file.employerNature]) : '', file.employerState ? t(employerStateWords[file.employerState]) : ''].filter(Boolean).join(' · ') || '—'],
    [{ zh: '住房', en: 'Housing' }, [t(housingWords[file.housing]), file.housingSquareMetres === undefined ? '' : `${file.housingSquareMetres} m²`].filter(Boolean).join(' · ')],
    [{ zh: '医疗保险', en: 'Medical insurance' }, t(medicalInsuranceWords[file.medicalInsurance])],
    [{ zh: '致困原因', en: 'Causes' }, [t(causeWords[file.mainCause]), file.secondCause ? t(causeWords[file.secondCause]) : ''].filter(Boolean).join(t('、', ', '))],
    [{ zh: '银行卡', en: 'Bank card' }, maskBankCard(file.bankCard)],
  ];
  const conditions = [...found.findings.flatMap((finding) => finding.conditions), nearTheLine(means, policy)];
  return (
    <section class="card stack" aria-labelledby="aid-file">
      <h2 id="aid-file">{t('困难职工档案', 'Union file')} <span class="meta">{t(`第 ${version} 版，${instantText(recordedAt).zh}`, `version ${version}, ${instantText(recordedAt).en}`)}</span></h2>
      <dl class="facts">{facts.map(([label, value]) => <><dt>{t(label)}</dt><dd>{value}</dd></>)}</dl>
      <ul class="conditions">
        {conditions.map(({ code, holds, rule, zh, en }) => <li key={code}><span class={holds ? 'tag tag--ok' : 'tag'}>{holds ? t('是', 'Yes') : t('否', 'No')}</span> {t(zh, en)} <span class="meta">{rule}</span></li>)}
      </ul>
      <details>
        <summary>{t('逐项计算', 'The arithmetic line by line')}</summary>
        <ol>{found.steps.map(({ code, zh, en }, line) => <li key={`${code}-${line}`}>{t(zh, en)}</li>)}</ol>
      </details>
    </section>
  );
}
