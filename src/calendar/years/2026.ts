import type { YearSchedule } from '../calendar.ts';

export const schedule2026: YearSchedule = {
  year: 2026,
  source: {
    title: '国务院办公厅关于2026年部分节假日安排的通知',
    number: '国办发明电〔2025〕7号',
    published: '2025-11-04',
  },
  version: 1,
  holidays: [
    { name: { zh: '元旦', en: "New Year's Day" }, from: '2026-01-01', to: '2026-01-03' },
    { name: { zh: '春节', en: 'Spring Festival' }, from: '2026-02-15', to: '2026-02-23' },
    { name: { zh: '清明节', en: 'Tomb-Sweeping Day' }, from: '2026-04-04', to: '2026-04-06' },
    { name: { zh: '劳动节', en: 'Labour Day' }, from: '2026-05-01', to: '2026-05-05' },
    { name: { zh: '端午节', en: 'Dragon Boat Festival' }, from: '2026-06-19', to: '2026-06-21' },
    { name: { zh: '中秋节', en: 'Mid-Autumn Festival' }, from: '2026-09-25', to: '2026-09-27' },
    { name: { zh: '国庆节', en: 'National Day' }, from: '2026-10-01', to: '2026-10-07' },
  ],
  makeUpWorkdays: [
    { date: '2026-01-04', for: '元旦' },
    { date: '2026-02-14', for: '春节' },
    { date: '2026-02-28', for: '春节' },
    { date: '2026-05-09', for: '劳动节' },
    { date: '2026-09-20', for: '国庆节' },
    { date: '2026-10-10', for: '国庆节' },
  ],
};
