import { randomUUID } from 'node:crypto';
import { makeCalendar } from '../../src/calendar/calendar.ts';
import { nationalCalendar } from '../../src/calendar/national.ts';
import { trackActions, type ActionName, type Codes } from '../../src/cases/actions.ts';
import type { By } from '../../src/cases/actor.ts';
import { casePolicy, type CasePolicy, type Command } from '../../src/cases/command.ts';
import type { Fact, Message } from '../../src/cases/facts.ts';
import { schedule } from '../../src/cases/schedule.ts';
import type { CaseState, Instant } from '../../src/cases/state.ts';
import { programmeOf } from '../../src/programmes/index.ts';
import type { CampaignDates } from '../../src/cases/relief.ts';
import type { Policy } from '../../src/programmes/policy/shared.ts';
import { begin, decide, refusal, type Decision, type Standing } from '../../workflows/core.ts';
import { decideMoment, nextMoment } from '../../workflows/moment.ts';
import { local } from './caseDriver.ts';
import { schedule2031 } from './office.ts';
import { demoPolicies } from './policies.ts';

export const calendar2031 = makeCalendar({ years: [schedule2031], officeHours: nationalCalendar.officeHours, dailyHours: nationalCalendar.dailyHours });

interface Opening {
  at: string;
  by: By;
  people: Record<string, { categories: string[]; seeksRecognition?: boolean; eligibleUntil?: string }>;
  zeroEmployment?: boolean;
  region?: string;
  /** Decides the programme, too; that of employment assistance otherwise. */
  policy?: Policy;
  details?: Codes<'apply'>['details'];
}

/** A case without engine and database: the core alone, with its clocks scheduled as the commit schedules them. */
export class PureCase {
  state: CaseState;
  policy: CasePolicy;
  now: Instant;
  readonly facts: Fact[] = [];
  readonly messages: (Message & { at: Instant })[] = [];

  private constructor(decision: Decision, policy: CasePolicy, now: Instant) {
    this.state = decision.state;
    this.policy = policy;
    this.now = now;
    this.accept(decision);
  }

  /** Applies; people are called by their names, and the first is the applicant. */
  static open({ at, by, people, zeroEmployment = false, region = '990102001001', policy = demoPolicies()[0], details }: Opening): PureCase {
    if (!policy) throw new Error('there is no policy');
    const start = { caseId: randomUUID(), programme: policy.programme, region, policy: casePolicy(policy) };
    const codes: Codes<'apply'> = {
      applicant: Object.keys(people)[0] ?? '', zeroEmployment, channel: 'window', ...(details ? { details } : {}),
      people: Object.fromEntries(Object.entries(people).map(([name, { seeksRecognition = true, ...person }]) => [name, { ...person, seeksRecognition }])),
    };
    const decision = begin(start, programmeOf(start.programme), { id: randomUUID(), action: 'apply', by, codes }, local(at));
    return new PureCase(decision, start.policy, local(at));
  }

  get standing(): Standing {
    return { state: this.state, programme: programmeOf(this.state.programme), policy: this.policy, now: this.now };
  }

  /** Gives a command that must be open. */
  give<A extends ActionName>(by: By, action: A, codes: Codes<A>, options: { track?: string; happenedAt?: string; campaign?: CampaignDates } = {}): this {
    const command = commandOf(by, action, codes, options);
    const refused = refusal(this.standing, command);
    if (refused) throw new Error(`“${action}” was refused: ${refused.code}`);
    this.accept(decide(this.standing, command));
    return this;
  }

  /** Moves the clock on to a local time; what falls due on the way happens at its own time. */
  until(time: string): this {
    const end = local(time);
    for (let next = nextMoment(this.state); next && next.moment.at <= end; next = nextMoment(this.state)) {
      if (next.moment.at > this.now) this.now = next.moment.at;
      const decision = decideMoment(this.standing);
      if (!decision) break;
      this.accept(decision);
    }
    this.now = end;
    return this;
  }

  private accept(decision: Decision): void {
    this.state = decision.state;
    this.policy = decision.policy;
    this.facts.push(...decision.facts);
    this.messages.push(...decision.messages.map((message) => ({ ...message, at: this.now })));
    schedule(this.state, calendar2031, this.now);
  }
}

/** A command as it reaches the core; the track goes with the actions that are about one person. */
export function commandOf<A extends ActionName>(by: By, action: A, codes: Codes<A>, { track, happenedAt, campaign }: { track?: string; happenedAt?: string; campaign?: CampaignDates } = {}): Command {
  return {
    id: randomUUID(), action, by, codes, ...(track && trackActions.has(action) ? { track } : {}), ...(happenedAt ? { happenedAt: local(happenedAt) } : {}),
    ...(campaign ? { campaign } : {}),
  } as unknown as Command; // the pairing of action and codes is checked by this function's own signature
}
