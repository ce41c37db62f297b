import { clockName, clockNames } from '../../messages/words.ts';
import { programmeOf } from '../../programmes/index.ts';
import { stageText } from './stages.ts';
import { wordFor, type Text } from './text.ts';

const ofHousehold: Text = { zh: '零就业家庭安置', en: 'Placement of the household' };
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
  monitor: { zh: '脱困回访', en: 'Call after the exit' },
  complaint: { zh: '举报核查', en: 'Complaint' },
  closing: { zh: '归档', en: 'Closing' },
  visit: { zh: '走访', en: 'Visit' },
  matching: { zh: '数据比对', en: 'Check against data' },
  recheck: { zh: '档案复核', en: 'Re-check of the file' },
  recheckReview: { zh: '复核档案审核', en: 'Review of the re-checked file' },
  grant: { zh: '救助审批', en: 'Approval of a grant' },
  'grant-district': { zh: '救助审批', en: 'Approval of a grant' },
  'grant-province': { zh: '救助审批（省级）', en: 'Approval of a grant (province)' },
  'grant-national': { zh: '救助审批（全国）', en: 'Approval of a grant (national)' },
  payment: { zh: '救助发放', en: 'Payment of a grant' },
  delivery: { zh: '慰问金发放', en: 'Handing over' },
  paper: { zh: '纸质材料报送', en: 'Signed paper' },
  age: { zh: '达到法定劳动年龄上限', en: 'End of working age' },
};

/** The name of a clock, from its id such as `communityReview`, `placement:household`, `call:…`, and its case's programme. */
export function clockText({ clock, kind, programme }: { clock: string; kind: string; programme: string }): Text {
  if (clock === 'placement:household') return ofHousehold;
  return programmeOf(programme).stages[clock]?.title ?? wordFor(clockNames, kind);
}

/** The name of a clock of which only the id is known: its kind is the part before the colon. */
export function clockTextOf(clock: string, programme?: string): Text {
  if (clock === 'placement:household') return ofHousehold;
  const [name = clock] = clock.split(':');
  return programme === undefined && !Object.hasOwn(clockNames, name) ? stageText(name) : clockName({ clock, ...(programme === undefined ? {} : { programme }) });
}
