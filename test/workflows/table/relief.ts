import type { ActionName } from '../../../src/cases/actions.ts';
import type { By } from '../../../src/cases/actor.ts';
import type { Step } from '../../../src/cases/state.ts';
import { PureCase } from '../../support/pureCase.ts';
import { demoReliefPolicy } from '../../support/policies.ts';

type Row = Partial<Record<ActionName, string>>;
interface Situation {
  stage: string;
  step: Step;
  make(): PureCase;
  open: Row;
}

const campaign = '00000000-0000-4000-8000-0000000000a1';
export const reliefDates = { closesOn: '2031-01-22', lastPosting: '2031-01-14' };
const community = 'caseworker intake reviewer';
const street = 'street street2';

/** Programme A, as the rulebook gives it: village, list, notice, town, handing over. */
export function reliefSituations(by: (name: never) => By, evidence: string[], anyOpenCase: Row, afterClosing: Row): Record<string, Situation> {
  const who = (name: string) => by(name as never);
  const surveyed = () => PureCase.open({ at: '2031-01-06 09:00', by: who('intake'), people: { li: { categories: ['urban-older'] }, wang: { categories: [], seeksRecognition: false } }, policy: demoReliefPolicy() });
  const reviewed = () => surveyed().give(who('reviewer'), 'pass', {});
  const listed = () => reviewed().give(who('intake'), 'list', { campaign, degree: 'one' }, { campaign: reliefDates });
  const posted = () => listed().give(who('intake'), 'postNotice', { documents: [] });
  const noticed = () => posted().until('2031-01-14 09:00');
  const atTown = () => noticed().give(who('street2'), 'recordPaper', { papers: ['survey-form', 'application-form', 'hardship-proof'], documents: [] });
  const passed = () => atTown().give(who('street'), 'pass', {});
  const handed = () => passed().give(who('intake'), 'handOver', { way: 'visit', documents: evidence });
  const open: Row = { ...anyOpenCase, endCampaign: 'system' };
  return {
    'A: surveyed, under review by the village': { stage: 'villageReview', step: 'open', make: surveyed, open: { ...open, pass: 'caseworker reviewer', return: 'caseworker reviewer', refuse: 'caseworker reviewer' } },
    'A: waiting for a place on the list': { stage: 'allotment', step: 'open', make: reviewed, open: { ...open, list: community, undo: 'reviewer supervisor' } },
    'A: listed, the list to be posted': { stage: 'notice', step: 'to-post', make: listed, open: { ...open, postNotice: community, undo: 'intake supervisor' } },
    'A: on the posted list': { stage: 'notice', step: 'posted', make: posted, open: { ...open, transfer: '', splitHousehold: '', mergeInto: '', correctNotice: community, object: `public ${community} supervisor`, undo: 'intake supervisor' } },
    'A: the notice over, the signed paper awaited': { stage: 'townReview', step: 'awaiting-receipt', make: noticed, open: { ...open, recordPaper: street } },
    'A: under review by the town': { stage: 'townReview', step: 'open', make: atTown, open: { ...open, pass: street, return: street, refuse: street, undo: 'street2 supervisor' } },
    'A: to be handed over': { stage: 'delivery', step: 'open', make: passed, open: { ...open, handOver: `${community} ${street}`, giveBack: `${community} ${street}`, undo: 'street supervisor' } },
    'A: handed over': { stage: 'closed', step: 'open', make: handed, open: { ...afterClosing, giveBack: `${street} district`, undo: 'intake supervisor' } },
    'A: not reached by the campaign': { stage: 'closed', step: 'open', make: () => reviewed().give(who('system'), 'endCampaign', { campaign }), open: { ...afterClosing } },
  };
}

export function reliefBody(action: ActionName, stage: string): unknown {
  const bodies: Partial<Record<ActionName, unknown>> = {
    list: { campaign, degree: 'two' }, recordPaper: { papers: ['survey-form', 'application-form', 'hardship-proof'], documents: [] },
    handOver: { way: 'payment', documents: ['00000000-0000-4000-8000-000000000001'] },
    giveBack: { reason: stage === 'closed' ? 'reclaimed' : 'declined', documents: ['00000000-0000-4000-8000-000000000001'] }, endCampaign: { campaign },
  };
  return bodies[action];
}
