import { randomUUID } from 'node:crypto';
import type { ActionName, Codes } from '../../src/cases/actions.ts';
import type { CommandAnswer } from '../../src/cases/command.ts';
import { commandId } from '../../src/cases/commandStore.ts';
import { RefusalError, type Refusal } from '../../src/refusals/refusal.ts';
import { sleep } from '../../src/runtime/child.ts';
import type { CaseDriver } from '../../test/support/caseDriver.ts';
import type { Colleague } from '../../test/support/office.ts';
import type { Place } from './place.ts';

/** What a client knows of one command that it gave. */
export interface Entry {
  id: string;
  caseId: string;
  action: ActionName;
  /** How often it was sent with the same key. */
  tries: number;
  /** From the first try to the answer, in milliseconds. */
  took: number;
  answer?: CommandAnswer;
  refusal?: Refusal;
}

/** Longer than any outage that the harness makes. */
const GIVE_UP_AFTER_MS = process.env['BANGFU_FAULTS_WITHOUT'] ? 30_000 : 180_000;

/** The clients' own book of what was acknowledged, kept apart from everything that is tried. */
export class Ledger {
  readonly entries: Entry[] = [];
  private readonly place: Place;

  constructor(place: Place) {
    this.place = place;
  }

  /** As a client does: the same key again as long as the answer is not known, whatever stands in the way. */
  async give<A extends ActionName>(driver: CaseDriver, who: Colleague, action: A, codes: Codes<A>, options: { track?: string; key?: string } = {}): Promise<Entry> {
    const key = options.key ?? randomUUID();
    const startedAt = Date.now();
    const entry: Entry = { id: commandId(this.place.office[who].id, key), caseId: driver.id, action, tries: 0, took: 0 };
    this.entries.push(entry);
    while (Date.now() - startedAt < GIVE_UP_AFTER_MS) {
      entry.tries += 1;
      try {
        entry.answer = await driver.give(who, action, codes, { ...options, key });
      } catch (error) {
        if (!(error instanceof RefusalError)) {
          if (!isOutage(error)) throw error;
          await sleep(50);
          continue;
        }
        if (error.refusal.code === 'not-confirmed') continue;
        entry.refusal = error.refusal;
      }
      entry.took = Date.now() - startedAt;
      return entry;
    }
    return entry;
  }

  acknowledged(): Entry[] {
    return this.entries.filter(({ answer }) => answer !== undefined);
  }

  /** The time that the given share of the answered commands took at most, in milliseconds. */
  percentile(share: number): number {
    const took = this.acknowledged().map((entry) => entry.took).sort((one, other) => one - other);
    return took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  }
}

/** A database or an engine that is away is what a client lives through; everything else is a mistake to be seen. */
function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isOutage);
  const code = 'code' in error ? error.code : undefined;
  if (typeof code === 'string' && /^(ECONN|EPIPE|ETIMEDOUT|57P0|08|55006|53100|53300)/.test(code)) return true;
  if (/Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|not queryable|timeout expired/.test(error.message)) return true;
  if (typeof code === 'number' && (code === 4 || code === 14 || code === 1)) return true; // gRPC: deadline, unavailable, cancelled
  return error.cause !== undefined && isOutage(error.cause);
}
