import { dayOf, instantAt, startOfDay } from '../../src/calendar/days.ts';
import { roleOf } from '../../src/cases/actor.ts';
import type { CaseState, Instant } from '../../src/cases/state.ts';
import type { IncomeMonths } from '../../src/cases/support.ts';
import type { IncomeLedgerStage } from '../../src/programmes/programme.ts';
import { lastCompleteMonth, monthRow, monthsLater, type Month } from '../../src/rules/exit/month-row.ts';
import type { PolicyParts } from '../../src/cases/command.ts';
import type { Refusal } from '../../src/refusals/refusal.ts';
import type { Change } from '../change.ts';
import { notOpen, type StageKind } from './kind.ts';

const REPORT = 'exitReport';
const clockOf = (month: Month) => `income:${month}`;

/**
 * The household's income, month by month: only whether each lay above the line is known here. A month on or below it, or
 * one without a record, starts the count again.
 * @rule D-03
 */
export const incomeLedger: StageKind<IncomeLedgerStage> = {
  enter(change, spec, _track, name) {
    const from = dayOf(change.at).slice(0, 7);
    change.state.incomes = { from, asked: from, months: {} };
    ask(change, spec, name, from);
  },

  actions: {
    recordIncomeMonth: {
      by: ({ spec }) => [roleOf(spec.by)],
      closed: ({ state }) => (state.incomes ? undefined : notOpen(state.stage, 'D-03')),
      wrong({ state, at }, { month }): Refusal | undefined {
        const { from = '', months = {} } = state.incomes ?? {};
        if (month > lastCompleteMonth(dayOf(at))) return { code: 'income.month-open', rule: 'D-03', field: 'month', values: { month } };
        if (month < from) return { code: 'income.month-before', rule: 'D-03', field: 'month', values: { from } };
        return months[month] ? { code: 'income.month-known', rule: 'D-03', field: 'month', values: { month } } : undefined;
      },
      do(change, { spec }, { codes: { month, side, documents } }) {
        if (!side) throw new Error('a month was recorded without having been compared with the line');
        const ledger = ledgerOf(change);
        const stage = stageOf(change, month);
        ledger.months[month] = side;
        change.stopClock(clockOf(month));
        dropEarlier(change, month);
        const { months: needed } = change.policyPart('firstExit');
        const counted = countedMonths(change.state, change.policyPart('firstExit'), change.at);
        change.record({ type: 'income-recorded', month, side, counted, needed, documents, rules: ['D-03'] });
        if (month === ledger.asked) ask(change, spec, stage, monthsLater(month, 1));
        askForReport(change, spec, stage, counted >= needed);
      },
    },
  },

  due: {
    /** A month that is late stays so until it is recorded, or a later one shows that it is a gap; the next is asked for all the same. */
    income(change, spec, clock, clockId) {
      const month = clockId.slice(clockOf('').length);
      clock.overdue = true;
      change.record({ type: 'overdue', clock: clockId, due: clock.due ?? change.at, rules: ['D-03', 'X-04'] });
      for (const to of [{ level: spec.by }, { role: 'supervisor' }] as const) {
        change.tell({ to, template: 'clock-overdue', clock: clockId, ...(clock.due ? { due: clock.due } : {}), rule: 'D-03', hours: clock.hours });
      }
      if (month === ledgerOf(change).asked) ask(change, spec, clock.stage ?? change.state.stage, monthsLater(month, 1));
    },
  },

  leave: (change) => change.stopClocks((_, { kind }) => kind === 'income' || kind === REPORT),
};

/** How many months of the row stand. @rule D-03 */
export function countedMonths({ incomes }: CaseState, policy: PolicyParts['firstExit'], at: Instant): number {
  return monthRow(new Map(Object.entries(incomes?.months ?? {})), policy, dayOf(at)).filter(({ counts }) => counts).length;
}

/** Nobody waits any more for months before one that is recorded: they are gaps, though a record may still fill them. */
function dropEarlier(change: Change, month: Month): void {
  for (const [id, { kind }] of Object.entries(change.state.clocks)) {
    const earlier = id.slice(clockOf('').length);
    if (kind !== 'income' || earlier >= month) continue;
    change.stopClock(id);
    change.record({ type: 'income-gap', month: earlier, rules: ['D-03'] });
  }
}

function ledgerOf({ state }: Change): IncomeMonths {
  if (!state.incomes) throw new Error(`case ${state.id} keeps no incomes`);
  return state.incomes;
}

/** The clock of a month begins with its end, so its first day is the first of the next month. */
function ask(change: Change, spec: IncomeLedgerStage, stage: string, month: Month): void {
  ledgerOf(change).asked = month;
  const end = instantAt(Date.parse(startOfDay(`${monthsLater(month, 1)}-01`)) - 1);
  change.startClock(clockOf(month), spec.clock, { kind: 'income', owner: spec.by, stage, startedAt: end });
}

/** Once enough months stand, the report has its time; a break takes that away again. */
function askForReport(change: Change, spec: IncomeLedgerStage, stage: string, stands: boolean): void {
  const runs = change.state.clocks[REPORT] !== undefined;
  if (stands && !runs && !change.state.exit) change.startClock(REPORT, spec.reportClock, { kind: REPORT, owner: spec.by, stage });
  else if (!stands && runs) change.stopClock(REPORT);
}

function stageOf(change: Change, month: Month): string {
  const known = change.state.clocks[clockOf(month)]?.stage ?? Object.values(change.state.clocks).find(({ kind }) => kind === 'income')?.stage;
  return known ?? change.state.stage;
}
