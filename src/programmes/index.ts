import { employmentAssistance } from './employment-assistance/programme.ts';
import { longTermExit } from './long-term-exit/programme.ts';
import { studentPairing } from './student-pairing/programme.ts';
import { unionAid } from './union-aid/programme.ts';
import { holidayRelief } from './holiday-relief/programme.ts';
import type { Programme } from './programme.ts';

const all: Record<string, Programme> = Object.fromEntries([employmentAssistance, unionAid, longTermExit, studentPairing, holidayRelief].map((page) => [page.id, page]));

/** @throws Error when no page describes this programme; a case of it could not be understood. */
export function programmeOf(id: string): Programme {
  const page = all[id];
  if (!page) throw new Error(`no programme “${id}”`);
  return page;
}

/**
 * Makes another programme known to this process, beside the product's own.
 * @throws Error when there is one of that id
 */
export function addProgramme(page: Programme): void {
  if (all[page.id]) throw new Error(`there is a programme “${page.id}” already`);
  all[page.id] = page;
}

export function programmes(): Programme[] {
  return Object.values(all);
}
