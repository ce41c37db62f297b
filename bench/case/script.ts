import { randomUUID } from 'node:crypto';
import type { By, Role } from '../../src/cases/actor.ts';
import { casePolicy, type CaseStart, type Command } from '../../src/cases/command.ts';
import { loadPolicies } from '../../src/programmes/policy/load.ts';
import { isPolicyOf } from '../../src/programmes/policy/kinds.ts';

/** One case's life for the measurement: its start, and its commands in order. */
export interface Life {
  start: CaseStart;
  people: string[];
  commands: Command[];
  /** Numbers of the commands after which the case takes a step by itself: here the notice, which has run out at once. */
  ownStepAfter: number;
}

const region = '990102001001';

/**
 * From application to the first call, the straight way: fifteen commands and one clock that fires. Time cannot be
 * moved on while throughput is measured, so the notice of this policy lasts no time at all; every other clock runs.
 */
export function newLife(colleagues: Record<string, By>): Life {
  const policy = loadPolicies().filter((one) => isPolicyOf('employment-assistance', one)).find(({ jurisdiction }) => jurisdiction === '99');
  if (!policy) throw new Error('there is no demonstration policy');
  const { notice } = policy.clocks;
  const quick = casePolicy({ ...policy, clocks: { ...policy.clocks, notice: { ...notice, span: { unit: 'hours', count: 0 } } } });
  const caseId = randomUUID();
  const person = randomUUID();
  const document = randomUUID();
  const by = (name: string) => colleagues[name] ?? { id: name, role: 'system' as Role };
  let seq = 0;
  const give = (name: string, action: string, codes: object, track?: string) => {
    seq += 1;
    return { id: `${caseId}.${seq}`, action, by: by(name), codes, ...(track ? { track } : {}) } as unknown as Command; // the script below pairs action and codes
  };
  const commands = [
    give('intake', 'apply', { applicant: person, people: { [person]: { categories: ['4050'], seeksRecognition: true } }, zeroEmployment: false, channel: 'window' }),
    give('reviewer', 'pass', {}),
    give('reviewer', 'postNotice', { documents: [] }),
    give('intake', 'submit', { documents: [] }),
    give('street', 'receive', {}),
    give('street', 'pass', {}),
    give('street2', 'submit', { documents: [] }),
    give('district', 'receive', {}),
    give('district', 'pass', { mentors: { [person]: by('mentor').id } }),
    give('mentor', 'recordPlan', {}, person),
    give('mentor', 'signAgreement', { signedOn: '2026-01-05', documents: [document] }, person),
    give('mentor', 'offer', { vacancy: randomUUID(), documents: [] }, person),
    give('mentor', 'acceptOffer', { offer: 'f13' }, person), // the offer is the thirteenth step: twelve commands and the notice's end
    give('mentor', 'place', { kind: 'employment', offer: 'f13', documents: [document], lastResort: false }, person),
    give('mentor', 'recordCall', {
      outcome: 'stable', way: 'phone', findings: [], familyEmployment: 'same', familyHealth: 'same', socialInsurance: 'paid', performance: 'good', learning: 'yes', livingStandard: 'better',
    }, person),
  ];
  return { start: { caseId, programme: 'employment-assistance', region, policy: quick }, people: [person], commands, ownStepAfter: 3 };
}
