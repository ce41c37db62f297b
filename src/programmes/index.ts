import { employmentAssistance } from './employment-assistance/programme.ts';
import type { Programme } from './programme.ts';

const all: Record<string, Programme> = { [employmentAssistance.id]: employmentAssistance };

/** @throws Error when no page describes this programme; a case of it could not be understood. */
export function programmeOf(id: string): Programme {
  const page = all[id];
  if (!page) throw new Error(`no programme “${id}”`);
  return page;
}

export function programmes(): Programme[] {
  return Object.values(all);
}
