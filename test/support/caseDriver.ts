import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Pool } from 'pg';
import type { ActionName, Codes } from '../../src/cases/actions.ts';
import type { By } from '../../src/cases/actor.ts';
import { casePolicy, type Command, type CommandAnswer } from '../../src/cases/command.ts';
import { bodyHash, commandId } from '../../src/cases/commandStore.ts';
import { workflowIdOf, type Engine } from '../../src/cases/engine.ts';
import { giveCommand } from '../../src/cases/give.ts';
import type { CaseState, Track } from '../../src/cases/state.ts';
import type { Policy } from '../../src/programmes/policy/shared.ts';
import type { CampaignDates } from '../../src/cases/relief.ts';
import type { EmploymentPolicy } from '../../src/programmes/employment-assistance/policy.ts';
import { RefusalError, type Refusal } from '../../src/refusals/refusal.ts';
import { advanceCase, ask, currentTimeOf } from './caseClock.ts';
import { places, type Colleague, type Office } from './office.ts';

export interface Lab {
  pool: Pool;
  engine: Engine;
  office: Office;
  policies: readonly EmploymentPolicy[];
}

interface NewPerson {
  categories: string[];
  seeksRecognition?: boolean;
  eligibleUntil?: string;
}

interface Opening {
  /** Where the case's own clock stands when it begins: a local time such as `2031-03-03 09:00`; the wall clock's without it. */
  at?: string;
  people: Record<string, NewPerson>;
  zeroEmployment?: boolean;
  region?: string;
  by?: Colleague;
  policy?: Policy;
  programme?: string;
  details?: Codes<'apply'>['details'];
  /** People who are in another case too: by name here, by id there. */
  alsoElsewhere?: Record<string, string>;
  /** Leaves the application for {@link CaseDriver.apply}. */
  apply?: boolean;
}

type Options = { track?: string; happenedAt?: string; evidence?: boolean; key?: string; campaign?: CampaignDates };

/** Drives one case through the real command path, on the real server, by the case's own clock. */
export class CaseDriver {
  readonly id: string;
  readonly people: Record<string, string>;
  private readonly lab: Lab;

  private constructor(lab: Lab, id: string, people: Record<string, string>) {
    this.lab = lab;
    this.id = id;
    this.people = people;
  }

  /** Starts the case's clock at the given time and applies. */
  static async open(lab: Lab, opening: Opening): Promise<CaseDriver> {
    const names = Object.keys(opening.people);
    const driver = new CaseDriver(lab, randomUUID(), Object.fromEntries(names.map((name) => [name, randomUUID()])));
    const region = opening.region ?? places.community;
    await driver.storeHousehold(region, opening.alsoElsewhere);
    const policy = opening.policy ?? lab.policies[0];
    if (!policy) throw new Error('the lab has no policy');
    const start = { caseId: driver.id, programme: opening.programme ?? policy.programme, region, policy: casePolicy(policy) };
    const { client, taskQueue, continueAfterEvents } = lab.engine;
    await client.workflow.start('assistanceCase', {
      workflowId: workflowIdOf(driver.id), taskQueue, workflowTaskTimeout: '3s', args: [{ ...start, ...(continueAfterEvents ? { continueAfterEvents } : {}) }],
    });
    if (opening.at !== undefined) await driver.until(opening.at);
    const codes: Codes<'apply'> = {
      applicant: driver.people[names[0] ?? ''] ?? '',
      people: Object.fromEntries(Object.entries(opening.people).map(([name, { categories, seeksRecognition = true, eligibleUntil }]) =>
        [driver.people[name] ?? '', { categories, seeksRecognition, ...(eligibleUntil ? { eligibleUntil } : {}) }])),
      zeroEmployment: opening.zeroEmployment ?? false,
      channel: 'window',
      ...(opening.details ? { details: opening.details } : {}),
    };
    const key = randomUUID();
    driver.apply = async () => {
      await driver.give(opening.by ?? 'intake', 'apply', codes, { start, key });
    };
    if (opening.apply !== false) await driver.apply();
    return driver;
  }

  /** The same case, driven through another client. */
  in(lab: Lab): CaseDriver {
    return new CaseDriver(lab, this.id, this.people);
  }

