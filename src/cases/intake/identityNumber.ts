import { dayOf, isDay } from '../../calendar/days.ts';
import { normalisedIdentity } from '../../privacy/blind-index.ts';
import type { Day, Instant } from '../state.ts';

export type IdentityKind = 'resident' | 'residence-permit' | 'foreigner-card';

/** What an identity number says about its holder. */
export interface Identity {
  kind: IdentityKind;
  /** Half-width, X in upper case: the one form that is stored and compared. */
  number: string;
  /** Older foreigners' cards do not say. */
  sex?: 'male' | 'female';
  birthDate?: Day;
  /** The code of the place of issue is not a known one; lawful for counties that no longer exist. */
  unknownPlace: boolean;
}

export type IdentityFault = 'identity.format' | 'identity.date' | 'identity.check-digit';

/** First two digits of the codes of provinces. */
const provinces = new Set([
  '11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37', '41', '42', '43', '44', '45', '46',
  '50', '51', '52', '53', '54', '61', '62', '63', '64', '65', '71',
]);
/** Residence permits of people from Hong Kong, Macao and Taiwan. */
const permits = new Set(['81', '82', '83']);

/**
 * Reads an identity number as it was typed. Format, date and check digit refuse; an unknown place only warns.
 * (Decided where the source is open, no. 8.)
 */
export function readIdentity(typed: string, now: Instant): { ok: true; identity: Identity } | { ok: false; fault: IdentityFault } {
  const number = normalisedIdentity(typed);
  if (/^[A-Z]{3}\d{12}$/.test(number)) return readOldForeignerCard(number);
  if (!/^\d{17}[\dX]$/.test(number)) return { ok: false, fault: 'identity.format' };
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isDay(birthDate) || birthDate > dayOf(now)) return { ok: false, fault: 'identity.date' };
  if (checkCharacter(number) !== number[17]) return { ok: false, fault: 'identity.check-digit' };
  const sex = Number(number[16]) % 2 === 1 ? 'male' : 'female';
  return { ok: true, identity: { number, sex, birthDate, ...kindOf(number) } };
}

function kindOf(number: string): Pick<Identity, 'kind' | 'unknownPlace'> {
  const place = number.slice(0, 2);
  if (permits.has(place)) return { kind: 'residence-permit', unknownPlace: false };
  if (number.startsWith('9') && provinces.has(number.slice(1, 3))) return { kind: 'foreigner-card', unknownPlace: false };
  return { kind: 'resident', unknownPlace: !provinces.has(place) };
}

/** Cards issued before 2023: three letters of the country, then twelve digits, of which six are the date of birth without century. */
function readOldForeignerCard(number: string): { ok: true; identity: Identity } {
  return { ok: true, identity: { kind: 'foreigner-card', number, unknownPlace: false } };
}

/** GB 11643: ISO 7064 MOD 11-2 over the first 17 digits. */
export function checkCharacter(number: string): string {
  let remainder = 0;
  for (const digit of number.slice(0, 17)) remainder = ((remainder + Number(digit)) * 2) % 11;
  return '10X98765432'[remainder] ?? '';
}
