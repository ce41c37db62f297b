import { within } from '../../access/region.ts';

/** Conditions of one SQL query with their values, so that a value can never be written into the text. */
export class Conditions {
  readonly values: unknown[] = [];
  private readonly parts: string[] = [];

  /** Adds a value and returns its placeholder. */
  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  add(sql: string): void {
    this.parts.push(sql);
  }

  /** Rows of a region and all below it. */
  within(scope: string, column: string): void {
    const { sql, values } = within(scope, column, this.values.length + 1);
    this.values.push(...values);
    this.parts.push(sql);
  }

  /** All of them together, to stand behind WHERE. */
  get sql(): string {
    return this.parts.length === 0 ? 'true' : this.parts.join(' AND ');
  }
}
