import { describe, expect, test } from 'vitest';
import { actions, trackActions, type ActionName } from '../../src/cases/actions.ts';
import type { By } from '../../src/cases/actor.ts';
import { TRACKS } from '../../src/programmes/programme.ts';
import { closedReason } from '../../workflows/core.ts';
import { pairingPolicy2031 } from '../support/pairingPolicy.ts';
import { PureCase } from '../support/pureCase.ts';

/** Who may do what where in paired help, written from the rulebook by hand. What a row does not name is closed. */
const colleagues = {
  caseworker: { role: 'community-caseworker' },
  intake: { role: 'community-caseworker' },
  street: { role: 'street-reviewer' },
  district: { role: 'district-officer' },
  supervisor: { role: 'supervisor' },
  mentor: { role: 'mentor' },
  teacher: { role: 'teacher' },
  standIn: { role: 'teacher', standsInFor: 'teacher' },
  otherTeacher: { role: 'teacher' },
  admin: { role: 'admin' },
  auditor: { role: 'auditor' },
  public: { role: 'public' },
} as const;
type Name = keyof typeof colleagues;
const by = (name: Name): By => ({ id: name, ...colleagues[name] });
const policy = pairingPolicy2031();

const applied = () => PureCase.open({ at: '2031-03-03 09:00', by: by('intake'), policy, people: { guardian: { categories: [], seeksRecognition: false }, li: { categories: [] } } });
const reviewed = () => applied().give(by('caseworker'), 'pass', {});
const paired = () => reviewed().give(by('intake'), 'pairStudent', { student: 'li', teacher: 'teacher' });
const missed = () => paired().until('2031-03-10 09:00');
const ended = () => paired().until('2031-04-28 09:00');

const community = 'caseworker intake';
const helpers = `${community} teacher standIn`;
const records = { recordSession: helpers, recordTalk: helpers, recordSchoolThings: helpers, changeTeacher: `${community} supervisor`, reassign: `${community} supervisor` };

/** The actions of this programme, and those that employment assistance has for people and this one has not. */
const asked: ActionName[] = ['pass', 'pairStudent', 'recordSession', 'recordTalk', 'recordSchoolThings', 'changeTeacher', 'reassign', 'reviewTerm', 'closeFinding', 'postNotice', 'object', 'recordService', 'recordSatisfaction', 'addCategory', 'endRecognition', 'recordPlan', 'recordCall'];

const situations: Record<string, { stage: string; make(): PureCase; open: Partial<Record<ActionName, string>> }> = {
  'under review by the community': { stage: 'schoolReview', make: applied, open: { pass: 'caseworker' } }, // not by who entered it
  'a student waits for a teacher': { stage: 'pairing', make: reviewed, open: { pairStudent: community } },
  'tutored': { stage: TRACKS, make: paired, open: records },
  'tutored, after a week without a record': { stage: TRACKS, make: missed, open: { ...records, closeFinding: `${helpers} supervisor` } },
  'the term to be reviewed, its weeks not followed up': { stage: TRACKS, make: ended, open: { ...records, closeFinding: `${helpers} supervisor` } },
  'the term to be reviewed': {
    stage: TRACKS, open: { ...records, reviewTerm: community },
    make() {
      const c = ended();
      for (const finding of Object.keys(c.state.tracks['li']?.findings ?? {})) c.give(by('teacher'), 'closeFinding', { finding, documents: [] }, { track: 'li' });
      return c;
    },
  },
};

describe.each(Object.entries(situations))('%s', (_name, { stage, make, open }) => {
  test('E-01: everybody may do exactly what the rulebook gives them here', () => {
    const c = make();
    expect(c.state.stage).toBe(stage);
    const names = Object.keys(colleagues) as Name[];
    const found = (action: ActionName) => names.filter((name) => !closedReason(c.standing, by(name), action, trackActions.has(action) ? 'li' : undefined));
    expect(Object.fromEntries(asked.map((action) => [action, found(action)]))).toEqual(
      Object.fromEntries(asked.map((action) => [action, names.filter((name) => (open[action] ?? '').split(' ').includes(name))])));
  });
});

test('E-01: every action of pairs is open to somebody somewhere in the table', () => {
  const open = new Set(Object.values(situations).flatMap((one) => Object.keys(one.open)));
  expect(asked.filter((action) => action in actions && !open.has(action))).toEqual(['postNotice', 'object', 'recordService', 'recordSatisfaction', 'addCategory', 'endRecognition', 'recordPlan', 'recordCall']);
});
