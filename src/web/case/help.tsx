import { caseDetail } from '../../cases/read/detail.ts';
import type { CaseDetail, TrackView } from '../../cases/read/model.ts';
import { servicesToOffer, type Service } from '../../rules/services.ts';
import { programmeOf } from '../../programmes/index.ts';
import { CLOSED } from '../../programmes/programme.ts';
import { Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import type { Reply } from '../reply.ts';
import { partOf, type StaffVisit, type Visit } from '../visit.ts';
import { actionText } from '../words/actions.ts';
import { dayText, instantText } from '../words/dates.ts';
import { closingWords, findingWords, offerWords, placementWords, serviceResultWords } from '../words/outcomes.ts';
import { stageText } from '../words/stages.ts';
import { wordFor } from '../words/text.ts';
import { vacancyText, type VacancyChoice } from './choices.ts';
import { aidGrants } from './aidGrants.tsx';
import { ExitSections, exitRecordsOf } from './exitSections.tsx';
import { casePage } from './frame.tsx';
import { actionPath, sortActions } from './nextStep.ts';
import { Clocks } from './overview.tsx';

/** What was offered and done, as the records keep it. */
interface HelpRecords {
  offers: { id: string; personId: string; state: string; offeredAt: Date; vacancyId: string }[];
  placements: { id: string; personId: string; kind: string; placedOn: Date; late: boolean; endedAt: Date | null }[];
  services: { seq: number; personId: string; service: string; result: string; happenedAt: Date }[];
  vacancies: ReadonlyMap<string, VacancyChoice>;
  /** Every service of the case's policy. */
  policyServices: readonly Service[];
}

/** 帮扶: each recognised person's mentor, plan, offers, jobs and services. */
export function helpPage(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const detail = await caseDetail(parts, visit.staff, partOf(visit, 'case'));
    const grants = programmeOf(detail.programme).stages['aid']?.kind === 'aid' ? await aidGrants(parts, visit, detail) : undefined;
    if (grants) return casePage(parts, visit, detail, 'help', grants);
    const [records, ofHousehold] = await Promise.all([recordsOf(parts, detail), exitRecordsOf(parts, visit, detail)]);
    if (ofHousehold) return casePage(parts, visit, detail, 'help', <ExitSections visit={visit} detail={detail} records={ofHousehold} />);
    const { t } = visit;
    return casePage(parts, visit, detail, 'help', detail.tracks.length === 0
      ? <p class="empty">{t('认定以后，每位认定人员的帮扶在这里办理。', 'Once recognised, everybody’s help is handled here.')}</p>
      : <>{detail.tracks.map((track) => <Track key={track.person} visit={visit} detail={detail} track={track} records={records} />)}</>);
  };
}

async function recordsOf({ prisma, policies }: WebParts, { id: caseId, policyId }: CaseDetail): Promise<HelpRecords> {
  const where = { caseId, voidedSeq: null };
  const [offers, placements, services] = await Promise.all([
    prisma.offer.findMany({ where, orderBy: { offeredAt: 'desc' } }), prisma.placement.findMany({ where, orderBy: { placedOn: 'desc' } }),
    prisma.service.findMany({ where, orderBy: { happenedAt: 'desc' } }),
  ]);
  const vacancies = await prisma.vacancy.findMany({ where: { id: { in: offers.map(({ vacancyId }) => vacancyId) } } });
  return { offers, placements, services, vacancies: new Map(vacancies.map((vacancy) => [vacancy.id, vacancy])), policyServices: policies.find(({ id }) => id === policyId)?.services ?? [] };
}

