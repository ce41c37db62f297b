import type { PlacementKind } from '../cases/state.ts';
import type { EmploymentPolicy } from '../programmes/employment-assistance/policy.ts';

export type Service = EmploymentPolicy['services'][number];

/**
 * The services to offer to somebody who still seeks work (no job) or has been placed: those for anyone always; the
 * subsidies and the loan to whoever works on their own account; the outreach to the employer who hired.
 * @rule C-15
 * @rule C-17
 */
export function servicesToOffer(services: readonly Service[], job: PlacementKind | undefined): Service[] {
  const also = alsoFor(job);
  return services.filter((service) => service.for === 'anyone' || service.for === also);
}

function alsoFor(job: PlacementKind | undefined): Service['for'] {
  switch (job) {
    case undefined:
      return 'anyone';
    case 'business-licence':
    case 'flexible-work':
      return 'self-employed';
    case 'employment':
    case 'public-welfare-post':
      return 'employer';
    default:
      return job satisfies never;
  }
}
