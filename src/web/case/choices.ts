import type { Fund } from '../../cases/aid/funds.ts';
import type { CaseDetail } from '../../cases/read/model.ts';
import type { Policy } from '../../programmes/policy/shared.ts';
import { papersNeeded, type VillageShare } from '../../cases/listing.ts';
import { categoriesIn, isPolicyOf } from '../../programmes/policy/kinds.ts';
import type { LongTermExitPolicy } from '../../programmes/long-term-exit/policy.ts';
import { measuresOf } from '../../rules/exit/measures.ts';
import { referralOutcomeWords } from '../words/support.ts';
import { servicesToOffer } from '../../rules/services.ts';
import type { OfferState } from '../../cases/state.ts';
import type { ChoiceSource, Option } from '../forms/field.ts';
import { optionsOf } from '../forms/options.ts';
import { dayText, instantText, moneyText } from '../words/dates.ts';
import { decisionWords, findingWords, offerWords } from '../words/outcomes.ts';
import { ruleWords } from '../words/rules.ts';
import { dayOf } from '../../calendar/days.ts';
import type { FileSoFar } from './fileForm.tsx';
import { aidChoices } from './aidChoices.ts';
import type { Text } from '../words/text.ts';

/** What forms choose from beside the case itself; read once for each form. */
export interface Lookups {
  /** The policy that the case follows. */
  policy: Policy;
  mentors: { id: string; name: string; onDuty: boolean; onLeaveUntil: string | null; standIn?: string }[];
  teachers: TeacherChoice[];
  vacancies: VacancyChoice[];
  communities: { code: string; name: Text }[];
  policies: { id: string; effectiveFrom: string }[];
  funds: readonly Fund[];
  /** The file as it stands, where the form asks for it. */
  file?: FileSoFar;
  campaigns: VillageShare[];
  decisions: { id: string; kind: keyof typeof decisionWords; decidedAt: string; delivered: boolean; review: 'none' | 'open' | 'done' }[];
}

export interface VacancyChoice {
  id: string;
  employer: string;
  post: string;
  place: string;
  payFromFen: number;
  payToFen: number;
}

/** The choices that only this case knows, by their source. */
export function choicesOf(source: ChoiceSource, detail: CaseDetail, track: string | undefined, lookups: Lookups): Option[] {
  switch (source) {
    case 'people':
      return detail.persons.map(({ id, name }) => ({ value: id, label: same(name) }));
    case 'otherPeople':
      return detail.persons.filter(({ isApplicant }) => !isApplicant).map(({ id, name }) => ({ value: id, label: same(name) }));
    case 'mentors':
      return lookups.mentors.map(mentorOption);
    case 'vacancies':
      return lookups.vacancies.map(({ id, ...vacancy }) => ({ value: id, label: vacancyText(vacancy) }));
    case 'offersOpen':
      return offers(detail, track, lookups, ['open', 'accepted']);
    case 'offersToRefuse':
      return offers(detail, track, lookups, ['open', 'accepted']);
    case 'offersRefused':
      return offers(detail, track, lookups, ['refused']);
    case 'offersContested':
      return offers(detail, track, lookups, ['contested']);
    case 'objectionsOpen':
      return Object.entries(detail.state.objections).flatMap(([value, { outcome, receivedAt }]) =>
        outcome ? [] : [{ value, label: both(instantText(receivedAt), (at) => `${at} 收到的异议`, (at) => `Objection of ${at}`) }]);
    case 'findingsOpen':
      return Object.entries(trackOf(detail, track)?.findings ?? {}).map(([value, { kind, openedAt, week }]) => ({
        value,
        label: { zh: `${findingWords[kind].zh}（${dayText(week ?? dayOf(openedAt)).zh}${week ? '起' : ''}）`, en: `${findingWords[kind].en} (${week ? 'from ' : ''}${dayText(week ?? dayOf(openedAt)).en})` },
      }));
    case 'decisions':
      return decisions(lookups, ({ delivered }) => !delivered);
    case 'decisionsToReview':
      return decisions(lookups, ({ kind, review }) => kind !== 'review' && review === 'none');
    case 'decisionsInReview':
      return decisions(lookups, ({ review }) => review === 'open');
    case 'communities':
      return lookups.communities.filter(({ code }) => code !== detail.region).map(({ code, name }) => ({ value: code, label: name }));
    case 'policies':
      return lookups.policies
        .filter(({ id }) => id !== detail.policyId)
        .map(({ id, effectiveFrom }) => ({ value: id, label: both(dayText(effectiveFrom), (day) => `${id}（${day}起施行）`, (day) => `${id} (from ${day})`) }));
    case 'categories':
      return titled(categoriesIn(lookups.policy)).filter(({ value }) => !detail.state.people[track ?? '']?.categories.includes(value));
    case 'missing':
      return titled(lookups.policy.documents);
    case 'services':
      return titled(servicesToOffer(lookups.policy.services, trackOf(detail, track)?.job?.kind));
    case 'teachers':
      return lookups.teachers.filter(({ id }) => id !== trackOf(detail, track)?.mentor).map(teacherOption); // who has the student already is no choice
    case 'studentsToPair':
      return detail.persons.filter(({ id, seeksRecognition }) => seeksRecognition && !detail.state.pairs?.[id]).map(({ id, name }) => ({ value: id, label: same(name) }));
    case 'measures':
      return ofExit(lookups.policy, (policy) => measuresOf(policy).filter(({ code }) => !openMeasures(detail).has(code)));
    case 'helperKinds':
      return ofExit(lookups.policy, ({ caseload }) => caseload.helpers);
    case 'publicRelief':
      return ofExit(lookups.policy, ({ secondExit }) => secondExit.publicRelief);
    case 'unionAid':
      return ofExit(lookups.policy, ({ secondExit }) => secondExit.unionAid);
    case 'referralsAnswered':
      return Object.entries(detail.state.referrals ?? {}).flatMap(([value, { measure, outcome }]) => {
        const [option] = outcome ? ofExit(lookups.policy, (policy) => measuresOf(policy).filter(({ code }) => code === measure)) : [];
        return option && outcome ? [{ value, label: { zh: `${option.label.zh}：${referralOutcomeWords[outcome].zh}`, en: `${option.label.en}: ${referralOutcomeWords[outcome].en}` } }] : [];
      });
    case 'helpers':
      return Object.entries(detail.state.helpers ?? {}).map(([value, { kind, helper }]) => {
        const [option] = ofExit(lookups.policy, ({ caseload }) => caseload.helpers.filter(({ code }) => code === kind));
        return { value, label: { zh: `${option?.label.zh ?? kind} · ${helper}`, en: `${option?.label.en ?? kind} · ${helper}` } };
      });
    case 'rules':
      return optionsOf(ruleWords);
    case 'grantKinds':
    case 'grantsToDecide':
    case 'grantsToPay':
    case 'grantsOpen':
    case 'grantsPaid':
    case 'funds':
    case 'topUps':
      return aidChoices(source, detail, lookups);
    case 'campaigns':
      return lookups.campaigns.map(({ campaign, year, leftFen, leftPlaces }) => ({
        value: campaign, label: both(moneyText(leftFen), (left) => `${year} 年慰问（剩余 ${left}，${leftPlaces} 个名额）`, (left) => `Relief of ${year} (${left} and ${leftPlaces} places left)`),
      }));
    case 'degrees':
      return isPolicyOf('holiday-relief', lookups.policy)
        ? lookups.policy.amounts.degrees.map(({ code, title, fen }) => ({ value: code, label: { zh: `${title.zh}（${moneyText(fen).zh}）`, en: `${title.en} (${moneyText(fen).en})` } }))
        : [];
    case 'papers':
      return titled(papersNeeded(lookups.policy));
    default:
      return source satisfies never;
  }
}

