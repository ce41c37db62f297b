import { readIdentity } from '../cases/intake/identityNumber.ts';
import type { Instant } from '../cases/state.ts';
import { refuseInput, type FieldProblem } from '../refusals/input.ts';

/** One line of a partner's file: somebody's number, and what the partner's code says about them. */
export interface PartnerLine {
  number: string;
  code: string;
}

/** The role that brings partners' files; others look into what is found. */
export const BRINGS_FILES = 'district-officer';
/** A file of a county's people is some 50 MB at most. */
export const LARGEST_PARTNER_FILE_MEGABYTES = 50;
/** More lines than a county has people are a mistake. */
const MOST_LINES = 2_000_000;
/** So many problems are named; with more the file is another one. */
const MOST_NAMED = 20;

/**
 * Reads a partner's file: one line for each person, `identity number,code`, as UTF-8; a first line that is no number is
 * taken for the heading. Nothing of it is kept.
 * @throws InputError naming the lines that cannot be read; no number is repeated in it
 * @rule D-08
 */
export function readPartnerFile(content: Buffer, now: Instant): PartnerLine[] {
  const lines = content.toString('utf8').replace(/^\uFEFF/, '').split(/\r?\n/).map((line) => line.trim());
  if (lines.length > MOST_LINES) refuseInput([{ field: 'file', problem: 'too-many', rule: 'D-08' }]);
  const problems: FieldProblem[] = [];
  const read = lines.flatMap((line, position): PartnerLine[] => {
    if (line === '') return [];
    const [number = '', code = ''] = line.split(/[,，\t;]/).map((cell) => cell.trim().replaceAll(/^"|"$/g, ''));
    const identity = readIdentity(number, now);
    if (!identity.ok && position === 0 && !/\d{6}/.test(number)) return []; // a heading
    if (!identity.ok) problems.push({ field: `file.${position + 1}`, problem: identity.fault, rule: 'D-08' });
    else if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(code)) problems.push({ field: `file.${position + 1}`, problem: 'format', rule: 'D-08' });
    else return [{ number: identity.identity.number, code }];
    return [];
  });
  if (problems.length > 0) refuseInput(problems.slice(0, MOST_NAMED));
  if (read.length === 0) refuseInput([{ field: 'file', problem: 'required', rule: 'D-08' }]);
  return read;
}
