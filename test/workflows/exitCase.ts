import { randomUUID } from 'node:crypto';
import type { By } from '../../src/cases/actor.ts';
import type { MonthSide } from '../../src/rules/exit/month-row.ts';
import { CaseDriver, type Lab } from '../support/caseDriver.ts';
import type { Colleague } from '../support/office.ts';
import { exitPolicy } from '../rules/shipped.ts';

/** A household of programme D on its way through the real engine. */
export class ExitCase {
  readonly driver: CaseDriver;

  private constructor(driver: CaseDriver) {
    this.driver = driver;
  }

  static async open(lab: Lab, { limb = 'below-line', at = '2031-01-06 09:00', worker = 'urban', alsoElsewhere = {} }: { limb?: string; at?: string; worker?: string; alsoElsewhere?: Record<string, string> } = {}): Promise<ExitCase> {
    const driver = await CaseDriver.open(lab, { at, people: { li: { categories: [] }, wang: { categories: [], seeksRecognition: false } }, policy: exitPolicy(), details: { limb, worker }, alsoElsewhere });
    return new ExitCase(driver);
  }

  /** The grassroots union reports, the county union reviews and posts, another person of the county federation approves. */
  async toSupport(): Promise<void> {
    await this.toNotice();
    await this.driver.advance({ days: 10 });
    await this.driver.give('district2', 'pass', {});
  }

  async toNotice(): Promise<void> {
    const { driver } = this;
    await driver.give('intake', 'submit', { documents: [] });
    await driver.give('district', 'receive', {});
    await driver.give('district', 'pass', {});
    await driver.give('district', 'postNotice', { documents: [] });
  }

  month(month: string, side: MonthSide, who: Colleague | By = 'intake') {
    return this.driver.give(who, 'recordIncomeMonth', { month, side, documents: [randomUUID()] });
  }

  /** Records months one after another, each on the fifth of the next. */
  async months(first: string, sides: readonly (MonthSide | 'gap')[]): Promise<void> {
    let [year, month] = first.split('-').map(Number) as [number, number];
    for (const side of sides) {
      const name = `${year}-${String(month).padStart(2, '0')}`;
      [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
      await this.driver.until(`${year}-${String(month).padStart(2, '0')}-05 10:00`);
      if (side !== 'gap') await this.month(name, side);
    }
  }

  proposeFirst(causeGoneOn: string) {
    return this.driver.give('intake', 'proposeExit', { exit: 'exit-1', causeGoneOn, documents: [randomUUID()] });
  }

  proposeSecond() {
    return this.driver.give('intake', 'proposeExit', { exit: 'exit-2', documents: [randomUUID()] });
  }

  /** Re-checked and posted by the county. */
  async toExitNotice(): Promise<void> {
    await this.driver.give('district', 'pass', {});
    await this.driver.give('district', 'postNotice', { documents: [] });
  }

  async state() {
    return this.driver.state();
  }

  /** Types of the facts in the trail, in order. */
  async facts(): Promise<{ type: string; [key: string]: unknown }[]> {
    const rows = await this.driver.rows('audit');
    return rows.sort((one, other) => Number(one['seq']) - Number(other['seq'])).flatMap(({ facts }) => facts as { type: string }[]);
  }
}