  /** Hands the application in, the same one however often; part of {@link CaseDriver.open} unless told otherwise. */
  apply: () => Promise<void> = () => Promise.reject(new Error('the case was not opened'));

  /** Gives a command and expects it to be taken. */
  async give<A extends ActionName>(who: Colleague | By, action: A, codes: Codes<A>, options: Options & { start?: object } = {}): Promise<CommandAnswer> {
    const by = typeof who === 'string' ? this.lab.office[who] : who;
    const key = options.key ?? randomUUID();
    const id = commandId(by.id, key);
    const track = options.track === undefined ? undefined : (this.people[options.track] ?? options.track);
    const command = {
      id, action, by: { id: by.id, role: by.role, ...(by.unit ? { unit: by.unit } : {}) }, codes, ...(track ? { track } : {}),
      ...(options.happenedAt ? { happenedAt: local(options.happenedAt) } : {}), ...(options.evidence ? { backdatingEvidence: true } : {}),
      ...(options.campaign ? { campaign: options.campaign } : {}),
      ...(action === 'movePolicy' ? { policy: this.policyOf((codes as Codes<'movePolicy'>).policyId) } : {}),
    } as unknown as Command; // the pairing of action and codes is checked by this method's own signature
    const stored = { id, caseId: this.id, userId: by.id, key, bodyHash: bodyHash(action, track, codes), action, ...(track ? { track } : {}) };
    return giveCommand({ pool: this.lab.pool, engine: this.lab.engine }, stored, command, options.start ? { start: options.start as never } : {});
  }

  /** Gives a command that the case must refuse. @returns why it did */
  async refused<A extends ActionName>(who: Colleague | By, action: A, codes: Codes<A>, options: Options = {}): Promise<Refusal> {
    const outcome = await this.give(who, action, codes, options).then((answer) => answer, (error: unknown) => error);
    if (outcome instanceof RefusalError) return outcome.refusal;
    throw outcome instanceof Error ? outcome : new Error(`“${action}” was taken: ${JSON.stringify(outcome)}`);
  }

  /** Moves the case's clock on to a local time. */
  async until(time: string): Promise<void> {
    const wait = Date.parse(local(time)) - Date.parse(await this.now());
    if (wait < 0) throw new Error(`it is already later than ${time}`);
    await this.advance({ milliseconds: wait });
  }

  async advance(span: { days?: number; hours?: number; minutes?: number; milliseconds?: number }): Promise<void> {
    const { days = 0, hours = 0, minutes = 0, milliseconds = 0 } = span;
    await advanceCase(this.lab.engine.client, workflowIdOf(this.id), ((days * 24 + hours) * 60 + minutes) * 60_000 + milliseconds);
  }

  /** What the case's clock shows. */
  now(): Promise<string> {
    return currentTimeOf(this.lab.engine.client, workflowIdOf(this.id));
  }

  async state(): Promise<CaseState> {
    const state = await ask<CaseState | null>(this.lab.engine.client, workflowIdOf(this.id), 'state');
    if (!state) throw new Error('the case has not begun');
    return state;
  }

  async track(name: string): Promise<Track> {
    const track = (await this.state()).tracks[this.people[name] ?? ''];
    if (!track) throw new Error(`${name} has no track`);
    return track;
  }

  /** When a clock falls due, as local time; undefined while it is paused or when there is none. */
  async due(clock: string): Promise<string | undefined> {
    const due = (await this.state()).clocks[this.named(clock)]?.due;
    return due && shown(due);
  }

  /** Clock ids end in a person's id; tests write the name. */
  named(clock: string): string {
    return clock.replace(/:(\p{L}+)/u, (whole, name: string) => (this.people[name] ? `:${this.people[name]}` : whole));
  }

  /** From application to the posted notice. */
  async toNotice(): Promise<void> {
    await this.give('reviewer', 'pass', {});
    await this.give('reviewer', 'postNotice', { documents: [] });
  }

  /** From the posted notice to the open determination; the clock moves on to the day after the notice. */
  async toDetermination(): Promise<void> {
    await this.advance({ days: 14 });
    await this.give('reviewer', 'submit', { documents: [] });
    await this.give('street', 'receive', {});
    await this.give('street', 'pass', {});
    await this.give('street2', 'submit', { documents: [] });
    await this.give('district', 'receive', {});
  }

