import { dayOf } from '../../calendar/days.ts';
import { describeSpan, type Span } from '../../calendar/span.ts';
import { flowOf, type FlowStep } from '../../programmes/flow.ts';
import { programmeOf, programmes } from '../../programmes/index.ts';
import type { Policy } from '../../programmes/policy/shared.ts';
import { CLOSED } from '../../programmes/programme.ts';
import { notFound } from '../../cases/read/scope.ts';
import type { WebParts } from '../parts.ts';
import type { Reply } from '../reply.ts';
import { partOf, type Visit } from '../visit.ts';
import { dayText } from '../words/dates.ts';
import { levelWords, roleWords } from '../words/people.ts';
import { listOf, type Text } from '../words/text.ts';

/** What help there is, for everybody, before anybody applies. @rule B-18 */
export function programmesPage() {
  return (visit: Visit): Promise<Reply> => {
    const { t } = visit;
    return Promise.resolve({
      kind: 'page', open: true, title: { zh: '帮扶项目', en: 'Programmes' },
      view: (
        <ul class="plain-list">
          {programmes().map(({ id, title, about }) => <li class="card" key={id}><h2><a href={`/programmes/${id}`}>{t(title)}</a></h2>{about ? <p>{t(about)}</p> : null}</li>)}
        </ul>
      ),
    });
  };
}

/** One programme: its way step by step, and every document to bring, so that one visit is enough. @rule B-18 */
export function programmePage(parts: WebParts) {
  return (visit: Visit): Promise<Reply> => {
    const { t } = visit;
    const page = programmes().find(({ id }) => id === partOf(visit, 'programme'));
    const policy = page && inForce(parts.policies, page.id, dayOf(visit.now));
    if (!page || !policy) return notFound();
    return Promise.resolve({
      kind: 'page', open: true, title: page.title,
      view: (
        <>
          {page.about ? <p>{t(page.about)}</p> : null}
          <section class="stack" aria-labelledby="flow-title">
            <h2 id="flow-title">{t('办理流程', 'The way, step by step')}</h2>
            <Flow visit={visit} programme={page.id} policy={policy} />
          </section>
          <section class="stack" aria-labelledby="documents-title">
            <h2 id="documents-title">{t('需要的材料', 'Documents to bring')}</h2>
            {policy.documents.length === 0 ? <p class="empty">{t('不需要材料。', 'None.')}</p> : (
              <ul>{policy.documents.map(({ code, title, required }) => <li key={code}>{t(title)}{required ? '' : <span class="optional">{t('（有则提供）', ' (if there is one)')}</span>}</li>)}</ul>
            )}
            <p class="meta">{t(`依据：${policy.title.zh}，自${dayText(policy.effectiveFrom).zh}起。缺少的材料会一次性告知。`, `By: ${policy.title.en}, from ${dayText(policy.effectiveFrom).en}. What is missing is asked for once, all together.`)}</p>
          </section>
        </>
      ),
    });
  };
}

/** The steps in their order; where one leads elsewhere than to the next, it says so. */
export function Flow({ visit, programme, policy }: { visit: Visit; programme: string; policy: Policy }) {
  const steps = flowOf(programmeOf(programme), policy);
  const titles = new Map(steps.map(({ stage, title }) => [stage, title] as const));
  return <ol class="flow">{steps.map((step, at) => <li key={step.stage} class="card"><Step visit={visit} step={step} following={steps[at + 1]?.stage} titles={titles} /></li>)}</ol>;
}

function Step({ visit: { t, language }, step, following, titles }: { visit: Visit; step: FlowStep; following: string | undefined; titles: ReadonlyMap<string, Text> }) {
  const span = (value: Span) => describeSpan(value, language);
  const named = (stages: readonly string[]) => t(listOf(stages.flatMap((stage) => titles.get(stage) ?? [])));
  const elsewhere = step.next.filter((stage) => stage !== following && stage !== CLOSED);
  const facts = [
    step.who.length > 0 ? t(`由${listOf(step.who.map(actorText)).zh}办理`, `By: ${listOf(step.who.map(actorText)).en}`) : '',
    step.within ? t(`期限 ${span(step.within)}`, `within ${span(step.within)}`) : '',
    step.every ? t(`每 ${span(step.every)}一次`, `every ${span(step.every)}`) : '',
    step.quicker ? t(`快速通道 ${span(step.quicker)}`, `${span(step.quicker)} by the rapid channel`) : '',
    step.each ? t('逐人办理', 'each person alone') : '',
  ].filter(Boolean);
  return (
    <>
      <h3>{t(step.title)}</h3>
      {facts.length > 0 ? <p class="meta">{facts.join(' · ')}</p> : null}
      {elsewhere.length > 0 ? <p>{t('也可能转到：', 'May also lead to: ')}{named(elsewhere)}</p> : null}
      {step.beside.length > 0 ? <p>{t('同时进行：', 'Beside it: ')}{named(step.beside)}</p> : null}
    </>
  );
}

function actorText(who: FlowStep['who'][number]): Text {
  if (who === 'applicant') return { zh: '申请人', en: 'applicant' };
  return who === 'mentor' || who === 'teacher' ? roleWords[who] : levelWords[who];
}

/** The policy in force that holds for the largest region: what is the same everywhere. */
function inForce(policies: readonly Policy[], programme: string, day: string): Policy | undefined {
  return policies
    .filter((policy) => policy.programme === programme && policy.effectiveFrom <= day && (policy.effectiveTo === undefined || day <= policy.effectiveTo))
    .sort((one, other) => one.jurisdiction.length - other.jurisdiction.length || (one.effectiveFrom < other.effectiveFrom ? 1 : -1))[0];
}
