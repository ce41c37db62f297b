import { changeAllotment, reportNone } from '../../campaigns/allotment.ts';
import { villageList, type CampaignView, type PlaceView, type VillageView } from '../../campaigns/read.ts';
import { postList, receiveList, type WholeList } from '../../campaigns/wholeList.ts';
import { papersNeeded } from '../../cases/listing.ts';
import { uuidFrom } from '../../cases/intake/submission.ts';
import { programmeOf } from '../../programmes/index.ts';
import { InputError, refuseInput } from '../../refusals/input.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import { wrong } from '../../rules/wrong-input.ts';
import { typedOne, type Typed } from '../forms/field.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { KEY_FIELD } from '../forms/idempotency.ts';
import { fenOf } from '../forms/fenOf.ts';
import { typedOf } from '../forms/readTyped.ts';
import { RefusalSummary } from '../forms/RefusalSummary.tsx';
import { Checks, TextField } from '../kit/fields.tsx';
import { Notice, Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import { redirect, type PageReply, type Reply } from '../reply.ts';
import { partOf, type StaffVisit } from '../visit.ts';
import { dayText, moneyText } from '../words/dates.ts';
import { refusalWords } from '../words/refusals.ts';
import { listOf } from '../words/text.ts';
import { Quota } from './page.tsx';
import { placeText } from './words.ts';

/** A village's list, and what is done with it as a whole. @rule A-03 · A-04 · A-05 */
export function villagePage(parts: WebParts) {
  return (visit: StaffVisit): Promise<Reply> => reply(parts, visit, {});
}

export function takeVillageStep(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const typed = typedOf(visit.request.body);
    try {
      const result = await step(parts, visit, typed);
      if (result && result.refused.length > 0) return await reply(parts, visit, { result });
      return redirect(`/campaigns/${partOf(visit, 'campaign')}/villages/${partOf(visit, 'village')}`);
    } catch (error) {
      if (error instanceof RefusalError && error.refusal.code !== 'not-found') return reply(parts, visit, { error });
      throw error;
    }
  };
}

async function step(parts: WebParts, visit: StaffVisit, typed: Typed): Promise<WholeList | undefined> {
  const { staff } = visit;
  const [campaign, village] = [partOf(visit, 'campaign'), partOf(visit, 'village')];
  const key = typedOne(typed, KEY_FIELD);
  const only = (role: string) => {
    if (staff.role !== role) throw new RefusalError({ code: 'action.other-role', values: { by: role } });
  };
  switch (typedOne(typed, 'do')) {
    case 'post':
      only('community-caseworker');
      return postList(parts, staff, campaign, village, uuidFrom('posting', staff.id, key));
    case 'none':
      only('community-caseworker');
      await villageList(parts, staff, campaign, village);
      await reportNone(parts, staff, campaign, village);
      return undefined;
    case 'paper':
      only('street-reviewer');
      return receiveList(parts, staff, campaign, village, typed['papers'] ?? [], uuidFrom('paper', staff.id, key));
    case 'allot':
    case 'take-back': {
      only('district-officer');
      const fen = fenOf(typedOne(typed, 'amount'));
      if (typeof fen !== 'number') return refuseInput([wrong('amount', 'format', 'A-03', '金额应为元，最多两位小数', 'an amount is yuan with two decimals at most')]);
      const people = typedOne(typed, 'people').trim();
      const places = people === '' ? {} : { people: Number(people) };
      await changeAllotment(parts, staff, campaign, { village, byFen: typedOne(typed, 'do') === 'allot' ? fen : -fen, ...places }, uuidFrom('allotment', staff.id, key));
      return undefined;
    }
    default:
      throw new RefusalError({ code: 'request.malformed' });
  }
}

async function reply(parts: WebParts, visit: StaffVisit, { error, result }: { error?: RefusalError; result?: WholeList }): Promise<PageReply> {
  const { village, campaign, places } = await villageList(parts, visit.staff, partOf(visit, 'campaign'), partOf(visit, 'village'));
  const { t } = visit;
  return {
    kind: 'page', section: 'campaigns', title: { zh: `${village.name.zh} · ${campaign.year} 年慰问名单`, en: `${village.name.en} · list of ${campaign.year}` }, ...(error ? { status: 422 } : {}),
    view: (
      <>
        {error ? <RefusalSummary visit={visit} refusal={error.refusal} problems={error instanceof InputError ? error.problems : []} /> : null}
        {result ? <Undone visit={visit} result={result} /> : null}
        <p><a href={`/campaigns/${campaign.id}`}>{t(`${campaign.year} 年节日慰问`, `Holiday relief of ${campaign.year}`)}</a></p>
        <p><Quota t={t} village={village} /> · {t(`名额 ${village.listed}/${village.people}`, `${village.listed} of ${village.people} places`)}</p>
        <List visit={visit} places={places} />
        <p class="page-actions"><a class="button button--quiet" href={`/campaigns/${campaign.id}/villages/${village.village}/print`}>{t('打印张榜名单', 'Print the list to post')}</a></p>
        <Steps parts={parts} visit={visit} campaign={campaign} village={village} places={places} />
      </>
    ),
  };
}

