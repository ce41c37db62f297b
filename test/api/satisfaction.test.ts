import { describe, expect, it } from 'vitest';
import { application, useApi, type Api } from './api.ts';

const open = useApi();

async function recognised(api: Api): Promise<{ caseId: string; person: string }> {
  const { caseId, person } = await api.toDetermination(application());
  await api.act('district', caseId, 'pass', { opinion: '予以认定', mentors: { [person]: api.accounts.mentor.id } });
  return { caseId, person };
}

describe('satisfaction', () => {
  it('C-16: the community sees its figure against the target; each person counts once, by the last answer, and only “satisfied” counts', async () => {
    const api = open();
    const ask = async ({ caseId, person }: { caseId: string; person: string }, answer: string) =>
      expect((await api.act('intake', caseId, 'recordSatisfaction', { track: person, answer })).status).toBe(200);
    const [one, two, three, four] = [await recognised(api), await recognised(api), await recognised(api), await recognised(api)];
    expect((await api.get('intake', '/v1/satisfaction')).body).toEqual({ helped: 4, asked: 0, satisfied: 0, fairly: 0, dissatisfied: 0, targetPercent: 100, met: false });

    await ask(one, 'dissatisfied');
    await ask(one, 'satisfied');
    await ask(two, 'satisfied');
    await ask(three, 'fairly');
    const figure = (await api.get('intake', '/v1/satisfaction')).body;
    expect(figure).toEqual({ helped: 4, asked: 3, satisfied: 2, fairly: 1, dissatisfied: 0, permille: 666, targetPercent: 100, met: false });
    expect((await api.get('district', '/v1/satisfaction')).body).toMatchObject({ asked: 3 }); // the levels above see it too
    expect((await api.get('otherIntake', '/v1/satisfaction')).body).toMatchObject({ helped: 0 });
    expect((await api.get('admin', '/v1/satisfaction')).body).toMatchObject({ helped: 0 });

    await ask(three, 'satisfied');
    await ask(four, 'satisfied');
    expect((await api.get('intake', '/v1/satisfaction')).body).toMatchObject({ permille: 1000, met: true });
  });
});
