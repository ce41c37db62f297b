import type { Level, Role } from '../cases/actor.ts';
import type { Text } from '../programmes/programme.ts';
import type { RegionLevel } from './region.ts';

/** The roles of accounts; `public` and `system` have none. */
export type StaffRole = Exclude<Role, 'public' | 'system'>;

/**
 * What can be read. `people`: names and whatever else is personal, masked where masks apply. `stuckCases`: the codes of
 * cases whose workflow cannot go on.
 */
export type Subject = 'cases' | 'people' | 'overdue' | 'calls' | 'vacancies' | 'policies' | 'calendar' | 'accounts' | 'audit' | 'stuckCases' | 'pairs';

/** How far somebody reads: nothing, the own households, the own region, or everywhere because it belongs to no region. */
export type Reach = 'none' | 'own' | 'region' | 'everywhere';

/** The pages of the desk, in the order of its navigation. */
export const pages = ['todo', 'done', 'overdue', 'cases', 'notices', 'calls', 'vacancies', 'pairs', 'leads', 'referrals', 'campaigns', 'funds', 'reports', 'audit', 'admin'] as const;
export type PageName = (typeof pages)[number];

export interface RoleSpec {
  title: Text;
  /** The level whose opinion the role gives, where it gives one. */
  level: Level | null;
  /** At which levels of region an account of this role may be placed. */
  placedAt: readonly RegionLevel[];
  /** What is not named is not read. */
  reads: Readonly<Partial<Record<Subject, Reach>>>;
  /** Whether masked values may be uncovered, one by one and audited. @rule X-08 */
  mayReveal: boolean;
  /** Whether the list of cases may be taken along as a file, for a reason. @rule X-08 */
  mayExport: boolean;
  pages: readonly PageName[];
}

const everyone = { policies: 'everywhere', calendar: 'everywhere' } as const satisfies RoleSpec['reads'];
const wholeCases = { ...everyone, cases: 'region', people: 'region', overdue: 'region', calls: 'region', vacancies: 'region' } as const satisfies RoleSpec['reads'];

/** Whoever approves at a level above the district: sees whole cases, of a larger region. */
function officer(level: RegionLevel, title: Text): RoleSpec {
  return { title, level, placedAt: [level], reads: wholeCases, mayReveal: true, mayExport: true, pages: ['todo', 'done', 'overdue', 'cases', 'notices', 'funds', 'reports'] };
}

/** What each role is and reads. Who may take which action is said by the programme and the table of actions. */
export const roles: Readonly<Record<StaffRole, RoleSpec>> = {
  'community-caseworker': {
    title: { zh: '社区经办人', en: 'Community caseworker' },
    level: 'community',
    placedAt: ['community'],
    reads: { ...wholeCases, pairs: 'region' },
    mayReveal: true,
    mayExport: false,
    pages: ['todo', 'done', 'overdue', 'cases', 'notices', 'calls', 'vacancies', 'pairs', 'leads', 'campaigns'],
  },
  'street-reviewer': {
    title: { zh: '街道审核人', en: 'Street reviewer' },
    level: 'street',
    placedAt: ['street'],
    reads: wholeCases,
    mayReveal: true,
    mayExport: false,
    pages: ['todo', 'done', 'overdue', 'cases', 'notices', 'calls', 'vacancies', 'campaigns'],
  },
  'district-officer': {
    title: { zh: '区级审定人', en: 'District officer' },
    level: 'district',
    placedAt: ['district'],
    reads: wholeCases,
    mayReveal: true,
    mayExport: true,
    pages: ['todo', 'done', 'overdue', 'cases', 'notices', 'calls', 'vacancies', 'leads', 'campaigns', 'funds', 'reports'],
  },
  'city-officer': officer('city', { zh: '市级审批人', en: 'City officer' }),
  'province-officer': officer('province', { zh: '省级审批人', en: 'Province officer' }),
  'national-officer': officer('national', { zh: '全国审批人', en: 'National officer' }),
  supervisor: {
    title: { zh: '督导', en: 'Supervisor' },
    level: null,
    placedAt: ['street', 'district', 'city', 'province'],
    reads: { ...wholeCases, stuckCases: 'region', pairs: 'region' },
    mayReveal: true,
    mayExport: true,
    pages: ['todo', 'done', 'overdue', 'cases', 'notices', 'calls', 'vacancies', 'pairs', 'campaigns', 'funds', 'reports'],
  },
  mentor: {
    title: { zh: '帮扶责任人', en: 'Mentor' },
    level: null,
    placedAt: ['community', 'street', 'district'],
    reads: { ...everyone, cases: 'own', people: 'own', overdue: 'own', calls: 'own', vacancies: 'region' },
    mayReveal: true,
    mayExport: false,
    pages: ['todo', 'done', 'overdue', 'cases', 'notices', 'calls', 'vacancies'],
  },
  // of a school, not of the office: the own students, and nothing beside them
  teacher: {
    title: { zh: '结对教师', en: 'Teacher' },
    level: null,
    placedAt: ['community', 'street', 'district'],
    reads: { ...everyone, cases: 'own', people: 'own', overdue: 'own', calls: 'own', pairs: 'own' },
    mayReveal: true,
    mayExport: false,
    pages: ['todo', 'done', 'overdue', 'cases', 'pairs'],
  },
  // answers for a unit: its own referrals, and nothing else of a case
  'unit-officer': {
    title: { zh: '部门经办人', en: 'Unit officer' },
    level: null,
    placedAt: ['district'],
    reads: everyone,
    mayReveal: false,
    mayExport: false,
    pages: ['referrals', 'notices'],
  },
  // configures, and so reads no case: a stuck one is shown by its codes
  admin: {
    title: { zh: '系统管理员', en: 'Administrator' },
    level: null,
    placedAt: ['street', 'district', 'city', 'province'],
    reads: { ...everyone, accounts: 'region', stuckCases: 'region' },
    mayReveal: false,
    mayExport: false,
    pages: ['notices', 'admin', 'funds', 'reports'],
  },
  // verifies what was done, for which masked values are enough
  auditor: {
    title: { zh: '审计员', en: 'Auditor' },
    level: null,
    placedAt: ['street', 'district', 'city', 'province'],
    reads: { ...wholeCases, accounts: 'region', audit: 'region' },
    mayReveal: false,
    mayExport: true,
    pages: ['overdue', 'cases', 'notices', 'campaigns', 'funds', 'reports', 'audit'],
  },
};

/** The roles that may do something, as refusals name them. */
export function rolesWho(may: 'mayReveal' | 'mayExport'): string {
  return Object.entries(roles).flatMap(([name, spec]) => (spec[may] ? [name] : [])).join(',');
}

export function isStaffRole(text: string): text is StaffRole {
  return Object.hasOwn(roles, text);
}

/** How far a role reads a subject. */
export function reach(role: StaffRole, subject: Subject): Reach {
  return roles[role].reads[subject] ?? 'none';
}
