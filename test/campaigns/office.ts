import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect } from 'vitest';
import { dayOf } from '../../src/calendar/days.ts';
import { campaignWorkflowId } from '../../src/campaigns/workflow.ts';
import { application, identityNumber, useApi, type Api, type Reply } from '../api/api.ts';
import { advanceCase, currentTimeOf } from '../support/caseClock.ts';
import { fleetQueueOf, openFleet } from '../support/fleet.ts';
import { places } from '../support/office.ts';

/** The office of the API tests with the jobs over many cases, which campaigns need. */
export function useReliefOffice(): () => ReliefOffice {
  const open = useApi((parts) => ({ ...parts, fleetQueue: fleetQueueOf(parts) }));
  let office: ReliefOffice | undefined;
  const stops: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    const api = open();
    stops.unshift(await openFleet(api.parts));
    office = new ReliefOffice(api);
  });
  afterAll(async () => {
    for (const stop of stops) await stop();
  });
  return () => {
    if (!office) throw new Error('the office is not open yet');
    return office;
  };
}

const VILLAGE = places.community;
let years = 0;

/** What the tests of campaigns do again and again, by REST. */
export class ReliefOffice {
  readonly api: Api;

  constructor(api: Api) {
    this.api = api;
  }

  /** A campaign that is open; each has a year of its own. */
  async campaign(villages: { village: string; allottedFen: number; people: number }[], totalFen = villages.reduce((sum, { allottedFen }) => sum + allottedFen, 0)): Promise<string> {
    years += 1;
    const year = Number(dayOf(this.api.parts.now()).slice(0, 4)) + years;
    const made = await this.api.post('district', '/v1/campaigns', { year, totalFen, villages });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const { body } = await this.api.get('district', `/v1/campaigns/${made.body.id}`);
    await this.campaignUntil(made.body.id, `${body.opensOn}T01:00:00.000Z`);
    expect((await this.api.get('district', `/v1/campaigns/${made.body.id}`)).body.state).toBe('open');
    return made.body.id;
  }

  /** Moves the campaign's own clock on to an instant. */
  async campaignUntil(id: string, instant: string): Promise<void> {
    const { client } = this.api.parts.engine;
    const now = Date.parse(await currentTimeOf(client, campaignWorkflowId(id)));
    if (Date.parse(instant) > now) await advanceCase(client, campaignWorkflowId(id), Date.parse(instant) - now);
  }

  /** A household that has applied and passed the village's review. */
  async household(change: Parameters<typeof reliefApplication>[0] = {}): Promise<string> {
    const form = reliefApplication(change);
    const applied = await this.surely((key) => this.api.post('intake', '/v1/cases', { programme: 'holiday-relief', form }, { key }));
    expect(applied.status, JSON.stringify(applied.body)).toBe(201);
    const passed = await this.surely((key) => this.api.act('reviewer', applied.body.caseId, 'pass', { opinion: '情况属实' }, { key }));
    expect(passed.body, JSON.stringify(passed.body)).toMatchObject({ stage: 'allotment' });
    return applied.body.caseId;
  }

  list(caseId: string, campaign: string, degree: 'one' | 'two' = 'one') {
    return this.surely((key) => this.api.act('intake', caseId, 'list', { campaign, degree }, { key }));
  }

  /** As often as the list says that not everybody has answered yet. */
  async post(campaign: string, village: string = VILLAGE, who: 'intake' | 'neighbourIntake' = 'intake'): Promise<Reply> {
    const reply = await this.surely((key) => this.api.post(who, `/v1/campaigns/${campaign}/villages/${village}/posting`, {}, { key }));
    const unheard = (reply.body.refused ?? []).filter((one: { refusal: { code: string } }) => one.refusal.code === 'not-confirmed');
    return unheard.length > 0 ? this.post(campaign, village, who) : reply;
  }

  /** Sends the same again as long as nobody answers in time, as a client would. */
  async surely(send: (key: string) => Promise<Reply>): Promise<Reply> {
    const key = randomUUID();
    for (;;) {
      const reply = await send(key);
      if (reply.status !== 503) return reply;
    }
  }

  /** Waits until a campaign has come to a state. */
  async campaignIs(id: string, state: string): Promise<Record<string, unknown>> {
    for (;;) {
      const { body } = await this.api.get('district', `/v1/campaigns/${id}`);
      if (body.state === state) return body;
      await new Promise((soon) => setTimeout(soon, 100));
    }
  }

  /** From the posted list to relief that is to be handed over. */
  async toDelivery(caseId: string): Promise<void> {
    await this.api.advance(caseId, 14);
    const received = await this.surely((key) => this.api.act('street2', caseId, 'recordPaper', { papers }, { key }));
    expect(received.body, JSON.stringify(received.body)).toMatchObject({ stage: 'townReview' });
    const passed = await this.surely((key) => this.api.act('street', caseId, 'pass', { opinion: '同意' }, { key }));
    expect(passed.body, JSON.stringify(passed.body)).toMatchObject({ stage: 'delivery' });
  }

  async handOver(caseId: string) {
    const document = await this.api.upload('intake', caseId);
    return this.api.act('intake', caseId, 'handOver', { way: 'visit', documents: [document.body.id], visitors: '演示·村干部走访，本人签收' });
  }

  async village(campaign: string, village: string = VILLAGE) {
    return (await this.api.get('street', `/v1/campaigns/${campaign}/villages/${village}`)).body;
  }
}

export const papers = ['survey-form', 'application-form', 'hardship-proof'];

/** A household that the rules have nothing against: a man in his fifties and his wife, ill, with little to live on. */
export function reliefApplication({ yearIncomeFen = 600_000, causes = ['illness'], registration = 'urban', identity = identityNumber() }: { yearIncomeFen?: number; causes?: string[]; registration?: string; identity?: string } = {}) {
  const { people: _people, ...household } = application();
  return {
    ...household, channel: 'survey', file: { causes, situation: '演示：患病，收入少' },
    people: [
      { relation: 'self', name: '演示甲', identityNumber: identity, phone: '13800000001', health: 'chronic-illness', work: 'unemployed', seeksRecognition: true, registration, yearIncome: { wagesFen: yearIncomeFen } },
      { relation: 'spouse', name: '演示乙', identityNumber: identityNumber('1972-03-04', 'female'), health: 'fair', work: 'unable', seeksRecognition: false, registration, yearIncome: {} },
    ],
  };
}

/** Several at a time, as an office works. */
export async function inFours<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < items.length; from += 4) await Promise.all(items.slice(from, from + 4).map(work));
}
