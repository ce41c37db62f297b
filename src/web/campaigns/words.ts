import type { CampaignState } from '../../campaigns/find.ts';
import type { PlaceView } from '../../campaigns/read.ts';
import { standText } from '../words/stages.ts';
import type { Text } from '../words/text.ts';

export const campaignStateWords = {
  planned: { zh: '未开始', en: 'Not begun' },
  open: { zh: '进行中', en: 'Open' },
  held: { zh: '待决定（有村未报送）', en: 'Waits for a decision (villages missing)' },
  closing: { zh: '正在截止', en: 'Closing' },
  closed: { zh: '已截止', en: 'Closed' },
} as const satisfies Record<CampaignState, Text>;

/** Where a household on a list stands. */
export function placeText(place: PlaceView): Text {
  if (place.state === 'paid') return { zh: '已发放', en: 'Handed over' };
  return standText(place);
}
