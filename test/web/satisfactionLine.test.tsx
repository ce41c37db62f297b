import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { SatisfactionLine } from '../../src/web/pages/SatisfactionLine.tsx';
import type { Visit } from '../../src/web/visit.ts';

const reader = (language: 'zh' | 'en') => ({ t: (zh: string, en: string) => (language === 'zh' ? zh : en) }) as unknown as Visit;
const figure = { helped: 4, asked: 3, satisfied: 2, fairly: 1, dissatisfied: 0, permille: 666, targetPercent: 100, met: false };

test('C-16: the page says the rate, the target and whether it is met, in both languages', () => {
  expect(render(<SatisfactionLine visit={reader('zh')} figure={figure} />)).toContain('66.6%，目标 100%，未达标');
  expect(render(<SatisfactionLine visit={reader('en')} figure={{ ...figure, satisfied: 3, fairly: 0, permille: 1000, met: true }} />)).toContain('100.0%, target 100%, met');
  expect(render(<SatisfactionLine visit={reader('zh')} figure={{ ...figure, helped: 0 }} />)).toBe('');
});
