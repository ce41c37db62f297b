import { decideClosing } from '../../campaigns/decide.ts';
import { missedPeople, type Missed } from '../../campaigns/missing.ts';
import { campaignView, type CampaignView, type VillageView } from '../../campaigns/read.ts';
import { answerSpotCheck, drawCampaignSpotCheck, spotChecks, type SpotCheckView } from '../../campaigns/spotChecks.ts';
import { uuidFrom } from '../../cases/intake/submission.ts';
import { programmeOf } from '../../programmes/index.ts';
import { InputError } from '../../refusals/input.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import { typedOne } from '../forms/field.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { KEY_FIELD } from '../forms/idempotency.ts';
import { typedOf } from '../forms/readTyped.ts';
import { RefusalSummary } from '../forms/RefusalSummary.tsx';
import { TextArea, TextField } from '../kit/fields.tsx';
import { Notice, Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import { redirect, type PageReply, type Reply } from '../reply.ts';
import { partOf, type StaffVisit } from '../visit.ts';
import { dayText, instantText, moneyText } from '../words/dates.ts';
import { listOf, type Text } from '../words/text.ts';
import { campaignStateWords } from './words.ts';

/** One campaign: its dates, the money of every village in words and bars, who is missing, the spot checks. @rule A-03 · A-06 */
export function campaignPage(parts: WebParts) {
  return (visit: StaffVisit): Promise<Reply> => reply(parts, visit);
}

/** The district decides to close without a village, draws a spot check, or records what one found. */
export function takeCampaignStep(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const id = partOf(visit, 'campaign');
    const typed = typedOf(visit.request.body);
    if (visit.staff.role !== 'district-officer') throw new RefusalError({ code: 'action.other-role', values: { by: 'district-officer' } });
    try {
      const key = typedOne(typed, KEY_FIELD);
      const what = typedOne(typed, 'do');
      if (what === 'close') await decideClosing(parts, visit.staff, id, typedOne(typed, 'reasons'));
      else if (what === 'draw') {
        const seed = typedOne(typed, 'seed').trim();
        await drawCampaignSpotCheck(parts, visit.staff, id, uuidFrom('spot-check', visit.staff.id, key), seed === '' ? undefined : seed);
      } else {
        const [check = '', n = ''] = typedOne(typed, 'checked').split('.');
        await answerSpotCheck(parts, visit.staff, id, check, Number(n), what === 'deviates' ? 'deviates' : 'confirmed');
      }
      return redirect(`/campaigns/${id}`);
    } catch (error) {
      if (error instanceof RefusalError && error.refusal.code !== 'not-found') return reply(parts, visit, error);
      throw error;
    }
  };
}

async function reply(parts: WebParts, visit: StaffVisit, error?: RefusalError): Promise<PageReply> {
  const id = partOf(visit, 'campaign');
  const campaign = await campaignView(parts, visit.staff, id);
  const [missed, checks] = await Promise.all([missedPeople(parts, visit.staff, campaign), spotChecks(parts, visit.staff, id)]);
  const decides = visit.staff.role === 'district-officer';
  return {
    kind: 'page', section: 'campaigns', title: { zh: `${campaign.year} 年节日慰问`, en: `Holiday relief of ${campaign.year}` }, ...(error ? { status: 422 } : {}),
    view: (
      <>
        {error ? <RefusalSummary visit={visit} refusal={error.refusal} problems={error instanceof InputError ? error.problems : []} label={(field) => (field === 'reasons' ? visit.t(reasonsLabel) : undefined)} /> : null}
        <Dates visit={visit} campaign={campaign} />
        <Villages visit={visit} campaign={campaign} />
        <WhatIsMissing visit={visit} campaign={campaign} missed={missed} decides={decides} />
        <SpotChecks visit={visit} campaign={campaign} checks={checks} decides={decides} />
      </>
    ),
  };
}

