import { Table } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import type { Reply } from '../reply.ts';
import type { StaffVisit } from '../visit.ts';
import { dayText } from '../words/dates.ts';
import { adminPage } from './frame.tsx';

/** The versions of the policy that are loaded, and how many open cases follow each. */
export function policiesPage(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const { t } = visit;
    const counts = await parts.prisma.case.groupBy({ by: ['policyId'], where: { closedAt: null, region: { startsWith: visit.staff.region } }, _count: { _all: true } });
    const openOf = (id: string) => counts.find(({ policyId }) => policyId === id)?._count._all ?? 0;
    const sorted = [...parts.policies].sort((one, other) => (one.effectiveFrom < other.effectiveFrom ? 1 : -1));
    return adminPage(visit, 'policies', (
      <Table
        caption={t('政策版本', 'Versions of the policy')} head={[t('名称', 'Title'), t('编号', 'Id'), t('适用地区', 'Jurisdiction'), t('施行', 'In force'), t('办理中案件', 'Open cases')]}
        rows={sorted.map((policy) => ({
          key: policy.id,
          cells: [
            t(policy.title), policy.id, policy.jurisdiction,
            t(`${dayText(policy.effectiveFrom).zh}起${policy.effectiveTo ? `至${dayText(policy.effectiveTo).zh}` : ''}`, `from ${dayText(policy.effectiveFrom).en}${policy.effectiveTo ? ` to ${dayText(policy.effectiveTo).en}` : ''}`),
            openOf(policy.id),
          ],
        }))}
      />
    ));
  };
}