function Undone({ visit: { t }, result }: { visit: StaffVisit; result: WholeList }) {
  return (
    <Notice tone="warn" title={t(`办理 ${result.done} 户，${result.refused.length} 户未办成`, `${result.done} done, ${result.refused.length} not`)}>
      <ul>{result.refused.map(({ caseId, receipt, refusal }) => <li key={caseId}><a href={`/cases/${caseId}`}>{receipt}</a> {t(refusalWords(refusal).sentence)}</li>)}</ul>
    </Notice>
  );
}

function List({ visit: { t }, places }: { visit: StaffVisit; places: readonly PlaceView[] }) {
  if (places.length === 0) return <p class="empty">{t('名单上还没有人。', 'Nobody is on the list yet.')}</p>;
  return (
    <Table
      caption={t('名单', 'List')} head={[t('姓名', 'Name'), t('案件', 'Case'), t('困难程度', 'Degree'), t('慰问金', 'Amount'), t('进展', 'Where it stands'), t('张榜', 'Posted'), t('纸质材料', 'Paper')]}
      rows={places.map((place) => ({
        key: place.caseId,
        cells: [
          <>{place.name}{place.alsoIn.length > 0 ? <span class="tag">{t(`另在：${listOf(place.alsoIn.map((id) => programmeOf(id).title)).zh}`, `Also: ${listOf(place.alsoIn.map((id) => programmeOf(id).title)).en}`)}</span> : null}{place.objections > 0 ? <span class="tag">{t('有异议', 'Objection')}</span> : null}</>,
          <a href={`/cases/${place.caseId}`}>{place.receipt}</a>, t(place.degreeTitle), t(moneyText(place.amountFen)), t(placeText(place)),
          place.postedOn ? t(dayText(place.postedOn)) : t('未张榜', 'No'), place.paperOn ? t(dayText(place.paperOn)) : t('未收到', 'No'),
        ],
      }))}
    />
  );
}

function Steps({ parts, visit, campaign, village, places }: { parts: WebParts; visit: StaffVisit; campaign: CampaignView; village: VillageView; places: readonly PlaceView[] }) {
  const { t, staff } = visit;
  const action = `/campaigns/${campaign.id}/villages/${village.village}`;
  const awaited = places.filter(({ step }) => step === 'awaiting-receipt').length;
  const policy = parts.policies.find(({ id }) => id === campaign.policyId);
  if (staff.role === 'community-caseworker' && (village.toPost > 0 || !village.reported)) {
    return (
      <form method="post" action={action} class="form-actions">
        <FormKeys visit={visit} />
        {village.toPost > 0 ? <button class="button" name="do" value="post">{t(`全部张榜（${village.toPost} 户）`, `Post the whole list (${village.toPost})`)}</button> : null}
        {village.listed === 0 && !village.reported ? <button class="button button--quiet" name="do" value="none">{t('零报告：没有需要慰问的家庭', 'Report that nobody is in need')}</button> : null}
      </form>
    );
  }
  if (staff.role === 'street-reviewer' && awaited > 0 && policy) {
    return (
      <form method="post" action={action} class="stack card">
        <FormKeys visit={visit} />
        <Checks t={t} name="papers" label={t(`签收 ${awaited} 户的签字盖章材料`, `Signed and sealed paper of ${awaited} households`)} values={[]} options={papersNeeded(policy).map(({ code, title }) => ({ value: code, label: t(title) }))} />
        <button class="button" name="do" value="paper">{t('全部签收', 'Confirm receipt of all')}</button>
      </form>
    );
  }
  if (staff.role !== 'district-officer' || campaign.state === 'closed') return null;
  return (
    <form method="post" action={action} class="stack card">
      <FormKeys visit={visit} />
      <div class="row">
        <TextField t={t} name="amount" label={t('金额（元）', 'Amount (yuan)')} inputmode="decimal" hint={t(`活动未分配 ${moneyText(campaign.leftFen).zh}`, `${moneyText(campaign.leftFen).en} of the campaign not allotted`)} />
        <TextField t={t} name="people" label={t('名额改为', 'Places from now on')} inputmode="numeric" optional />
      </div>
      <div class="row">
        <button class="button button--quiet" name="do" value="allot">{t('增加分配', 'Allot')}</button>
        <button class="button button--quiet" name="do" value="take-back">{t('收回结余', 'Take back what is unspent')}</button>
      </div>
    </form>
  );
}
