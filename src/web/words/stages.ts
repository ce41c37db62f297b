import type { Step } from '../../cases/state.ts';
import { programmes } from '../../programmes/index.ts';
import { CLOSED, TRACKS } from '../../programmes/programme.ts';
import type { Text } from './text.ts';

/** What every programme has beside the stages of its own page. */
const shared: Record<string, Text> = {
  apply: { zh: '申请', en: 'Application' },
  [TRACKS]: { zh: '分人帮扶', en: 'Help for each person' },
  [CLOSED]: { zh: '已办结', en: 'Closed' },
};

/** The title of a stage, from the programme's own page; without a programme, from the first page that has such a stage. */
export function stageText(stage: string, programme?: string): Text {
  const pages = programmes().filter(({ id }) => programme === undefined || id === programme);
  const own = pages.map((page) => page.stages[stage]?.title).find((title) => title !== undefined);
  return own ?? shared[stage] ?? { zh: stage, en: stage };
}

const stepWords = {
  open: undefined,
  'awaiting-receipt': { zh: '待签收', en: 'awaiting receipt' },
  returned: { zh: '已退回补正', en: 'returned for correction' },
  'to-post': { zh: '待张贴', en: 'to be posted' },
  posted: { zh: '公示中', en: 'posted' },
  'notice-ended': { zh: '公示期满，待处理异议', en: 'ended, objections open' },
  'to-submit': { zh: '待报送', en: 'to be submitted' },
} as const satisfies Record<Step, Text | undefined>;

/** Where inside a stage the case is; nothing to add while it is simply under way. */
export function stepText(step: string): Text | undefined {
  return Object.entries(stepWords).find(([known]) => known === step)?.[1];
}

/** Stage and step in one: `报送街道 · 待签收`. */
export function standText({ stage, step, programme }: { stage: string; step: string; programme?: string }): Text {
  const title = stageText(stage, programme);
  const where = stage === CLOSED || stage === TRACKS ? undefined : stepText(step);
  return where ? { zh: `${title.zh} · ${where.zh}`, en: `${title.en} · ${where.en}` } : title;
}
