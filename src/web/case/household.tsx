import { roles } from '../../access/roles.ts';
import { caseDetail } from '../../cases/read/detail.ts';
import { revealable, revealsIn, type Revealable } from '../../access/privacy.ts';
import { reveal } from '../../cases/read/people.ts';
import type { CaseDetail, PersonView } from '../../cases/read/model.ts';
import { notFound } from '../../cases/read/scope.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { typedOne } from '../forms/field.ts';
import { typedOf } from '../forms/readTyped.ts';
import { Radios, TextField } from '../kit/fields.tsx';
import type { WebParts } from '../parts.ts';
import type { Reply } from '../reply.ts';
import { partOf, queryOf, type StaffVisit } from '../visit.ts';
import { categoryLine } from '../words/caseLine.ts';
import { healthWords, relationWords } from '../words/intake.ts';
import { sexWords } from '../words/people.ts';
import { wordFor, type Text } from '../words/text.ts';
import { Authorisations, authorisationsFor } from './authorisations.tsx';
import { aidFile } from './aidFile.tsx';
import { casePage } from './frame.tsx';

const fieldWords: Record<Revealable, Text> = {
  name: { zh: '姓名', en: 'Name' },
  identity: { zh: '证件号码', en: 'Identity number' },
  phone: { zh: '电话', en: 'Phone' },
  health: { zh: '健康状况', en: 'Health' },
  address: { zh: '住址', en: 'Address' },
};

/** A masked value that was asked for, shown once. */
interface Revealed {
  person: string;
  field: Revealable;
  value: string;
}

/** 家庭: who belongs to the household, masked; one value at a time is shown in full, for a reason that is kept. */
export function householdPage(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const detail = await caseDetail(parts, visit.staff, partOf(visit, 'case'));
    const file = await aidFile(parts, visit, detail);
    return casePage(parts, visit, detail, 'household', <>{file}<Household visit={visit} detail={detail} /><Authorisations visit={visit} detail={detail} has={await authorisationsFor(parts, visit, detail)} /></>);
  };
}

/** @rule X-08 every reveal is audited, with its reason */
export function takeReveal(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const typed = typedOf(visit.request.body);
    const caseId = partOf(visit, 'case');
    const person = partOf(visit, 'person');
    const field = revealable.find((one) => one === typedOne(typed, 'field'));
    const reason = typedOne(typed, 'reason').trim();
    const detail = await caseDetail(parts, visit.staff, caseId);
    if (!detail.persons.some(({ id }) => id === person)) return notFound();
    if (!field || reason.length < SHORTEST_REASON) {
      return { ...casePage(parts, visit, detail, 'household', <Household visit={visit} detail={detail} asked={{ person, field, reason }} />), status: 422 };
    }
    const value = await reveal(parts, visit.staff, { caseId, person, field, reason });
    return casePage(parts, visit, detail, 'household', <Household visit={visit} detail={detail} revealed={{ person, field, value: field === 'health' ? healthText(visit, value) : value }} />);
  };
}

const SHORTEST_REASON = 2;

/** Health is kept as a code with a note. */
function healthText({ t }: StaffVisit, value: string): string {
  const { state, note } = JSON.parse(value || '{}') as { state?: string; note?: string }; // written by the intake in this shape
  return [state ? t(wordFor(healthWords, state)) : '', note ?? ''].filter(Boolean).join(' · ');
}

interface Asked {
  person: string;
  field: Revealable | undefined;
  reason: string;
}

function Household({ visit, detail, revealed, asked }: { visit: StaffVisit; detail: CaseDetail; revealed?: Revealed; asked?: Asked }) {
  const { t } = visit;
  return (
    <section class="stack" aria-labelledby="household-title">
      <h2 id="household-title">{t(`家庭成员（${detail.persons.length} 人）`, `Household (${detail.persons.length})`)}</h2>
      {detail.persons.map((person) => (
        <Person
          key={person.id} visit={visit} caseId={detail.id} reveals={roles[visit.staff.role].mayReveal ? revealsIn(detail.programme, visit.staff.role) : []} person={person} open={asked?.person === person.id || queryOf(visit, 'reveal') === person.id}
          {...(revealed?.person === person.id ? { revealed } : {})} {...(asked?.person === person.id ? { asked } : {})}
        />
      ))}
    </section>
  );
}

function Person({ visit, caseId, reveals, person, revealed, asked, open }: { visit: StaffVisit; caseId: string; /** What the reader may see in full here. */ reveals: readonly Revealable[]; person: PersonView; revealed?: Revealed; asked?: Asked; open: boolean }) {
  const { t } = visit;
  return (
    <article class="card" id={`person-${person.id}`}>
      <h3>{person.name} <span class="meta">{t(wordFor(relationWords, person.relation))}</span></h3>
      {revealed ? (
        <div class="banner banner--warn" role="status" data-revealed="yes">
          <p><strong>{t(fieldWords[revealed.field])}{t('：', ': ')}<span data-value="yes">{revealed.value || '—'}</span></strong></p>
          <p>{t('此次查看已记入审计。片刻后隐去，离开本页后不再显示。', 'This was noted in the audit trail. It is hidden again after a moment, and gone when you leave the page.')}</p>
        </div>
      ) : null}
      <dl class="facts">
        <dt>{t('证件号码', 'Identity number')}</dt><dd>{person.identity}</dd>
        {person.phone ? <><dt>{t('电话', 'Phone')}</dt><dd>{person.phone}</dd></> : null}
        <dt>{t('性别、年龄', 'Sex, age')}</dt>
        <dd>{[person.sex ? t(sexWords[person.sex]) : '', person.age === undefined ? '' : t(`${person.age} 岁`, `${person.age}`)].filter(Boolean).join(' · ') || '—'}</dd>
        <dt>{t('申请认定', 'Seeks recognition')}</dt><dd>{person.seeksRecognition ? t('是', 'Yes') : t('否', 'No')}</dd>
        {person.seeksRecognition ? <><dt>{t('类别', 'Category')}</dt><dd>{categoryLine(visit, person)}</dd></> : null}
      </dl>
      {reveals.length > 0 ? (
        <details open={open}>
          <summary>{t('查看完整信息', 'See in full')}<span class="visually-hidden"> {person.name}</span></summary>
          <form method="post" action={`/cases/${caseId}/people/${person.id}/reveal`} class="stack" hx-push-url="false">
            <FormKeys visit={visit} />
            <Radios
              t={t} name="field" label={t('查看哪一项', 'Which entry')} value={asked?.field ?? (reveals.includes('identity') ? 'identity' : (reveals[0] ?? ''))} error={asked && !asked.field ? t('请选择', 'Please choose') : undefined} id={`${person.id}-field`}
              options={reveals.map((field) => ({ value: field, label: t(fieldWords[field]) }))}
            />
            <TextField t={t} name="reason" id={`${person.id}-reason`} label={t('理由（记入审计）', 'Reason (kept in the audit trail)')} value={asked?.reason ?? ''} error={asked && asked.reason.length < SHORTEST_REASON ? t('请写明理由', 'Please give a reason') : undefined} />
            <button class="button button--quiet">{t('查看并记录', 'Show, and keep a record')}</button>
          </form>
        </details>
      ) : null}
    </article>
  );
}
