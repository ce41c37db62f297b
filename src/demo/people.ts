import { addDays, partsOf, type Day } from '../calendar/days.ts';
import { checkCharacter } from '../cases/intake/identityNumber.ts';
import type { EmploymentForm, EmploymentPerson } from '../cases/intake/employment.ts';

/** A place of issue that does not exist: such a number is valid and warned about. */
const NOWHERE = '999001';

/** An identity number that nobody has: of a place that does not exist, with the right check character. */
export function inventedNumber(birthDate: Day, sex: 'male' | 'female', serial: number): string {
  const order = String(serial * 2 + (sex === 'male' ? 1 : 0)).padStart(3, '0');
  const digits = `${NOWHERE}${birthDate.replaceAll('-', '')}${order}`;
  return `${digits}${checkCharacter(digits)}`;
}

export interface Invented {
  name: string;
  sex: 'male' | 'female';
  /** Full years on the day of the application. */
  age: number;
  relation?: EmploymentPerson['relation'];
  work?: EmploymentPerson['work'];
  graduatedDaysAgo?: number;
  flags?: EmploymentPerson['flags'];
  trades?: string[];
  seeks?: boolean;
}

const DAYS_PAST_BIRTHDAY = 100;
const REGISTERED_DAYS_AGO = 30;

/** The application of an invented household; the first person applies. @param serial makes its numbers its own */
export function inventedForm(people: readonly [Invented, ...Invented[]], day: Day, serial: number): EmploymentForm {
  return {
    address: `示例路 ${serial} 号（虚构）`,
    registrationCommunity: '示例社区',
    channel: 'window', file: {},
    people: people.map((person, position) => personOf(person, day, serial * 10 + position)),
    staffRelatives: [],
    undertaking: true,
    signedOn: day,
    despiteFindings: false,
  };
}

function personOf({ name, sex, age, relation = 'self', work = 'unemployed', graduatedDaysAgo, flags = [], trades = [], seeks = true }: Invented, day: Day, serial: number): EmploymentPerson {
  return {
    relation, work, flags, sex, name: `演示·${name}`,
    identityNumber: inventedNumber(birthDateOf(age, day), sex, serial),
    ...(relation === 'self' ? { phone: `000-${String(serial).padStart(8, '0')}` } : {}),
    health: 'healthy',
    ...(sex === 'female' ? { post: 'worker' as const } : {}),
    ...(seeks ? { registeredUnemployedOn: addDays(day, -REGISTERED_DAYS_AGO), registeredAsJobseeker: true, willing: true, able: true } : { registeredAsJobseeker: false, willing: false, able: false }),
    ...(graduatedDaysAgo === undefined ? {} : { graduatedOn: addDays(day, -graduatedDaysAgo) }),
    claimedCategories: [],
    seeksRecognition: seeks,
    ...(trades.length > 0 ? { wishes: { trades, leastPayFen: 280_000 } } : {}),
  };
}

function birthDateOf(age: number, day: Day): Day {
  const { year, month, date } = partsOf(addDays(day, -DAYS_PAST_BIRTHDAY));
  return `${year - age}-${String(month).padStart(2, '0')}-${String(Math.min(date, 28)).padStart(2, '0')}`;
}
