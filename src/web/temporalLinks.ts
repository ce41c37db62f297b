import { workflowIdOf } from '../cases/engine.ts';
import type { WebParts } from './parts.ts';

/** The same deadlines as timers, in the Temporal Web UI. */
type Where = WebParts['temporal'];

const workflows = ({ uiUrl, namespace }: Where) => `${uiUrl}/namespaces/${encodeURIComponent(namespace)}/workflows`;

export function temporalCase(where: Where, caseId: string): string {
  return `${workflows(where)}/${encodeURIComponent(workflowIdOf(caseId))}`;
}

const DISTRICT_DIGITS = 6;

/** The overdue cases of a region; a region above the district is the beginning of its districts' codes. */
export function temporalOverdue(where: Where, region: string): string {
  const district = region.slice(0, DISTRICT_DIGITS);
  const inRegion = district.length === DISTRICT_DIGITS ? `District="${district}"` : `District STARTS_WITH "${district}"`;
  return `${workflows(where)}?query=${encodeURIComponent(`Overdue=true and ${inRegion}`)}`;
}
