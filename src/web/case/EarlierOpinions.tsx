import type { Fact } from '../../cases/facts.ts';
import type { CaseDetail } from '../../cases/read/model.ts';
import { caseTimeline } from '../../cases/read/timeline.ts';
import type { WebParts } from '../parts.ts';
import type { StaffVisit, Visit } from '../visit.ts';
import { instantText } from '../words/dates.ts';
import { factText } from '../words/facts.ts';
import type { Text } from '../words/text.ts';
import { namesFor } from './names.ts';

/** What a level, or somebody who objected, said about the case before. */
export interface EarlierOpinion {
  id: string;
  title: Text;
  by: string;
  at: string;
  words: string;
}

const said = new Set<Fact['type']>(['opinion', 'submitted', 'objection-received', 'objection-decided', 'complaint-received', 'review-requested', 'resubmitted']);

/** Newest first. @rule X-04 each level sees the opinions before it */
export async function earlierOpinions(parts: WebParts, visit: StaffVisit, detail: CaseDetail): Promise<EarlierOpinion[]> {
  const { items } = await caseTimeline(parts, visit.staff, detail.id);
  const names = await namesFor(parts, visit, detail, items);
  return items.flatMap(({ id, facts, actorName, happenedAt, form }) => {
    const fact = facts.find(({ type }) => said.has(type));
    if (!fact) return [];
    const words = [form?.['opinion'], form?.['statement'], form?.['finding'], form?.['note']].find((text) => typeof text === 'string');
    return [{ id, title: factText(fact, names), by: actorName, at: happenedAt, words: typeof words === 'string' ? words : '' }];
  });
}

export function EarlierOpinions({ visit: { t }, caseId, opinions }: { visit: Visit; caseId: string; opinions: readonly EarlierOpinion[] }) {
  return (
    <section class="card stack" aria-labelledby="earlier-title">
      <h2 id="earlier-title">{t('此前的意见', 'What was said before')}</h2>
      {opinions.length === 0 ? <p class="meta">{t('还没有意见。', 'Nothing yet.')}</p> : (
        <ul class="opinions">
          {opinions.map((opinion) => (
            <li key={opinion.id}>
              <strong>{t(opinion.title)}</strong> <span class="meta">{[opinion.by, t(instantText(opinion.at))].filter(Boolean).join(' · ')}</span>
              {opinion.words ? <p class="typed">{opinion.words}</p> : null}
            </li>
          ))}
        </ul>
      )}
      <p><a href={`/cases/${caseId}/household`}>{t('家庭', 'Household')}</a> · <a href={`/cases/${caseId}/documents`}>{t('材料', 'Documents')}</a> · <a href={`/cases/${caseId}/record`}>{t('记录', 'Record')}</a></p>
    </section>
  );
}
