import { randomUUID } from 'node:crypto';
import type { ActionName, Codes } from '../../../src/cases/actions.ts';
import type { CaseState } from '../../../src/cases/state.ts';
import { callAnswers, type CaseDriver } from '../../../test/support/caseDriver.ts';
import type { Ledger, Entry } from '../ledger.ts';
import type { Model, Move, MoveName } from './model.ts';
import { FIRST_DAY, offerOf, VACANCIES } from './moves.ts';
import type { Place } from '../place.ts';

/** Names no record of any case. */
const NOTHING = 'f9999';
const PERSON = 'li';

/** A case on its way beside the model, and the names that the model's offers have there. */
export class Course {
  private readonly offers = new Map<number, string>();
  private readonly vacancies = Array.from({ length: VACANCIES }, () => randomUUID());
  private readonly place: Place;
  private readonly ledger: Ledger;
  private readonly driver: CaseDriver;

  constructor(place: Place, ledger: Ledger, driver: CaseDriver) {
    this.place = place;
    this.ledger = ledger;
    this.driver = driver;
  }

  /** Gives the move to the case as a command. */
  async take(model: Model, move: Move): Promise<Entry> {
    const entry = await this.commands(model, move, await this.driver.state())[move.move]();
    if (move.move === 'offer' && entry.answer) this.offers.set(model.offered + 1, `f${entry.answer.seq}`);
    return entry;
  }

  private commands(model: Model, move: Move, state: CaseState): Record<MoveName, () => Promise<Entry>> {
    const { people } = this.driver;
    const { office } = this.place;
    const person = people[PERSON] ?? '';
    const give = <A extends ActionName>(action: A, codes: Codes<A>) => () => this.ledger.give(this.driver, move.who, action, codes);
    const help = <A extends ActionName>(action: A, codes: Codes<A>) => () => this.ledger.give(this.driver, move.who, action, codes, { track: PERSON });
    const documents = [randomUUID()];
    const offer = this.offers.get(offerOf(model, move)?.no ?? 0) ?? NOTHING;
    const objection = Object.entries(state.objections).find(([, { outcome }]) => !outcome)?.[0] ?? NOTHING;
    const finding = Object.keys(state.tracks[person]?.findings ?? {})[0] ?? NOTHING;
    return {
      addNote: give('addNote', {}),
      pass: give('pass', model.stage === 'determination' ? { mentors: { [person]: office.mentor.id } } : {}),
      return: give('return', { missing: ['identity-card'] }),
      resubmit: give('resubmit', { documents: [] }),
      refuse: give('refuse', { rule: 'C-18' }),
      postNotice: give('postNotice', { documents: [] }),
      correctNotice: give('correctNotice', {}),
      object: give('object', { anonymous: true }),
      dismissObjection: give('decideObjection', { objection, outcome: 'dismissed', then: 'review' }),
      upholdToReview: give('decideObjection', { objection, outcome: 'upheld', then: 'review' }),
      upholdToRefuse: give('decideObjection', { objection, outcome: 'upheld', then: 'refuse' }),
      submit: give('submit', { documents: [] }),
      receive: give('receive', {}),
      recordPlan: help('recordPlan', {}),
      signAgreement: help('signAgreement', { signedOn: FIRST_DAY, documents }),
      offer: help('offer', { vacancy: this.vacancies[move.pick % VACANCIES] ?? '', documents: [] }),
      acceptOffer: help('acceptOffer', { offer }),
      refuseOffer: help('refuseOffer', { offer, documents }),
      contestRefusal: help('contestRefusal', { offer }),
      findJustified: help('decideContest', { offer, justified: true }),
      findUnjustified: help('decideContest', { offer, justified: false }),
      deem: help('decideDeemed', { deemed: true, notifiedOn: FIRST_DAY, documents }),
      doNotDeem: help('decideDeemed', { deemed: false, notifiedOn: FIRST_DAY, documents }),
      pauseTrack: help('pauseTrack', { reason: 'illness', documents }),
      resumeTrack: help('resumeTrack', {}),
      place: help('place', { kind: 'employment', documents, lastResort: false }),
      callStable: help('recordCall', callAnswers('stable')),
      callUnstable: help('recordCall', callAnswers('unstable')),
      callUnreachable: help('recordCall', callAnswers('unreachable')),
      callJobLost: help('recordCall', callAnswers('job-lost')),
      loseJob: help('loseJob', { documents: [] }),
      closeFinding: help('closeFinding', { finding, documents: [] }),
      reassign: help('reassign', { mentor: office[model.help?.mentor === 'mentor' ? 'mentor2' : 'mentor'].id }),
      addCategory: help('addCategory', { category: 'graduate', documents }),
      endRecognition: help('endRecognition', { reason: 'lost-capacity', documents }),
      withdraw: give('withdraw', {}),
      recordDeath: give('recordDeath', { person, documents }),
      complain: give('complain', {}),
      dismissComplaint: give('decideComplaint', { upheld: false, heardOn: FIRST_DAY, documents }),
      upholdComplaint: give('decideComplaint', { upheld: true, heardOn: FIRST_DAY, documents }),
      undo: give('undo', { seq: state.undo?.seq ?? 1 }),
    };
  }

  /** Where the case stands, of what {@link shown} says. */
  async stands(): Promise<object> {
    const { stage, step, closed, complaint, objections, tracks, people } = await this.driver.state();
    const person = this.driver.people[PERSON] ?? '';
    const notes = (await this.driver.rows('audit')).filter((row) => row['action'] === 'addNote').length;
    const common = { stage, step, notes, suspended: complaint !== undefined };
    if (closed) return { ...common, closed: closed.reason };
    const track = tracks[person];
    return {
      ...common, objections: Object.values(objections).filter(({ outcome }) => !outcome).length,
      ...(track ? {
        at: track.stage, mentor: track.mentor === this.place.office.mentor.id ? 'mentor' : 'mentor2', offers: Object.values(track.offers).map((offer) => offer.state),
        asked: track.deemedQuestion !== undefined, paused: track.paused !== undefined, jobs: track.jobs,
        ...(track.job ? { row: track.job.calls.row.length, unreachable: track.job.calls.unreachableInARow } : {}),
        unstable: Object.keys(track.findings).length > 0, signed: track.agreement !== undefined, graduate: people[person]?.categories.includes('graduate') ?? false,
      } : {}),
    };
  }
}

/** Where the case should stand, by the model. */
export function shown({ stage, step, objections, suspended, closed, notes, help }: Model): object {
  const common = { stage, step, notes, suspended };
  if (closed) return { ...common, closed };
  return {
    ...common, objections,
    ...(help ? {
      at: help.at, mentor: help.mentor, offers: help.offers.map(({ state }) => state), asked: help.asked, paused: help.paused, jobs: help.jobs,
      ...(help.job ? { row: help.job.row, unreachable: help.job.unreachable } : {}), unstable: help.unstable, signed: help.signed, graduate: help.graduate,
    } : {}),
  };
}
