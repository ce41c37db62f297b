import { campaignsFor, type CampaignRow } from '../../campaigns/find.ts';
import { makeCampaign, type NewVillage } from '../../campaigns/make.ts';
import { uuidFrom } from '../../cases/intake/submission.ts';
import { InputError } from '../../refusals/input.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import { communitiesFor } from '../case/lookups.ts';
import type { Lookups } from '../case/choices.ts';
import { typedOne, type Typed } from '../forms/field.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { KEY_FIELD } from '../forms/idempotency.ts';
import { fenOf } from '../forms/fenOf.ts';
import { typedOf } from '../forms/readTyped.ts';
import { problemsByField, RefusalSummary } from '../forms/RefusalSummary.tsx';
import { TextField } from '../kit/fields.tsx';
import { Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import { redirect, type PageReply, type Reply } from '../reply.ts';
import type { StaffVisit } from '../visit.ts';
import { dayText, moneyText } from '../words/dates.ts';
import { campaignStateWords } from './words.ts';

/** 专项行动: the campaigns of the region; the district makes a new one here. @rule A-03 · A-05 */
export function campaignsPage(parts: WebParts) {
  return (visit: StaffVisit): Promise<Reply> => reply(parts, visit, {});
}

export function takeCampaign(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    if (visit.staff.role !== 'district-officer') throw new RefusalError({ code: 'action.other-role', values: { by: 'district-officer' } });
    const typed = typedOf(visit.request.body);
    try {
      const key = typedOne(typed, KEY_FIELD);
      const { id } = await makeCampaign(parts, visit.staff, uuidFrom('campaign', visit.staff.id, key), {
        year: Number(typedOne(typed, 'year')), totalFen: amount(typedOne(typed, 'total')), villages: villagesOf(typed, await communitiesFor(parts, visit.staff)),
      });
      return redirect(`/campaigns/${id}`);
    } catch (error) {
      if (error instanceof RefusalError) return reply(parts, visit, typed, error);
      throw error;
    }
  };
}

/** Only those for which something was typed take part. */
function villagesOf(typed: Typed, communities: Lookups['communities']): NewVillage[] {
  return communities.flatMap(({ code }) => {
    const [allotted, people] = [typedOne(typed, `allotted.${code}`).trim(), typedOne(typed, `people.${code}`).trim()];
    return allotted === '' && people === '' ? [] : [{ village: code, allottedFen: amount(allotted), people: people === '' ? 0 : Number(people) }];
  });
}

/** What is no amount is refused by the rules under its field: NaN is no whole number. */
function amount(text: string): number {
  const fen = text.trim() === '' ? 0 : fenOf(text);
  return typeof fen === 'number' ? fen : Number.NaN;
}

async function reply(parts: WebParts, visit: StaffVisit, typed: Typed, error?: RefusalError): Promise<PageReply> {
  const campaigns = await campaignsFor(parts.pool, visit.staff);
  const { t, staff } = visit;
  const communities = staff.role === 'district-officer' ? await communitiesFor(parts, staff) : [];
  return {
    kind: 'page', section: 'campaigns', title: { zh: '专项行动', en: 'Campaigns' }, ...(error ? { status: 422 } : {}),
    view: (
      <>
        {error ? <RefusalSummary visit={visit} refusal={error.refusal} problems={error instanceof InputError ? error.problems : []} /> : null}
        <p class="page-actions"><a href="/drives">{t('四季帮扶', 'Drives of the seasons')}</a></p>
        <Campaigns visit={visit} campaigns={campaigns} />
        {staff.role === 'district-officer' ? <NewCampaign visit={visit} typed={typed} communities={communities} error={error} /> : null}
        {staff.role === 'district-officer' || campaigns.length > 0 ? null : <p class="meta">{t('活动由区级设立。', 'Campaigns are made by the district.')}</p>}
      </>
    ),
  };
}

function Campaigns({ visit: { t }, campaigns }: { visit: StaffVisit; campaigns: readonly CampaignRow[] }) {
  if (campaigns.length === 0) return <p class="empty">{t('还没有慰问活动。', 'There is no campaign yet.')}</p>;
  return (
    <Table
      caption={t('专项行动', 'Campaigns')} head={[t('活动', 'Campaign'), t('状态', 'State'), t('开始', 'Opens'), t('最迟张榜', 'Last posting'), t('截止', 'Closes'), t('资金', 'Money')]}
      rows={campaigns.map((campaign) => ({
        key: campaign.id,
        cells: [
          <a href={`/campaigns/${campaign.id}`}>{t(`${campaign.year} 年节日慰问`, `Holiday relief of ${campaign.year}`)}</a>, t(campaignStateWords[campaign.state]), t(dayText(campaign.opensOn)),
          <>{t(dayText(campaign.lastPosting))}{campaign.provisional ? <span class="tag">{t('放假安排未公布', 'Provisional')}</span> : null}</>, t(dayText(campaign.closesOn)), t(moneyText(campaign.totalFen)),
        ],
      }))}
    />
  );
}

function NewCampaign({ visit, typed, communities, error }: { visit: StaffVisit; typed: Typed; communities: Lookups['communities']; error: RefusalError | undefined }) {
  const { t } = visit;
  const errors = problemsByField(visit, error instanceof InputError ? error.problems : []);
  return (
    <details class="card" open={error !== undefined}>
      <summary>{t('设立新活动', 'Make a new campaign')}</summary>
      <form method="post" action="/campaigns" class="stack">
        <FormKeys visit={visit} />
        <div class="row">
          <TextField t={t} name="year" label={t('截止年份', 'Year in which it closes')} value={typedOne(typed, 'year')} inputmode="numeric" error={errors.get('year')} />
          <TextField t={t} name="total" label={t('资金总额（元）', 'All the money (yuan)')} value={typedOne(typed, 'total')} inputmode="decimal" error={errors.get('totalFen')} />
        </div>
        <p class="hint">{t('各村（社区）的分配和名额；留空的不参加。', 'Money and places of each village; those left empty take no part.')}{errors.get('villages') ? <span class="error"> {errors.get('villages')}</span> : null}</p>
        {communities.map(({ code, name }) => (
          <div class="row" key={code}>
            <TextField t={t} name={`allotted.${code}`} label={t(`${name.zh} 分配（元）`, `${name.en}: money (yuan)`)} value={typedOne(typed, `allotted.${code}`)} inputmode="decimal" optional />
            <TextField t={t} name={`people.${code}`} label={t(`${name.zh} 名额`, `${name.en}: places`)} value={typedOne(typed, `people.${code}`)} inputmode="numeric" optional />
          </div>
        ))}
        <button class="button">{t('设立', 'Make')}</button>
      </form>
    </details>
  );
}
