import type { PageName } from '../../access/roles.ts';
import type { Text } from './text.ts';

export const navigation = {
  todo: { path: '/', title: { zh: '待办', en: 'To do' } },
  done: { path: '/done', title: { zh: '已办', en: 'Done' } },
  overdue: { path: '/overdue', title: { zh: '超期预警', en: 'Overdue' } },
  cases: { path: '/cases', title: { zh: '案件', en: 'Cases' } },
  notices: { path: '/notices', title: { zh: '公示', en: 'Notices' } },
  calls: { path: '/calls', title: { zh: '回访', en: 'Calls' } },
  vacancies: { path: '/vacancies', title: { zh: '岗位', en: 'Vacancies' } },
  pairs: { path: '/pairs', title: { zh: '结对', en: 'Pairs' } },
  leads: { path: '/leads', title: { zh: '数据核对', en: 'Leads' } },
  referrals: { path: '/referrals', title: { zh: '转办', en: 'Referrals' } },
  campaigns: { path: '/campaigns', title: { zh: '专项行动', en: 'Campaigns' } },
  funds: { path: '/funds', title: { zh: '资金', en: 'Funds' } },
  reports: { path: '/reports', title: { zh: '报表', en: 'Reports' } },
  audit: { path: '/audit', title: { zh: '审计', en: 'Audit' } },
  admin: { path: '/admin', title: { zh: '管理', en: 'Administration' } },
} as const satisfies Record<PageName, { path: string; title: Text }>;
