import type { UnionFile } from '../../cases/intake/unionFile.ts';
import type { Text } from './text.ts';

type Words<F extends keyof UnionFile> = Record<NonNullable<UnionFile[F]> & string, Text>;
type ItemWords<F extends 'income' | 'spending' | 'accidents'> = Record<UnionFile[F][number]['kind'], Text>;

export const politicalWords = { masses: { zh: '群众', en: 'No party' }, league: { zh: '共青团员', en: 'Youth League' }, party: { zh: '中共党员', en: 'Party member' }, other: { zh: '其他党派', en: 'Another party' } } as const satisfies Words<'politicalStatus'>;
export const disabilityWords = {
  none: { zh: '无', en: 'None' }, sight: { zh: '视力', en: 'Sight' }, hearing: { zh: '听力', en: 'Hearing' }, speech: { zh: '言语', en: 'Speech' }, body: { zh: '肢体', en: 'Body' },
  mind: { zh: '智力', en: 'Mind' }, mental: { zh: '精神', en: 'Mental' }, several: { zh: '多重', en: 'Several' },
} as const satisfies Words<'disability'>;
export const workStateWords = {
  'at-work': { zh: '在岗', en: 'At work' }, 'laid-off': { zh: '下岗', en: 'Laid off' }, unemployed: { zh: '失业', en: 'Unemployed' }, retired: { zh: '退休', en: 'Retired' },
  flexible: { zh: '灵活就业', en: 'Flexible work' }, 'sick-leave': { zh: '病休', en: 'On sick leave' },
} as const satisfies Words<'workState'>;
export const modelWorkerWords = { none: { zh: '否', en: 'No' }, national: { zh: '全国劳模', en: 'National' }, provincial: { zh: '省部级劳模', en: 'Provincial' }, city: { zh: '市级劳模', en: 'City' } } as const satisfies Words<'modelWorker'>;
export const housingWords = {
  own: { zh: '自有住房', en: 'Own' }, 'public-rent': { zh: '公租房、廉租房', en: 'Public rental' }, 'private-rent': { zh: '租住私房', en: 'Private rental' }, 'with-relatives': { zh: '借住', en: 'With relatives' }, none: { zh: '无房', en: 'None' },
} as const satisfies Words<'housing'>;
export const marriageWords = { single: { zh: '未婚', en: 'Single' }, married: { zh: '已婚', en: 'Married' }, divorced: { zh: '离异', en: 'Divorced' }, widowed: { zh: '丧偶', en: 'Widowed' } } as const satisfies Words<'marriage'>;
export const registrationWords = { urban: { zh: '城镇', en: 'Urban' }, rural: { zh: '农村', en: 'Rural' } } as const satisfies Words<'registration'>;
export const employerNatureWords = {
  state: { zh: '国有', en: 'State-owned' }, collective: { zh: '集体', en: 'Collective' }, private: { zh: '民营', en: 'Private' }, foreign: { zh: '外资', en: 'Foreign' }, institution: { zh: '机关事业单位', en: 'Public institution' }, other: { zh: '其他', en: 'Other' },
} as const satisfies Words<'employerNature'>;
export const employerStateWords = { running: { zh: '正常经营', en: 'Running' }, stopped: { zh: '停产半停产', en: 'Stopped' }, bankrupt: { zh: '破产', en: 'Bankrupt' }, closed: { zh: '关闭', en: 'Closed' } } as const satisfies Words<'employerState'>;
export const medicalInsuranceWords = { employee: { zh: '职工医保', en: 'Employees' }, resident: { zh: '居民医保', en: 'Residents' }, commercial: { zh: '商业保险', en: 'Commercial' }, none: { zh: '无', en: 'None' } } as const satisfies Words<'medicalInsurance'>;
export const causeWords = {
  illness: { zh: '患病', en: 'Illness' }, disability: { zh: '残疾', en: 'Disability' }, schooling: { zh: '子女上学', en: 'Schooling' }, disaster: { zh: '灾害', en: 'Disaster' },
  accident: { zh: '意外伤害', en: 'Accident' }, 'low-income': { zh: '收入低', en: 'Low income' }, unemployment: { zh: '失业', en: 'Unemployment' }, other: { zh: '其他', en: 'Other' },
} as const satisfies Words<'mainCause'>;
export const incomeWords = {
  wage: { zh: '工资性收入', en: 'Wages' }, business: { zh: '经营收入', en: 'Business' }, property: { zh: '财产收入', en: 'Property' }, transfer: { zh: '养老金、低保金等转移收入', en: 'Pensions and benefits' },
  maintenance: { zh: '赡养、抚养费', en: 'Maintenance' }, other: { zh: '其他收入', en: 'Other' },
} as const satisfies ItemWords<'income'>;
export const spendingWords = {
  illness: { zh: '因病支出', en: 'Illness' }, disability: { zh: '因残支出', en: 'Disability' }, schooling: { zh: '上学支出', en: 'Schooling' }, work: { zh: '必要就业成本', en: 'Necessary cost of working' },
} as const satisfies ItemWords<'spending'>;
export const accidentWords = { emergency: { zh: '突发事件', en: 'Emergency' }, injury: { zh: '意外伤害', en: 'Injury' }, 'major-illness': { zh: '重大疾病', en: 'Major illness' } } as const satisfies ItemWords<'accidents'>;
