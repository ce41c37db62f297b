import type { YearSchedule } from '../calendar.ts';

export const schedule2024: YearSchedule = {
  year: 2024,
  source: {
    title: '国务院办公厅关于2024年部分节假日安排的通知',
    number: '国办发明电〔2023〕7号',
    published: '2023-10-25',
  },
  version: 1,
  holidays: [
    { name: { zh: '元旦', en: "New Year's Day" }, from: '2024-01-01', to: '2024-01-01' },
    { name: { zh: '春节', en: 'Spring Festival' }, from: '2024-02-10', to: '2024-02-17' },
    { name: { zh: '清明节', en: 'Tomb-Sweeping Day' }, from: '2024-04-04', to: '2024-04-06' },
    { name: { zh: '劳动节', en: 'Labour Day' }, from: '2024-05-01', to: '2024-05-05' },
    { name: { zh: '端午节', en: 'Dragon Boat Festival' }, from: '2024-06-10', to: '2024-06-10' },
    { name: { zh: '中秋节', en: 'Mid-Autumn Festival' }, from: '2024-09-15', to: '2024-09-17' },
    { name: { zh: '国庆节', en: 'National Day' }, from: '2024-10-01', to: '2024-10-07' },
  ],
  makeUpWorkdays: [
    { date: '2024-02-04', for: '春节' },
    { date: '2024-02-18', for: '春节' },
    { date: '2024-04-07', for: '清明节' },
    { date: '2024-04-28', for: '劳动节' },
    { date: '2024-05-11', for: '劳动节' },
    { date: '2024-09-14', for: '中秋节' },
    { date: '2024-09-29', for: '国庆节' },
    { date: '2024-10-12', for: '国庆节' },
  ],
};
