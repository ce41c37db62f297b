import { roles } from '../../access/roles.ts';
import type { Level, Role } from '../../cases/actor.ts';
import type { Text } from './text.ts';

export const roleWords: Readonly<Record<Role, Text>> = {
  'community-caseworker': roles['community-caseworker'].title,
  'street-reviewer': roles['street-reviewer'].title,
  'district-officer': roles['district-officer'].title,
  'city-officer': roles['city-officer'].title,
  'province-officer': roles['province-officer'].title,
  'national-officer': roles['national-officer'].title,
  supervisor: roles.supervisor.title,
  mentor: roles.mentor.title,
  teacher: roles.teacher.title,
  'unit-officer': roles['unit-officer'].title,
  admin: roles.admin.title,
  auditor: roles.auditor.title,
  public: { zh: '群众', en: 'Public' },
  system: { zh: '系统', en: 'System' },
};

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

export const sexWords = {
  male: { zh: '男', en: 'Male' },
  female: { zh: '女', en: 'Female' },
} as const satisfies Record<'male' | 'female', Text>;
