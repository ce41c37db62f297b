import type { Level, Role } from '../../cases/actor.ts';
import type { Text } from './text.ts';

export const roleWords = {
  'community-caseworker': { zh: '社区经办人', en: 'Community caseworker' },
  'street-reviewer': { zh: '街道复核人', en: 'Street reviewer' },
  'district-officer': { zh: '区级审定人', en: 'District officer' },
  supervisor: { zh: '督导', en: 'Supervisor' },
  mentor: { zh: '帮扶责任人', en: 'Mentor' },
  admin: { zh: '管理员', en: 'Administrator' },
  auditor: { zh: '审计员', en: 'Auditor' },
  public: { zh: '群众', en: 'Public' },
  system: { zh: '系统', en: 'System' },
} as const satisfies Record<Role, Text>;

export const levelWords = {
  community: { zh: '社区', en: 'community' },
  street: { zh: '街道', en: 'street' },
  district: { zh: '区', en: 'district' },
  city: { zh: '市', en: 'city' },
  province: { zh: '省', en: 'province' },
  national: { zh: '全国', en: 'national' },
} as const satisfies Record<Level, Text>;

/** Whose move a clock is: a level, a role, or nobody. */
export const ownerWords: Record<string, Text> = { ...roleWords, ...levelWords, none: { zh: '无', en: 'nobody' } };

export const relationWords: Record<string, Text> = {
  self: { zh: '本人', en: 'Applicant' },
  spouse: { zh: '配偶', en: 'Spouse' },
  child: { zh: '子女', en: 'Child' },
  parent: { zh: '父母', en: 'Parent' },
  sibling: { zh: '兄弟姐妹', en: 'Sibling' },
  grandparent: { zh: '祖父母', en: 'Grandparent' },
  grandchild: { zh: '孙子女', en: 'Grandchild' },
  other: { zh: '其他', en: 'Other' },
};

export const sexWords = {
  male: { zh: '男', en: 'Male' },
  female: { zh: '女', en: 'Female' },
} as const satisfies Record<'male' | 'female', Text>;
