import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { ApiParts } from '../../../src/api/parts.ts';
import { keepHistory } from '../../support/histories.ts';
import { identityNumber, type Api, type Colleague } from '../../api/api.ts';
import { places } from '../../support/office.ts';

/** Fields of the union file that no test is about. */
const printed = {
  ethnicGroup: '汉族', politicalStatus: 'masses', workState: 'laid-off', housing: 'own', marriage: 'married', registration: 'urban', medicalInsurance: 'employee',
  mainCause: 'illness', bankCard: '6222 0000 0000 0001', employer: '演示纺织厂', employerNature: 'state', employerState: 'bankrupt',
};

const DAY_MS = 86_400_000;

/** The office's clock goes with the clock of the case that is being walked. */
const office = { aheadMs: 0 };
const now = () => new Date(Date.now() + office.aheadMs).toISOString();
export const withCaseClock = (parts: ApiParts): ApiParts => ({ ...parts, now });
export const today = () => new Date(Date.now() + office.aheadMs + 8 * 3_600_000).toISOString().slice(0, 10);

export const thisYear = today().slice(0, 4);
const yearFrom = `${thisYear}-01`;

/** The file of a household; income of the year in fen. Its line is 800 yuan a head and month. */
export function unionFile(change: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...printed, yearFrom, income: [{ member: 1, kind: 'wage', amountFen: 1_000_000 }], spending: [], accidents: [], ...change };
}

/** Three people, one of them at school: the year's lines are 28,800 and 57,600 yuan. */
export function unionApplication(file: Record<string, unknown> = {}, change: Record<string, unknown> = {}) {
  return {
    address: '演示街 1 号 2 室', registrationCommunity: '演示社区', channel: 'survey', staffRelatives: [], undertaking: true, signedOn: `${thisYear}-01-05`,
    people: [
      { relation: 'self', name: '演示·甲', identityNumber: identityNumber(), phone: '13800000001', health: 'chronic-illness', work: 'unemployed', seeksRecognition: true },
      { relation: 'spouse', name: '演示·乙', identityNumber: identityNumber('1972-03-04', 'female'), health: 'healthy', work: 'unable', seeksRecognition: false },
      { relation: 'child', name: '演示·丙', identityNumber: identityNumber('2015-03-04', 'female'), health: 'healthy', work: 'student', seeksRecognition: false },
    ],
    file: unionFile(file), ...change,
  };
}

/** A case of union aid, walked by REST. */
export class AidCase {
  readonly api: Api;
  readonly id: string;

  private constructor(api: Api, id: string) {
    this.api = api;
    this.id = id;
  }

  static async apply(api: Api, form: object, who: Colleague = 'intake'): Promise<AidCase> {
    office.aheadMs = 0;
    const { status, body } = await api.post(who, '/v1/cases', { programme: 'union-aid', form });
    expect(body).toMatchObject({ stage: 'homeVisit' });
    expect(status).toBe(201);
    return new AidCase(api, body.caseId);
  }

  /** Moves case and office on. */
  async advance(days: number): Promise<void> {
    await this.api.advance(this.id, days);
    office.aheadMs += days * DAY_MS;
  }

  /** Takes a step that must be taken. */
  async act(who: Colleague, action: string, body: object = {}): Promise<{ seq: number; stage: string }> {
    const reply = await this.api.act(who, this.id, action, body);
    expect(reply.body).toMatchObject({ seq: expect.any(Number) });
    return reply.body;
  }

  refused(who: Colleague, action: string, body: object = {}) {
    return this.api.act(who, this.id, action, body);
  }

  async upload(kind: string, who: Colleague = 'intake'): Promise<string> {
    const { body } = await this.api.upload(who, this.id, undefined, '演示.pdf', kind);
    return body.id;
  }

  async detail(who: Colleague = 'intake') {
    return (await this.api.get(who, `/v1/cases/${this.id}`)).body;
  }

  async grants(who: Colleague = 'intake') {
    return (await this.api.get(who, `/v1/cases/${this.id}/grants`)).body;
  }

  async visit(change: object = {}): Promise<{ stage: string }> {
    return this.act('intake', 'recordVisit', { report: '入户查看，情况属实', documents: [await this.upload('visit-form')], ...change });
  }

  /** Each adult signs; the child does not. */
  async match(change: object = {}): Promise<{ stage: string }> {
    const { persons } = await this.detail();
    const adults: { id: string; age: number }[] = persons.filter(({ age }: { age: number }) => age >= 18);
    const authorisations = Object.fromEntries(await Promise.all(adults.map(async ({ id }) => [id, await this.upload('matching-authorisation')] as const)));
    return this.act('intake', 'recordMatching', { authorisations, report: '与社保、房产数据比对一致', ...change });
  }

  /** From the application to the posted notice, and to its end. */
  async toApproval(change: object = {}): Promise<void> {
    await this.visit(change);
    await this.match();
    await this.act('street', 'pass', { opinion: '情况属实' });
    await this.act('street2', 'postNotice');
    await this.advance(20);
  }

  /** From the application to the aid. */
  async toAid(change: object = {}): Promise<void> {
    await this.toApproval(change);
    const { stage } = await this.act('district', 'pass', { opinion: '同意建档' });
    expect(stage).toBe('aid');
  }

  /** One of everything that the file needs. */
  async uploadFile(): Promise<void> {
    for (const kind of ['union-file-form', 'identity-card', 'household-register', 'income-proof', 'matching-authorisation']) await this.upload(kind);
  }

  async uploadBills(): Promise<void> {
    for (const kind of ['diagnosis', 'medical-bills']) await this.upload(kind);
  }

  keep(name: string): Promise<void> {
    return keepHistory(this.api.parts, this, name);
  }

  /** @param amount whole fen */
  async propose(kind: string, amount: number, fund: string, change: object = {}): Promise<string> {
    const { seq } = await this.act('street', 'proposeGrant', { kind, amount, fund, reason: '家庭困难', ...change });
    return `g${seq}`;
  }

  decide(who: Colleague, grant: string, approve = true) {
    return this.act(who, 'decideGrant', { grant, approve, opinion: approve ? '同意' : '不同意' });
  }

  async pay(grant: string, who: Colleague = 'district') {
    return this.act(who, 'payGrant', { grant, paidOn: today(), documents: [await this.upload('bank-receipt', 'district')] });
  }
}

/** Opens a fund for the district of the tests. @param totalFen whole fen */
export async function openFund(api: Api, project: string, totalFen: number, source = 'county'): Promise<string> {
  const { status, body } = await api.post('district', '/v1/funds', { region: places.district, source, project, year: Number(today().slice(0, 4)), totalFen }, { key: randomUUID() });
  expect(body).toMatchObject({ total: totalFen, left: totalFen });
  expect(status).toBe(201);
  return body.id;
}