function Track({ visit, detail, track, records }: { visit: Visit; detail: CaseDetail; track: TrackView; records: HelpRecords }) {
  const { t, words } = visit;
  const state = detail.state.tracks[track.person];
  const clocks = detail.clocks.filter((clock) => clock.track === track.person && !clock.stoppedAt && clock.kind !== 'age');
  const mine = <T extends { personId: string }>(rows: readonly T[]) => rows.filter(({ personId }) => personId === track.person);
  const { next, others } = sortActions(detail.actions.filter((offer) => offer.track === track.person), clocks);
  const open = [...(next ? [next] : []), ...others];
  const known = new Set(mine(records.services).map(({ service }) => service));
  const toOffer = servicesToOffer(records.policyServices, state?.job?.kind).filter(({ code }) => !known.has(code));
  const [offers, placements, services] = [mine(records.offers), mine(records.placements), mine(records.services)];
  return (
    <section class="card stack" aria-labelledby={`track-${track.person}`}>
      <h2 id={`track-${track.person}`}>{track.personName} <span class="meta">{t(stageText(track.stage, detail.programme))}{track.outcome ? ` · ${t(wordFor(closingWords, track.outcome))}` : ''}</span></h2>
      <dl class="facts">
        <dt>{t('帮扶责任人', 'Mentor')}</dt><dd>{track.mentorName}</dd>
        <dt>{t('认定时间', 'Recognised')}</dt><dd>{t(instantText(track.recognisedAt))}</dd>
        <dt>{t('帮扶计划', 'Plan')}</dt><dd>{state?.plan ? t(`${instantText(state.plan.recordedAt).zh} 制定`, `recorded ${instantText(state.plan.recordedAt).en}`) : t('未制定', 'not yet')}</dd>
        <dt>{t('帮扶协议', 'Agreement')}</dt><dd>{state?.agreement ? t('已签订', 'signed') : t('未签订', 'not yet')}</dd>
      </dl>
      {track.stage !== CLOSED && toOffer.length > 0 ? <p>{t('可提供的服务：', 'Services to offer: ')}{toOffer.map(({ title }) => t(title)).join(t('、', ', '))}</p> : null}
      {clocks.length > 0 ? <Clocks visit={visit} detail={detail} clocks={clocks} withPerson={false} /> : null}
      {Object.values(state?.findings ?? {}).length > 0 ? (
        <ul>{Object.entries(state?.findings ?? {}).map(([id, { kind, openedAt }]) => <li key={id}>{t('未办结问题', 'Open finding')}{t('：', ': ')}{t(findingWords[kind])} · {t(instantText(openedAt))}</li>)}</ul>
      ) : null}
      {track.stage !== CLOSED && open.length > 0 ? (
        <ul class="actions">{open.map((action) => <li key={action.action}><a class="button button--quiet" href={actionPath(detail.id, action)}>{t(actionText(action.action))}</a></li>)}</ul>
      ) : null}
      {offers.length > 0 ? (
        <Table
          caption={t('岗位推荐', 'Offers')} head={[t('岗位', 'Job'), t('推荐时间', 'Offered'), t('结果', 'Answer')]}
          rows={offers.map((offer) => ({ key: offer.id, cells: [jobText(visit, records, offer.vacancyId), t(instantText(offer.offeredAt.toISOString())), t(wordFor(offerWords, offer.state))] }))}
        />
      ) : null}
      {placements.length > 0 ? (
        <Table
          caption={t('安置', 'Placements')} head={[t('方式', 'Kind'), t('日期', 'Day'), t('说明', 'Note')]}
          rows={placements.map((placement) => ({
            key: placement.id,
            cells: [
              t(wordFor(placementWords, placement.kind)), t(dayText(placement.placedOn.toISOString().slice(0, 10))),
              [placement.late ? t('逾期安置', 'late') : '', placement.endedAt ? t('已失业', 'job lost') : ''].filter(Boolean).join(' · ') || '—',
            ],
          }))}
        />
      ) : null}
      {services.length > 0 ? (
        <Table
          caption={t('服务与补贴', 'Services and subsidies')} head={[t('服务', 'Service'), t('结果', 'Result'), t('时间', 'When')]}
          rows={services.map((service) => ({ key: String(service.seq), cells: [t(words.service(service.service)), t(wordFor(serviceResultWords, service.result)), t(instantText(service.happenedAt.toISOString()))] }))}
        />
      ) : null}
    </section>
  );
}

function jobText({ t }: Visit, { vacancies }: HelpRecords, id: string): string {
  const vacancy = vacancies.get(id);
  return vacancy ? t(vacancyText(vacancy)) : '—';
}
