import type { CaseDetail } from '../../cases/read/model.ts';
import { programmeOf } from '../../programmes/index.ts';
import type { Visit } from '../visit.ts';

/** Cases that go on a village's list have forms for signature and stamp. @rule A-05 */
export function hasReliefForms({ programme }: CaseDetail): boolean {
  return Object.values(programmeOf(programme).stages).some(({ kind }) => kind === 'allotment');
}

export function ReliefFormLinks({ visit: { t }, caseId }: { visit: Visit; caseId: string }) {
  return (
    <p class="page-actions">
      <a class="button button--quiet" href={`/cases/${caseId}/print/survey`}>{t('打印调查表', 'Print the survey form')}</a>{' '}
      <a class="button button--quiet" href={`/cases/${caseId}/print/application`}>{t('打印申请表', 'Print the application form')}</a>
      <span class="meta"> {t('供签字盖章，每次打印都有记录', 'For signature and stamp; every print is recorded')}</span>
    </p>
  );
}