function Dates({ visit: { t }, campaign }: { visit: StaffVisit; campaign: CampaignView }) {
  const { state, opensOn, lastPosting, closesOn, provisional, totalFen, leftFen, regionName, endedCases, closedAt } = campaign;
  return (
    <dl class="facts">
      <dt>{t('地区', 'Region')}</dt><dd>{t(regionName)}</dd>
      <dt>{t('状态', 'State')}</dt><dd>{t(campaignStateWords[state])}{closedAt ? ` · ${t(instantText(closedAt))} · ${t(`已告知 ${endedCases} 户`, `${endedCases} cases told`)}` : ''}</dd>
      <dt>{t('时间', 'Dates')}</dt><dd>{t(`${dayText(opensOn).zh}开始，${dayText(lastPosting).zh}前张榜，${dayText(closesOn).zh}截止报送`, `opens ${dayText(opensOn).en}, lists posted by ${dayText(lastPosting).en}, closes ${dayText(closesOn).en}`)} <span class="meta">A-04 · A-05{provisional ? t(' · 放假安排未公布，日期暂定', ' · provisional: a holiday schedule is awaited') : ''}</span></dd>
      <dt>{t('资金', 'Money')}</dt><dd>{t(`共 ${moneyText(totalFen).zh}，未分配 ${moneyText(leftFen).zh}`, `${moneyText(totalFen).en} in all, ${moneyText(leftFen).en} not allotted`)}</dd>
    </dl>
  );
}

function Villages({ visit: { t }, campaign }: { visit: StaffVisit; campaign: CampaignView }) {
  return (
    <section class="stack">
      <h2>{t('村（社区）', 'Villages')}</h2>
      <Table
        caption={t('各村资金和名额', 'Money and places of each village')}
        head={[t('村（社区）', 'Village'), t('资金', 'Money'), t('名额', 'Places'), t('张榜', 'Posted'), t('纸质材料', 'Paper'), t('已发放', 'Handed over'), t('报送', 'Report')]}
        rows={campaign.villages.map((village) => ({
          key: village.village,
          cells: [
            <a href={`/campaigns/${campaign.id}/villages/${village.village}`}>{t(village.name)}</a>, <Quota t={t} village={village} />,
            t(`${village.listed}/${village.people}`, `${village.listed} of ${village.people}`), t(`${village.posted} 户${village.toPost > 0 ? `，待张榜 ${village.toPost} 户` : ''}`, `${village.posted}${village.toPost > 0 ? `, ${village.toPost} to post` : ''}`),
            village.paper, t(`${village.paid} 户，${moneyText(village.paidFen).zh}`, `${village.paid}, ${moneyText(village.paidFen).en}`),
            village.reported ? (village.noneReportedAt ? t('零报告', 'Nobody in need') : t('已报送', 'Reported')) : <strong>{t('未报送', 'Missing')}</strong>,
          ],
        }))}
      />
    </section>
  );
}

/** The bar never stands alone: the same is said in words and numbers. */
export function Quota({ t, village }: { t: StaffVisit['t']; village: VillageView }) {
  const { usedFen, allottedFen } = village;
  return (
    <>
      <span>{t(`已列入 ${moneyText(usedFen).zh} / 分配 ${moneyText(allottedFen).zh}，剩余 ${moneyText(allottedFen - usedFen).zh}`, `${moneyText(usedFen).en} of ${moneyText(allottedFen).en} spoken for, ${moneyText(allottedFen - usedFen).en} left`)}</span>{' '}
      <meter min={0} max={Math.max(1, allottedFen)} value={usedFen} aria-hidden="true" />
    </>
  );
}

const reasonsLabel: Text = { zh: '在缺报时截止的理由', en: 'Reasons to close without them' };

