import type { Page } from '../../cases/read/model.ts';
import { listPairs, listStudents, type PairView, type StudentView } from '../../cases/read/pairs.ts';
import { Pager, Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import type { Reply } from '../reply.ts';
import { queryOf, type StaffVisit, type Visit } from '../visit.ts';
import { dayText } from '../words/dates.ts';
import { closingWords } from '../words/outcomes.ts';
import { stageText } from '../words/stages.ts';
import { wordFor } from '../words/text.ts';
import { gradeWords, pairEndWords } from '../words/tutoring.ts';
import { cursorOf } from './desk.tsx';

const registers = {
  pairs: { zh: '在结对', en: 'Pairs' },
  students: { zh: '学生', en: 'Students' },
  ended: { zh: '已结束', en: 'Ended' },
} as const;

/** 结对: who teaches whom, the students of the region, and the pairs that have ended. @rule E-01 */
export function pairsPage(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const { t, staff } = visit;
    const asked = queryOf(visit, 'show');
    const shown = asked === 'students' || asked === 'ended' ? asked : 'pairs';
    const view = shown === 'students'
      ? <Students visit={visit} page={await listStudents(parts, staff, cursorOf(visit))} />
      : <Pairs visit={visit} page={await listPairs(parts, staff, { active: shown === 'pairs' }, cursorOf(visit))} />;
    return {
      kind: 'page', section: 'pairs', title: { zh: '师生结对', en: 'Pairs of students and teachers' },
      view: (
        <>
          <nav class="subnav" aria-label={t('筛选', 'Filter')}>
            {Object.entries(registers).map(([name, title]) => <a key={name} href={name === 'pairs' ? '/pairs' : `/pairs?show=${name}`} aria-current={name === shown ? 'page' : undefined}>{t(title)}</a>)}
          </nav>
          {view}
        </>
      ),
    };
  };
}

function Pairs({ visit, page }: { visit: Visit; page: Page<PairView> }) {
  const { t } = visit;
  if (page.items.length === 0) return <p class="empty">{t('没有结对。', 'There is no pair.')}</p>;
  return (
    <>
      <Table
        caption={t('结对登记', 'Register of pairs')} head={[t('学生', 'Student'), t('结对教师', 'Teacher'), t('社区', 'Community'), t('起', 'From'), t('止', 'Until')]}
        rows={page.items.map((pair) => ({
          key: `${pair.caseId}${pair.id}`,
          cells: [
            <a href={`/cases/${pair.caseId}/tutoring`}>{pair.studentName} <span class="meta">{pair.receipt}</span></a>, pair.teacherName, t(pair.community), t(dayText(pair.from)),
            pair.endedOn ? [t(dayText(pair.endedOn)), pair.why ? t(pairEndWords[pair.why] ?? wordFor(closingWords, pair.why)) : ''].filter(Boolean).join(' · ') : '—',
          ],
        }))}
      />
      <Pager visit={visit} next={page.next} />
    </>
  );
}

function Students({ visit, page }: { visit: Visit; page: Page<StudentView> }) {
  const { t } = visit;
  if (page.items.length === 0) return <p class="empty">{t('没有学生。', 'There is no student.')}</p>;
  return (
    <>
      <Table
        caption={t('学生登记', 'Register of students')} head={[t('学生', 'Student'), t('学校', 'School'), t('年级', 'Grade'), t('社区', 'Community'), t('环节', 'Stage'), t('结对教师', 'Teacher')]}
        rows={page.items.map((student) => ({
          key: student.student,
          cells: [
            <a href={`/cases/${student.caseId}`}>{student.studentName} <span class="meta">{student.receipt}</span></a>, student.school ?? '—', student.grade ? t(wordFor(gradeWords, student.grade)) : '—',
            t(student.community), t(stageText(student.stage, 'student-pairing')), student.teacherName ?? t('待结对', 'waits for one'),
          ],
        }))}
      />
      <Pager visit={visit} next={page.next} />
    </>
  );
}
