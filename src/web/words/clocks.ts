import type { Text } from './text.ts';
import { wordFor } from './text.ts';

/** What a clock waits for, by its kind. */
export const clockKindWords: Record<string, Text> = {
  review: { zh: '审核', en: 'Review' },
  notice: { zh: '公示', en: 'Public notice' },
  objection: { zh: '异议核查', en: 'Objection' },
  submission: { zh: '报送', en: 'Submission' },
  plan: { zh: '帮扶计划与协议', en: 'Plan and agreement' },
  placement: { zh: '安置', en: 'Placement' },
  contest: { zh: '拒岗申辩裁定', en: 'Contested refusal' },
  deemed: { zh: '视同就业认定', en: 'Deemed-employed question' },
  call: { zh: '回访', en: 'Call' },
  finding: { zh: '问题处理', en: 'Finding' },
  complaint: { zh: '举报核查', en: 'Complaint' },
  closing: { zh: '归档', en: 'Closing' },
  age: { zh: '达到法定劳动年龄上限', en: 'End of working age' },
};

const byId: Record<string, Text> = {
  communityReview: { zh: '社区初审', en: 'Community review' },
  streetReview: { zh: '街道复核', en: 'Street review' },
  streetFile: { zh: '街道建档报区', en: 'Street file' },
  determination: { zh: '区级审定', en: 'Determination' },
  submission: { zh: '报送街道', en: 'Submission to the street' },
  'placement:household': { zh: '零就业家庭安置', en: 'Placement of the household' },
};

/** The name of a clock, from its id such as `communityReview`, `placement:household`, `call:…`. */
export function clockText({ clock, kind }: { clock: string; kind: string }): Text {
  return byId[clock] ?? wordFor(clockKindWords, kind);
}

/** The name of a clock of which only the id is known: its kind is the part before the colon. */
export function clockTextOf(clock: string): Text {
  return clockText({ clock, kind: clock.split(':')[0] ?? clock });
}
