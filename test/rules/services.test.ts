import { expect, test } from 'vitest';
import { servicesToOffer } from '../../src/rules/services.ts';
import { policyOf2026 } from './people.ts';

const { services } = policyOf2026();
const offered = (job: Parameters<typeof servicesToOffer>[1]) => servicesToOffer(services, job).map(({ code }) => code);
const always = ['career-guidance', 'job-introduction', 'skills-training'];

test('C-17: guidance, introduction and training are offered to everybody', () => {
  expect(offered(undefined)).toEqual(always);
});

test.each(['business-licence', 'flexible-work'] as const)('C-15: whoever works on their own account (%s) is offered both subsidies and the guaranteed loan', (job) => {
  expect(offered(job)).toEqual([...always, 'social-insurance-subsidy', 'employment-aid-subsidy', 'guaranteed-loan']);
});

test.each(['employment', 'public-welfare-post'] as const)('C-15: an employer that hires (%s) is told about the subsidies', (job) => {
  expect(offered(job)).toEqual([...always, 'employer-subsidy-outreach']);
});
