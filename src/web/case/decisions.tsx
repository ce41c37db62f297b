import { regionAt } from '../../access/region.ts';
import { decisionsOf, groundsOf, type DecisionView } from '../../cases/read/decisions.ts';
import { caseDetail } from '../../cases/read/detail.ts';
import type { CaseDetail } from '../../cases/read/model.ts';
import { notFound } from '../../cases/read/scope.ts';
import { Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import type { Reply } from '../reply.ts';
import { partOf, type StaffVisit, type Visit } from '../visit.ts';
import { dayText, instantText } from '../words/dates.ts';
import { decisionWords, deliveryWords, reviewOutcomeWords } from '../words/outcomes.ts';
import { programmeOf } from '../../programmes/index.ts';
import { both } from '../words/facts/sentence.ts';
import { ruleWords } from '../words/rules.ts';
import { wordFor, type Text } from '../words/text.ts';

/** Every written decision of the case: whether it reached the applicant, and whether a review was asked for. @rule X-12 */
export function Decisions({ visit, detail, decisions }: { visit: Visit; detail: CaseDetail; decisions: readonly DecisionView[] }) {
  const { t } = visit;
  if (decisions.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="decisions-title">
      <h2 id="decisions-title">{t('书面决定', 'Written decisions')}</h2>
      <Table
        caption={t('书面决定', 'Written decisions')} head={[t('决定', 'Decision'), t('作出', 'Made'), t('送达', 'Delivered'), t('复核', 'Review'), t('办理', 'Action')]}
        rows={decisions.map((one) => ({
          key: one.id,
          cells: [
            `${t(decisionWords[one.kind])}${one.person ? ` · ${nameIn(detail, one.person)}` : ''}`, t(instantText(one.decidedAt)), t(deliveryText(one)), t(reviewText(one)),
            <a href={`/cases/${detail.id}/decisions/${one.id}`}>{t('决定书', 'The paper')}<span class="visually-hidden"> {t(decisionWords[one.kind])}</span></a>,
          ],
        }))}
      />
    </section>
  );
}

function deliveryText({ deliveredOn, deliveryWay }: DecisionView): Text {
  if (!deliveredOn) return { zh: '待送达', en: 'To be delivered' };
  return both(wordFor(deliveryWords, deliveryWay ?? ''), (zh) => `${dayText(deliveredOn).zh}${zh}`, (en) => `${dayText(deliveredOn).en}, ${en.toLowerCase()}`);
}

function reviewText({ reviewRequestedOn, reviewOutcome }: DecisionView): Text {
  if (reviewOutcome) return reviewOutcomeWords[reviewOutcome];
  return reviewRequestedOn ? { zh: `${dayText(reviewRequestedOn).zh}申请，待复核`, en: `Asked for on ${dayText(reviewRequestedOn).en}` } : { zh: '—', en: '—' };
}

/** 决定书和送达回证: one sheet to print, sign and hand over. It says how to ask for a review. @rule X-12 */
export function printedDecision(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const detail = await caseDetail(parts, visit.staff, partOf(visit, 'case'));
    const decision = (await decisionsOf(parts, detail.id)).find(({ id }) => id === partOf(visit, 'decision')) ?? notFound();
    const { reasons, rules } = await groundsOf(parts, detail.id, decision.id);
    const district = await parts.prisma.region.findUnique({ where: { code: regionAt('district', detail.region) ?? detail.region } });
    const { t } = visit;
    const kind = decisionWords[decision.kind];
    const about = nameIn(detail, decision.person ?? detail.state.applicant);
    const policy = parts.policies.find(({ id }) => id === detail.policyId);
    const named = [...rules.map((rule) => wordFor(ruleWords, rule)), ...(policy ? [policy.title] : [])];
    const grounds: Text = { zh: named.map(({ zh }) => zh).join('；'), en: named.map(({ en }) => en).join('; ') };
    const office: Text = { zh: district?.nameZh ?? '', en: district?.nameEn ?? '' };
    return {
      kind: 'page', section: 'cases', title: { zh: `${kind.zh}书`, en: kind.en },
      view: (
        <>
          <div class="sheet">
            <p>{t(`编号：${detail.receipt}—${decision.id}`, `Number: ${detail.receipt}–${decision.id}`)}</p>
            <p>{t(`当事人：${about}（全名：＿＿＿＿＿＿＿＿）`, `To: ${about} (full name: ＿＿＿＿＿＿＿＿)`)}</p>
            <p>{t(both(programmeOf(detail.programme).title, (zh) => `您申请的“${zh}”（受理编号 ${detail.receipt}），经办理，${instantText(decision.decidedAt).zh}作出${kind.zh}。`, (en) => `On your application for “${en}” (receipt ${detail.receipt}) this was decided on ${instantText(decision.decidedAt).en}: ${kind.en.toLowerCase()}.`))}</p>
            <p class="typed">{t(`事实和理由：${reasons || '＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿'}`, `Facts and reasons: ${reasons || '＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿'}`)}</p>
            <p>{t(both(grounds, (zh) => `依据：${zh}`, (en) => `On the ground of: ${en}`))}</p>
            <p>{t(both(office, (zh) => `如不服本决定，可向${zh}申请复核（联系方式：${district?.contact ?? '＿＿＿＿'}，监督电话：${district?.supervisionPhone ?? '＿＿＿＿'}），由未参与原决定的人员办理。依法可以申请行政复议的，自知道本决定之日起六十日内提出；依法可以提起行政诉讼的，自知道之日起六个月内提出。`,
              (en) => `Who does not agree may ask ${en} for a review (contact: ${district?.contact ?? '＿＿＿＿'}, supervision: ${district?.supervisionPhone ?? '＿＿＿＿'}); somebody who had no part in the decision looks at it. Where the law allows administrative reconsideration, it is asked for within sixty days of knowing of the decision; an action in court, within six months.`))}</p>
            <p class="sheet__signed">{t('（盖章）　　　　年　　月　　日', 'Stamp ＿＿＿＿＿＿＿＿　Date ＿＿＿＿＿＿＿＿')}</p>
          </div>
          <div class="sheet">
            <h2>{t('送达回证', 'Record of delivery')}</h2>
            <p>{t(`文书：${kind.zh}书（${detail.receipt}—${decision.id}）`, `Paper: ${kind.en} (${detail.receipt}–${decision.id})`)}</p>
            <p>{t('送达方式：□当面　□邮寄　□公告', 'Delivered: □ in person □ by post □ posted up')}</p>
            <p class="sheet__signed">{t('受送达人签字：＿＿＿＿＿＿＿＿　　送达人签字：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿＿＿', 'Received by ＿＿＿＿＿＿＿＿　Delivered by ＿＿＿＿＿＿＿＿　Date ＿＿＿＿＿＿＿＿')}</p>
          </div>
        </>
      ),
    };
  };
}

function nameIn({ persons }: CaseDetail, id: string): string {
  return persons.find((person) => person.id === id)?.name ?? '—';
}
