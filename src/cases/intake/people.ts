import { refuseInput, type FieldProblem } from '../../refusals/input.ts';
import type { Instant } from '../state.ts';
import type { PlainPerson } from './form.ts';
import { readIdentity, type Identity } from './identityNumber.ts';

/** A person of an application whose number has been read. */
export type Known<P extends PlainPerson = PlainPerson> = P & { identity: Identity; sex: 'male' | 'female'; birthDate: string };

/**
 * Reads every number and fills in what it tells.
 * @throws InputError naming every field: faulty numbers, a number entered twice, not exactly one applicant, nobody to help
 */
export function knownPeople<P extends PlainPerson>(entered: readonly P[], now: Instant): Known<P>[] {
  const problems: FieldProblem[] = [];
  const seen = new Set<string>();
  const people = entered.flatMap((person, position): Known<P>[] => {
    const at = (field: string) => `people.${position}.${field}`;
    const read = readIdentity(person.identityNumber, now);
    if (!read.ok) {
      problems.push({ field: at('identityNumber'), problem: read.fault, rule: 'C-01' });
      return [];
    }
    const { identity } = read;
    if (seen.has(identity.number)) problems.push({ field: at('identityNumber'), problem: 'identity.twice', rule: 'X-05' });
    seen.add(identity.number);
    const [sex, birthDate] = [identity.sex ?? person.sex, identity.birthDate ?? person.birthDate];
    if (!sex) problems.push({ field: at('sex'), problem: 'required', rule: 'C-01' });
    if (!birthDate) problems.push({ field: at('birthDate'), problem: 'required', rule: 'C-01' });
    return sex && birthDate ? [{ ...person, identity, sex, birthDate }] : [];
  });
  const applicants = entered.filter(({ relation }) => relation === 'self');
  if (applicants.length !== 1) problems.push({ field: 'people.0.relation', problem: 'applicant.one', rule: 'C-01' });
  entered.forEach(({ relation, phone }, position) => {
    if (relation === 'self' && !phone) problems.push({ field: `people.${position}.phone`, problem: 'required', rule: 'C-01' });
  });
  if (problems.length > 0) refuseInput(problems);
  return people;
}