  async recognise(who: Colleague = 'district', mentor: Colleague = 'mentor'): Promise<void> {
    const seekers = Object.entries((await this.state()).people).filter(([, person]) => person.seeksRecognition);
    await this.give(who, 'pass', { mentors: Object.fromEntries(seekers.map(([id]) => [id, this.lab.office[mentor].id])) });
  }

  /** From application to recognition, the straight way. */
  async toRecognition(): Promise<void> {
    await this.toNotice();
    await this.toDetermination();
    await this.recognise();
  }

  place(name: string, options: Options = {}): Promise<CommandAnswer> {
    return this.give('mentor', 'place', { kind: 'employment', documents: [randomUUID()], lastResort: false }, { track: name, ...options });
  }

  call(name: string, outcome: Codes<'recordCall'>['outcome'], options: Options & { findings?: Codes<'recordCall'>['findings']; by?: Colleague } = {}): Promise<CommandAnswer> {
    return this.give(options.by ?? 'mentor', 'recordCall', callAnswers(outcome, options.findings), { track: name, ...options });
  }

  /** One offer, refused. */
  async offerAndRefuse(name: string, vacancy: string = randomUUID()): Promise<string> {
    const { seq } = await this.give('mentor', 'offer', { vacancy, documents: [] }, { track: name });
    const offer = `f${seq}`;
    await this.give('mentor', 'refuseOffer', { offer, documents: [randomUUID()] }, { track: name });
    return offer;
  }

  /** Rows of a record of this case. */
  async rows(table: string): Promise<Record<string, unknown>[]> {
    const { rows } = await this.lab.pool.query<Record<string, unknown>>(`SELECT * FROM ${table} WHERE case_id = $1`, [this.id]);
    return rows;
  }

  async record(): Promise<Record<string, unknown>> {
    const { rows } = await this.lab.pool.query<Record<string, unknown>>('SELECT * FROM cases WHERE id = $1', [this.id]);
    return rows[0] ?? {};
  }

  /** Record and workflow must agree whenever a test ends. */
  async agrees(): Promise<void> {
    expect((await this.record())['state']).toEqual(await this.state());
  }

  private policyOf(id: string) {
    const policy = this.lab.policies.find((one) => one.id === id);
    return policy && casePolicy(policy);
  }

  private async storeHousehold(region: string, alsoElsewhere: Record<string, string> = {}): Promise<void> {
    const household = randomUUID();
    await this.lab.pool.query(`INSERT INTO households (id, region, address_enc, details_enc) VALUES ($1, $2, '', '')`, [household, region]);
    for (const [name, person] of Object.entries(this.people)) {
      await this.lab.pool.query(
        `INSERT INTO people (id, household_id, relation, name_enc, identity_kind, identity_enc, identity_index, details_enc) VALUES ($1, $2, 'self', '', 'test', '', (SELECT coalesce(max(key_id) || '.', '') FROM lookup_key) || $3, '')`,
        [person, household, alsoElsewhere[name] ?? person], // whose number it is: the same person, the same index
      );
    }
  }
}

export function callAnswers(outcome: Codes<'recordCall'>['outcome'], findings: Codes<'recordCall'>['findings'] = []): Codes<'recordCall'> {
  return {
    outcome, findings, way: 'phone', familyEmployment: 'same', familyHealth: 'same', socialInsurance: 'paid', performance: 'good', learning: 'yes', livingStandard: 'better',
  };
}

/** `2031-03-03 09:00` in Asia/Shanghai as an instant. */
export function local(time: string): string {
  return time.includes('T') ? time : new Date(`${time.replace(' ', 'T')}:00+08:00`).toISOString();
}

/** An instant as local time; the end of a day reads 24:00. */
export function shown(instant: string): string {
  const text = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  if (!text.includes('T00:00:00')) return text.slice(0, 16).replace('T', ' ');
  return `${new Date(Date.parse(instant) + 8 * 3_600_000 - 1).toISOString().slice(0, 10)} 24:00`;
}
