import type { YearSchedule } from '../calendar.ts';

export const schedule2025: YearSchedule = {
  year: 2025,
  source: {
    title: '国务院办公厅关于2025年部分节假日安排的通知',
    number: '国办发明电〔2024〕12号',
    published: '2024-11-12',
  },
  version: 1,
  holidays: [
    { name: { zh: '元旦', en: "New Year's Day" }, from: '2025-01-01', to: '2025-01-01' },
    { name: { zh: '春节', en: 'Spring Festival' }, from: '2025-01-28', to: '2025-02-04' },
    { name: { zh: '清明节', en: 'Tomb-Sweeping Day' }, from: '2025-04-04', to: '2025-04-06' },
    { name: { zh: '劳动节', en: 'Labour Day' }, from: '2025-05-01', to: '2025-05-05' },
    { name: { zh: '端午节', en: 'Dragon Boat Festival' }, from: '2025-05-31', to: '2025-06-02' },
    { name: { zh: '国庆节、中秋节', en: 'National Day and Mid-Autumn Festival' }, from: '2025-10-01', to: '2025-10-08' },
  ],
  makeUpWorkdays: [
    { date: '2025-01-26', for: '春节' },
    { date: '2025-02-08', for: '春节' },
    { date: '2025-04-27', for: '劳动节' },
    { date: '2025-09-28', for: '国庆节、中秋节' },
    { date: '2025-10-11', for: '国庆节、中秋节' },
  ],
};
