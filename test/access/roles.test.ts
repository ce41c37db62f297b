import { describe, expect, it } from 'vitest';
import { actorOf } from '../../src/access/actor.ts';
import { isStaffRole, reach, roles, type PageName, type StaffRole, type Subject } from '../../src/access/roles.ts';

const names = Object.keys(roles).filter(isStaffRole);

describe('what each role reads', () => {
  it.each<[Subject, StaffRole[]]>([
    ['people', ['community-caseworker', 'street-reviewer', 'district-officer', 'city-officer', 'province-officer', 'national-officer', 'supervisor', 'mentor', 'teacher', 'auditor']],
    ['audit', ['auditor']],
    ['accounts', ['admin', 'auditor']],
    ['stuckCases', ['supervisor', 'admin']],
    ['pairs', ['community-caseworker', 'supervisor', 'teacher']],
    ['policies', names],
  ])('X-08: %s are read by %j only', (subject, readers) => {
    expect(names.filter((role) => reach(role, subject) !== 'none').toSorted()).toEqual(readers.toSorted());
  });

  it('a mentor reads the own households only', () => {
    const subjects: Subject[] = ['cases', 'people', 'calls', 'overdue'];
    expect(subjects.map((subject) => reach('mentor', subject))).toEqual(['own', 'own', 'own', 'own']);
  });

  it('X-08: who uncovers masked values is someone who works on cases', () => {
    expect(names.filter((role) => !roles[role].mayReveal).toSorted()).toEqual(['admin', 'auditor', 'unit-officer']);
  });

  it('X-04: a role gives the opinion of one level, and is placed at that level only', () => {
    for (const role of names) {
      const { level, placedAt } = roles[role];
      if (level !== null) expect(placedAt).toEqual([level]);
    }
    expect(names.flatMap((role) => roles[role].level ?? []).toSorted()).toEqual(['city', 'community', 'district', 'national', 'province', 'street']);
  });

  it('no page is offered without something to read on it', () => {
    const needs: Partial<Record<PageName, Subject>> = {
      todo: 'cases', done: 'cases', overdue: 'overdue', cases: 'cases', calls: 'calls', vacancies: 'vacancies', audit: 'audit', admin: 'accounts',
    };
    for (const role of names) {
      for (const page of roles[role].pages) {
        const subject = needs[page];
        if (subject) expect(reach(role, subject), `${role} on ${page}`).not.toBe('none');
      }
    }
  });

  it('an actor carries an id, a role, a level and a region, and no name', () => {
    const account = {
      id: 'a1', login: 'street1', name: '张演示', email: null, role: 'street-reviewer', region: '990102001', unit: null, locale: 'zh', standInId: null,
      onDuty: false, onLeaveUntil: null, active: true, passwordUntil: null,
    } as const;
    expect(actorOf(account)).toEqual({ id: 'a1', role: 'street-reviewer', level: 'street', region: '990102001' });
  });
});
