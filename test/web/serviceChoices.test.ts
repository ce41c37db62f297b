import { expect, test } from 'vitest';
import type { CaseDetail } from '../../src/cases/read/model.ts';
import type { PlacementKind } from '../../src/cases/state.ts';
import { choicesOf, type Lookups } from '../../src/web/case/choices.ts';
import { demoPolicies } from '../support/policies.ts';

/** As much of a case as the choice of services looks at. */
const helped = (kind?: PlacementKind) => ({ state: { tracks: { li: kind ? { job: { kind } } : {} } } }) as unknown as CaseDetail;
const offered = (kind?: PlacementKind) => choicesOf('services', helped(kind), 'li', { policy: demoPolicies()[0] } as unknown as Lookups).map(({ value }) => value);

test('C-15: the form offers the subsidies and the loan to the self-employed, the outreach where an employer hired, and neither to others', () => {
  expect(offered('flexible-work')).toEqual(expect.arrayContaining(['social-insurance-subsidy', 'employment-aid-subsidy', 'guaranteed-loan']));
  expect(offered('flexible-work')).not.toContain('employer-subsidy-outreach');
  expect(offered('employment')).toContain('employer-subsidy-outreach');
  expect(offered('employment')).not.toContain('guaranteed-loan');
  expect(offered()).toEqual(['career-guidance', 'job-introduction', 'skills-training']);
});
