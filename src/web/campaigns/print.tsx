import { postedList, reliefPaper, type ReliefPaper } from '../../campaigns/paper.ts';
import { notFound } from '../../cases/read/scope.ts';
import type { WebParts } from '../parts.ts';
import type { Reply } from '../reply.ts';
import { partOf, type StaffVisit } from '../visit.ts';
import { dayText, moneyText } from '../words/dates.ts';
import { relationWords } from '../words/intake.ts';
import { causeWords, registrationWords, reliefFlagWords } from '../words/relief.ts';
import { listOf, wordFor } from '../words/text.ts';

/** The list as it is posted in the village, on one sheet. @rule A-04 · X-02 */
export function printedList(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const { t } = visit;
    const { campaign, village, posted, contact, supervisionPhone, printedOn } = await postedList(parts, visit.staff, partOf(visit, 'campaign'), partOf(visit, 'village'));
    return {
      kind: 'page', section: 'campaigns', title: { zh: `${village.name.zh} ${campaign.year} 年节日慰问名单公示`, en: `${village.name.en}: holiday relief of ${campaign.year}, public notice` },
      view: (
        <div class="sheet">
          <table>
            <thead><tr>{[t('序号', 'No.'), t('姓名', 'Name'), t('家庭人口', 'Household'), t('困难程度', 'Degree'), t('慰问金', 'Amount')].map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
            <tbody>{posted.map((row, n) => <tr key={n}><td>{n + 1}</td><td>{row.name}</td><td>{row.members}</td><td>{t(row.degreeTitle)}</td><td>{t(moneyText(row.amountFen))}</td></tr>)}</tbody>
          </table>
          <p>{t('公示期不少于 5 个工作日（以系统公示起止日期为准），期间任何人都可以提出异议。', 'The notice runs for the full period that the board shows; anybody may object while it runs.')}</p>
          <p>{t(`联系方式：${contact || '—'}　监督电话：${supervisionPhone || '—'}`, `Contact: ${contact || '—'} · supervision: ${supervisionPhone || '—'}`)}</p>
          <p class="sheet__signed">{t('村（社区）盖章：', 'Stamp of the village:')} ＿＿＿＿＿＿＿＿ {t(`打印日期：${dayText(printedOn).zh}`, `Printed on ${dayText(printedOn).en}`)}</p>
        </div>
      ),
    };
  };
}

const forms = { survey: { zh: '“两节”慰问调查表', en: 'Survey form of holiday relief' }, application: { zh: '“两节”慰问申请表', en: 'Application form of holiday relief' } } as const;

/** Survey form and application form, filled in, for signature and stamp. @rule A-05 */
export function printedForm(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const form = partOf(visit, 'form');
    if (form !== 'survey' && form !== 'application') return notFound();
    const paper = await reliefPaper(parts, visit.staff, partOf(visit, 'case'), `${form}-form`);
    return { kind: 'page', section: 'cases', title: forms[form], view: <div class="sheet">{form === 'survey' ? <Survey visit={visit} paper={paper} /> : <Application visit={visit} paper={paper} />}</div> };
  };
}

function Household({ visit: { t }, paper: { detail, address, people } }: { visit: StaffVisit; paper: ReliefPaper }) {
  const head = [t('关系', 'Relation'), t('姓名', 'Name'), t('证件号码', 'Identity number'), t('户口', 'Registration'), t('电话', 'Phone')];
  return (
    <>
      <p>{t(`受理编号：${detail.receipt}　村（社区）：${detail.regionName.zh}`, `Receipt: ${detail.receipt} · village: ${detail.regionName.en}`)}</p>
      <p>{t(`住址：${address}`, `Address: ${address}`)}</p>
      <table>
        <thead><tr>{head.map((one) => <th key={one} scope="col">{one}</th>)}</tr></thead>
        <tbody>{people.map((person, n) => <tr key={n}><td>{t(wordFor(relationWords, person.relation))}</td><td>{person.name}</td><td>{person.identity}</td><td>{person.registration ? t(registrationWords[person.registration]) : '—'}</td><td>{person.phone || '—'}</td></tr>)}</tbody>
      </table>
    </>
  );
}

function Survey({ visit, paper }: { visit: StaffVisit; paper: ReliefPaper }) {
  const { t } = visit;
  const { people, totalFen, causes, situation } = paper;
  return (
    <>
      <Household visit={visit} paper={paper} />
      <p>{t(`家庭年收入：${moneyText(totalFen).zh}（${people.map(({ name, yearIncomeFen }) => `${name} ${moneyText(yearIncomeFen).zh}`).join('，')}）`, `Income in twelve months: ${moneyText(totalFen).en} (${people.map(({ name, yearIncomeFen }) => `${name} ${moneyText(yearIncomeFen).en}`).join(', ')})`)}</p>
      <p>{t(`困难原因：${listOf(causes.map((code) => wordFor(causeWords, code))).zh || '—'}`, `Causes: ${listOf(causes.map((code) => wordFor(causeWords, code))).en || '—'}`)}</p>
      <p>{t(`人员情况：${people.flatMap(({ name, flags }) => flags.map((flag) => `${name} ${wordFor(reliefFlagWords, flag).zh}`)).join('，') || '—'}`, `Circumstances: ${people.flatMap(({ name, flags }) => flags.map((flag) => `${name}: ${wordFor(reliefFlagWords, flag).en}`)).join(', ') || '—'}`)}</p>
      <p class="typed">{t(`情况说明：${situation || '—'}`, `In words: ${situation || '—'}`)}</p>
      <Signatures visit={visit} lines={[['调查人签字', 'Surveyor'], ['户主签字', 'Head of the household'], ['村（社区）盖章', 'Stamp of the village']]} />
    </>
  );
}

function Application({ visit, paper }: { visit: StaffVisit; paper: ReliefPaper }) {
  const { t } = visit;
  const place = paper.detail.state.relief?.place;
  const degree = paper.policy.amounts.degrees.find(({ code }) => code === place?.degree);
  return (
    <>
      <Household visit={visit} paper={paper} />
      <p>{place && degree ? t(`申请慰问：${degree.title.zh}，${moneyText(place.fen).zh}`, `Relief applied for: ${degree.title.en}, ${moneyText(place.fen).en}`) : t('申请慰问：＿＿＿＿档，＿＿＿＿元', 'Relief applied for: ________')}</p>
      <p>{t('本人承诺所填内容属实。', 'I declare that what is stated here is true.')}</p>
      <Signatures visit={visit} lines={[['申请人签字', 'Applicant'], ['村（社区）意见、盖章', 'Opinion and stamp of the village'], ['乡镇（街道）意见、盖章', 'Opinion and stamp of the town']]} />
    </>
  );
}

function Signatures({ visit: { t }, lines }: { visit: StaffVisit; lines: readonly (readonly [string, string])[] }) {
  return <>{lines.map(([zh, en]) => <p key={zh} class="sheet__signed">{t(`${zh}：＿＿＿＿＿＿＿＿　　　　年　　月　　日`, `${en}: ____________________ date: ____________`)}</p>)}</>;
}