function WhatIsMissing({ visit, campaign, missed, decides }: { visit: StaffVisit; campaign: CampaignView; missed: Missed; decides: boolean }) {
  const { t } = visit;
  const names = campaign.missing.map((code) => campaign.villages.find(({ village }) => village === code)?.name ?? { zh: code, en: code });
  const over = campaign.state === 'closing' || campaign.state === 'closed';
  return (
    <section class="stack">
      <h2>{t('截止前核对', 'Before the closing')}</h2>
      {names.length > 0 ? <Notice tone="warn" title={t(`未报送的村（社区）：${listOf(names).zh}`, `Villages that have not reported: ${listOf(names).en}`)} /> : <p>{t('所有村（社区）都已报送。', 'Every village has reported.')}</p>}
      {missed.roll.conditions.map(({ code, rule, zh, en }) => <p key={code}>{t(zh, en)} <span class="meta">{rule}</span></p>)}
      {missed.people.length > 0 ? (
        <Table
          caption={t('符合条件未列入', 'Known to qualify, not listed')} head={[t('姓名', 'Name'), t('案件', 'Case'), t('来源', 'Known from'), t('村（社区）', 'Village')]}
          rows={missed.people.map(({ caseId, receipt, name, programme, village }) => ({
            key: caseId,
            cells: [name, <a href={`/cases/${caseId}`}>{receipt}</a>, t(programmeOf(programme).title), t(campaign.villages.find((one) => one.village === village)?.name ?? { zh: village, en: village })],
          }))}
        />
      ) : null}
      {campaign.decisions.map(({ villages, decidedAt }) => <p key={decidedAt} class="meta">{t(`${instantText(decidedAt).zh}决定在 ${villages.join('、')} 未报送的情况下截止。`, `Decided on ${instantText(decidedAt).en} to close without ${villages.join(', ')}.`)}</p>)}
      {decides && !over && names.length > 0 ? (
        <form method="post" action={`/campaigns/${campaign.id}`} class="stack card">
          <FormKeys visit={visit} />
          <TextArea t={t} name="reasons" label={t(reasonsLabel)} rows={2} />
          <button class="button button--quiet" name="do" value="close">{t('决定截止', 'Decide to close')}</button>
        </form>
      ) : null}
    </section>
  );
}

function SpotChecks({ visit, campaign, checks, decides }: { visit: StaffVisit; campaign: CampaignView; checks: readonly SpotCheckView[]; decides: boolean }) {
  const { t } = visit;
  return (
    <section class="stack">
      <h2>{t('随机抽查', 'Spot checks')} <span class="meta">A-06</span></h2>
      {checks.length === 0 ? <p class="empty">{t('还没有抽查。', 'Nothing was drawn yet.')}</p> : null}
      {checks.map((check) => (
        <div class="card" key={check.id}>
          <p>{t(`${instantText(check.drawnAt).zh}从 ${check.of} 户中抽取 ${check.cases.length} 户，种子“${check.seed}”`, `${check.cases.length} of ${check.of} drawn on ${instantText(check.drawnAt).en} with the seed “${check.seed}”`)}</p>
          <ul>
            {check.cases.map(({ n, caseId, receipt, name, outcome }) => (
              <li key={n}>
                {n}. {name} <a href={`/cases/${caseId}`}>{receipt}</a>{' '}
                {outcome ? <strong>{outcome === 'confirmed' ? t('属实', 'Confirmed') : t('不符', 'Deviates')}</strong> : decides ? (
                  <form method="post" action={`/campaigns/${campaign.id}`} class="row">
                    <FormKeys visit={visit} />
                    <input type="hidden" name="checked" value={`${check.id}.${n}`} />
                    <button class="button button--quiet button--small" name="do" value="confirmed">{t('属实', 'Confirmed')}</button>
                    <button class="button button--quiet button--small" name="do" value="deviates">{t('不符', 'Deviates')}</button>
                  </form>
                ) : t('待查', 'To be checked')}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {decides ? (
        <form method="post" action={`/campaigns/${campaign.id}`} class="stack card">
          <FormKeys visit={visit} />
          <TextField t={t} name="seed" label={t('种子', 'Seed')} hint={t('先定种子再看名单；留空由系统生成并登记', 'Chosen before the list is looked at; left empty it is made and recorded')} optional />
          <button class="button button--quiet" name="do" value="draw">{t('抽取', 'Draw')}</button>
        </form>
      ) : null}
    </section>
  );
}
