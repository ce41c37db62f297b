import { neverPublic } from '../../access/privacy.ts';
import { dayOf } from '../../calendar/days.ts';
import { caseDetail } from '../../cases/read/detail.ts';
import type { CaseDetail, PersonView } from '../../cases/read/model.ts';
import { documentsOf, type DocumentView } from '../../documents/documents.ts';
import { authorisationForm, authorisationsOf, authorise, revokeAuthorisation, type Authorisation } from '../../matching/authorisations.ts';
import { catalogue } from '../../refusals/catalogue.ts';
import { InputError, parseInput } from '../../refusals/input.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { typedOne } from '../forms/field.ts';
import { typedOf } from '../forms/readTyped.ts';
import { problemsByField, RefusalSummary } from '../forms/RefusalSummary.tsx';
import { fieldId, Select, TextField } from '../kit/fields.tsx';
import type { WebParts } from '../parts.ts';
import { redirect, type Reply } from '../reply.ts';
import { partOf, type StaffVisit } from '../visit.ts';
import { dayText } from '../words/dates.ts';
import { documentText } from './documentNames.ts';
import { casePage } from './frame.tsx';

const KEEPS = 'community-caseworker';
const ADULT = 18;

/** Who agreed, and what may be chosen as the signed paper. */
interface Has {
  signed: readonly Authorisation[];
  documents: readonly DocumentView[];
}

/** For whoever keeps authorisations; the others have no such part of the page. Families of students are never compared. */
export async function authorisationsFor(parts: WebParts, { staff }: StaffVisit, detail: CaseDetail): Promise<Has | undefined> {
  if (staff.role !== KEEPS || neverPublic().includes(detail.programme)) return undefined;
  const [signed, documents] = await Promise.all([authorisationsOf(parts, detail.id), documentsOf(parts, staff, { caseId: detail.id })]);
  return { signed, documents };
}

/** The signed authorisation of one adult: kept with its paper, or taken back. @rule B-24 · D-08 */
export function takeAuthorisation(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const [caseId, person] = [partOf(visit, 'case'), partOf(visit, 'person')];
    const detail = await caseDetail(parts, visit.staff, caseId); // or there is none
    if (visit.staff.role !== KEEPS) throw new RefusalError({ code: 'action.other-role', rule: 'B-24', values: { by: KEEPS } });
    const typed = typedOf(visit.request.body);
    try {
      if (typedOne(typed, 'do') === 'revoke') await revokeAuthorisation(parts, visit.staff, caseId, person);
      else await authorise(parts, visit.staff, caseId, parseInput(authorisationForm, { person, signedOn: typedOne(typed, 'signedOn'), document: typedOne(typed, 'document') }));
      return redirect(`/cases/${caseId}/household#authorisations-title`);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const has = await authorisationsFor(parts, visit, detail);
      const tried = { person, signedOn: typedOne(typed, 'signedOn'), document: typedOne(typed, 'document'), error };
      return { ...casePage(parts, visit, detail, 'household', <Authorisations visit={visit} detail={detail} has={has} tried={tried} />), status: catalogue[error.refusal.code].status };
    }
  };
}

interface Tried extends Authorisation {
  error: InputError;
}

/** 数据比对授权: nobody is compared with the data of other departments who has not signed. */
export function Authorisations({ visit, detail, has, tried }: { visit: StaffVisit; detail: CaseDetail; has: Has | undefined; tried?: Tried }) {
  const { t } = visit;
  if (!has) return null;
  const adults = detail.persons.filter(({ age }) => age === undefined || age >= ADULT);
  return (
    <section class="stack" aria-labelledby="authorisations-title">
      <h2 id="authorisations-title">{t('数据比对授权', 'Authorisation of comparing data')}</h2>
      {tried ? <RefusalSummary visit={visit} refusal={tried.error.refusal} problems={tried.error.problems} label={(field) => (field === 'document' ? t('授权书', 'The signed paper') : t('签署日期', 'Signed on'))} /> : null}
      <p class="hint">{t('成年成员签署授权书后，其信息才会与其他部门的数据比对（B-24、D-08）。', 'An adult is compared with the data of other departments only after signing (B-24, D-08).')}</p>
      {has.documents.length === 0 ? <p class="empty">{t('请先在“材料”页上传签署的授权书。', 'Upload the signed paper under “Documents” first.')}</p> : null}
      <ul class="plain-list">{adults.map((person) => <Adult key={person.id} visit={visit} caseId={detail.id} person={person} has={has} tried={tried?.person === person.id ? tried : undefined} />)}</ul>
    </section>
  );
}

function Adult({ visit, caseId, person, has: { signed, documents }, tried }: { visit: StaffVisit; caseId: string; person: PersonView; has: Has; tried: Tried | undefined }) {
  const { t, now } = visit;
  const given = signed.find((one) => one.person === person.id);
  const errors = problemsByField(visit, tried?.error.problems ?? []);
  const idOf = (name: string) => (tried ? fieldId(name) : `${name}-${person.id}`); // one form was sent: the summary's links lead to it
  const action = `/cases/${caseId}/people/${person.id}/authorisation`;
  if (given) {
    return (
      <li class="card">
        <form method="post" action={action}>
          <FormKeys visit={visit} />
          <p><strong>{person.name}</strong> {t(`已于${dayText(given.signedOn).zh}签署`, `signed on ${dayText(given.signedOn).en}`)}</p>
          <button class="button button--quiet button--grave" name="do" value="revoke">{t('撤回授权', 'Take it back')}<span class="visually-hidden"> {person.name}</span></button>
        </form>
      </li>
    );
  }
  return (
    <li class="card">
      <p><strong>{person.name}</strong> {t('未签署，不比对', 'has not signed, and is not compared')}</p>
      {documents.length > 0 ? (
        <details open={tried !== undefined}>
          <summary>{t('登记授权', 'Record the authorisation')}<span class="visually-hidden"> {person.name}</span></summary>
          <form method="post" action={action} class="stack">
            <FormKeys visit={visit} />
            <TextField t={t} name="signedOn" id={idOf('signedOn')} type="date" label={t('签署日期', 'Signed on')} value={tried?.signedOn ?? dayOf(now)} error={errors.get('signedOn')} />
            <Select t={t} name="document" id={idOf('document')} label={t('授权书', 'The signed paper')} value={tried?.document ?? ''} error={errors.get('document')} options={documents.map((document) => ({ value: document.id, label: documentText(visit, document) }))} />
            <button class="button" name="do" value="sign">{t('登记', 'Record it')}</button>
          </form>
        </details>
      ) : null}
    </li>
  );
}
