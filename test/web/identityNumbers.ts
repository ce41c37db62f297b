import { checkCharacter } from '../../src/cases/intake/identityNumber.ts';

/** An invented identity number of an invented county (99 is no province's code; 65 01 99 is no county's), with the right check character. */
export function identityNumber(birthDate: string, sequence: number): string {
  const first17 = `650199${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return `${first17}${checkCharacter(first17)}`;
}