/** A teacher with how many students they have, of how many they may have (E-01). */
export interface TeacherChoice {
  id: string;
  name: string;
  has: number;
  most: number;
}

function teacherOption({ id, name, has, most }: TeacherChoice): Option {
  const full = has >= most;
  return { value: id, label: { zh: `${name}（已结对 ${has} 名，最多 ${most} 名${full ? '，已满' : ''}）`, en: `${name} (${has} of ${most} students${full ? ', full' : ''})` } };
}

/** A mentor as one chooses them: on duty and on leave are said in words. */
export function mentorOption({ id, name, onDuty, onLeaveUntil, standIn }: Lookups['mentors'][number]): Option {
  const duty = onDuty ? { zh: ' · 值班', en: ' · on duty' } : same('');
  const leave = onLeaveUntil
    ? both(dayText(onLeaveUntil), (day) => ` · 休假至${day}${standIn ? `，由 ${standIn} 代` : ''}`, (day) => ` · on leave until ${day}${standIn ? `, ${standIn} stands in` : ''}`)
    : same('');
  return { value: id, label: { zh: `${name}${duty.zh}${leave.zh}`, en: `${name}${duty.en}${leave.en}` } };
}

export function vacancyText({ employer, post, place, payFromFen, payToFen }: Omit<VacancyChoice, 'id'>): Text {
  const [from, to] = [moneyText(payFromFen), moneyText(payToFen)];
  return { zh: `${post} · ${employer} · ${place} · 月薪 ${from.zh}—${to.zh}`, en: `${post} · ${employer} · ${place} · ${from.en}–${to.en} a month` };
}

function offers(detail: CaseDetail, track: string | undefined, { vacancies }: Lookups, states: readonly OfferState['state'][]): Option[] {
  return Object.entries(trackOf(detail, track)?.offers ?? {}).flatMap(([value, { vacancy: id, state, offeredAt }]) => {
    if (!states.includes(state)) return [];
    const vacancy = vacancies.find((one) => one.id === id);
    const what = vacancy ? vacancyText(vacancy) : { zh: '岗位', en: 'Job' };
    const [day, word] = [dayText(dayOf(offeredAt)), offerWords[state]];
    return [{ value, label: { zh: `${what.zh}（${day.zh}推荐，${word.zh}）`, en: `${what.en} (offered ${day.en}, ${word.en.toLowerCase()})` } }];
  });
}

function trackOf(detail: CaseDetail, track: string | undefined) {
  return track === undefined ? undefined : detail.state.tracks[track];
}

/** Choices that only the policy of long-term exit has. */
function ofExit(policy: Policy, list: (policy: LongTermExitPolicy) => readonly { code: string; title: Text }[]): Option[] {
  return isPolicyOf('long-term-exit', policy) ? titled(list(policy)) : [];
}

function openMeasures({ state }: CaseDetail): Set<string> {
  return new Set(Object.values(state.referrals ?? {}).flatMap(({ measure, outcome }) => (outcome ? [] : [measure])));
}

const titled = (list: readonly { code: string; title: Text }[]): Option[] => list.map(({ code, title }) => ({ value: code, label: title }));
const same = (text: string): Text => ({ zh: text, en: text });
const both = (text: Text, zh: (text: string) => string, en: (text: string) => string): Text => ({ zh: zh(text.zh), en: en(text.en) });

function decisions(lookups: Lookups, suits: (decision: Lookups['decisions'][number]) => boolean): Option[] {
  return lookups.decisions.filter(suits).map(({ id, kind, decidedAt }) => ({ value: id, label: both(decisionWords[kind], (zh) => `${zh}（${instantText(decidedAt).zh}）`, (en) => `${en} (${instantText(decidedAt).en})`) }));
}
