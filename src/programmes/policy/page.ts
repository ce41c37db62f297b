import type { Programme } from '../programme.ts';
import { clocksNamed, partsNeeded } from '../programme.ts';
import type { PolicyProblem } from './sense.ts';
import type { Policy } from './shared.ts';

/** What a programme's page asks of its policy and this policy does not have: a case would come to it months later. */
export function pageProblems(policy: Policy, programmeOf: (id: string) => Programme): PolicyProblem[] {
  let page: Programme;
  try {
    page = programmeOf(policy.programme);
  } catch {
    return [{ path: 'programme', message: `“${policy.programme}” is no programme: correct the name` }];
  }
  const clocks = clocksNamed(page).filter((name) => !Object.hasOwn(policy.clocks, name));
  const parts = partsNeeded(page).filter((part) => !Object.hasOwn(policy, part));
  return [
    ...clocks.map((name) => ({ path: `clocks.${name}`, message: `is missing, and the page of ${page.id} names it: add the clock` })),
    ...parts.map((part) => ({ path: part, message: `is missing, and a stage of ${page.id} needs it: add it` })),
  ];
}
