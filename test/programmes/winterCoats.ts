import { plainPolicyShape } from '../../src/programmes/policy/shared.ts';
import { CLOSED, programme } from '../../src/programmes/programme.ts';

/** A sixth programme, invented for tests: the whole of it is this page and its policy. */
export const winterCoats = programme({
  id: 'winter-coats',
  title: { zh: '冬衣发放（测试）', en: 'Winter coats (test)' },
  takenInBy: ['community-caseworker'],
  first: 'look',
  stages: {
    look: { kind: 'review', by: 'community', clock: 'look', passed: 'posting', rules: ['X-04'], title: { zh: '查看', en: 'A look' } },
    posting: { kind: 'notice', by: 'community', clock: 'posting', objectionClock: 'objection', clear: 'decision', upheld: 'look', rules: ['X-02', 'X-03'], title: { zh: '张榜', en: 'Posting' } },
    decision: { kind: 'review', by: 'district', clock: 'decision', passed: CLOSED, rules: ['X-04'], title: { zh: '决定', en: 'Decision' } },
  },
});

const clock = (count: number, ends: 'office' | 'midnight' = 'office') => ({
  span: { unit: 'workingDays', count, ends }, remind: [{ unit: 'workingDays', count: 1 }], hours: 'working', rule: 'X-04', citation: 'test',
});

export const winterCoatsPolicy = plainPolicyShape.parse({
  id: 'winter-coats/99/2026-01', programme: 'winter-coats', jurisdiction: '99', effectiveFrom: '2026-01-01', title: { zh: '测试', en: 'Test' },
  citations: { test: { title: 'Invented for tests' } },
  clocks: { look: clock(3), posting: clock(5, 'midnight'), decision: clock(3), objection: clock(3, 'midnight'), complaint: clock(10), closing: clock(30) },
  notice: { mask: 'middle' },
  backdating: { limit: { unit: 'calendarDays', count: 30 }, evidenceAfter: { unit: 'calendarDays', count: 3 }, rule: 'X-10', citation: 'test' },
  documents: [], purgeUnconfirmedAfter: { unit: 'calendarDays', count: 30 }, readAfterHandover: { unit: 'calendarDays', count: 30 },
});
