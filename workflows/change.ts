import type { ActionName } from '../src/cases/actions.ts';
import { levels, type By, type Level } from '../src/cases/actor.ts';
import { clockNamed, policyPart, type CasePolicy, type PolicyParts } from '../src/cases/command.ts';
import type { Touched } from '../src/cases/commit.ts';
import type { Fact, Message } from '../src/cases/facts.ts';
import type { CaseState, Clock, ClosingReason, Instant, Step, Track } from '../src/cases/state.ts';
import type { ClockPolicy } from '../src/programmes/employment-assistance/policy.ts';
import { CLOSED, type Programme } from '../src/programmes/programme.ts';
import { cancelOpenGrants } from './aid.ts';
import { newest, type Revised } from './revisions.ts';

interface ChangeOptions {
  before: CaseState;
  programme: Programme;
  policy: CasePolicy;
  /** When it happened; clocks are judged and started by it. */
  at: Instant;
  by: By;
  revised?: Revised;
}

/** A stage kind is told that it was entered only after the action that led there is complete. */
interface Entered {
  stage: string;
  track?: string;
}

/** One step of a case while it is being decided: the next state, what to record and whom to tell. */
export class Change {
  readonly state: CaseState;
  readonly facts: Fact[] = [];
  readonly messages: Message[] = [];
  readonly entered: Entered[] = [];
  readonly programme: Programme;
  policy: CasePolicy;
  readonly at: Instant;
  readonly by: By;
  readonly revised: Revised;
  private readonly before: CaseState;
  private records = 0;

  constructor({ before, programme, policy, at, by, revised = newest }: ChangeOptions) {
    this.before = before;
    this.state = clone(before);
    this.state.seq = before.seq + 1;
    this.programme = programme;
    this.policy = policy;
    this.at = at;
    this.by = by;
    this.revised = revised;
  }

  get stageBefore(): string {
    return this.before.seq === 0 ? '' : this.before.stage;
  }

  /** A new id, unique within the case: the kind of record, the step, and a number where a step makes several. */
  newId(kind: string): string {
    this.records += 1;
    return this.records === 1 ? `${kind}${this.state.seq}` : `${kind}${this.state.seq}-${this.records}`;
  }

  record(fact: Fact): void {
    this.facts.push(fact);
  }

  tell(message: Message): void {
    this.messages.push(message);
  }

  track(id: string): Track {
    const track = this.state.tracks[id];
    if (!track) throw new Error(`case ${this.state.id} has no track ${id}`);
    return track;
  }

  /** Goes to a stage of the case; entering it opens its clock. */
  goTo(stage: string, step: Step = 'open'): void {
    this.state.stage = stage;
    this.state.step = step;
    this.state.stageSince = this.at;
    this.entered.push({ stage });
  }

  /** Goes to where a stage leads: another stage, or the end. */
  leadTo(target: string, reason: ClosingReason): void {
    if (target === CLOSED) this.closeCase(reason);
    else this.goTo(target);
  }

  trackTo(id: string, stage: string): void {
    const track = this.track(id);
    track.stage = stage;
    track.since = this.at;
    this.entered.push({ stage, track: id });
  }

  /** @throws Error when the policy lacks the part; it is checked against the programme's page when it is read */
  policyPart<K extends keyof PolicyParts>(part: K): PolicyParts[K] {
    return policyPart(this.policy, part);
  }

  /** @param named a clock of the policy, or its name there */
  startClock(id: string, named: ClockPolicy | string, options: Pick<Clock, 'kind' | 'owner'> & Partial<Clock>): void {
    const policy = typeof named === 'string' ? clockNamed(this.policy, this.channelClock(named)) : named;
    this.state.clocks[id] = {
      rule: policy.rule,
      span: policy.span,
      remind: policy.remind,
      ...(policy.escalateAfter ? { escalateAfter: policy.escalateAfter } : {}),
      hours: policy.hours,
      startedAt: this.at,
      moments: [],
      pauses: [],
      ...options,
    };
  }

  /** @rule B-19 a case in the rapid channel runs by the shorter clock, where there is one. */
  private channelClock(name: string): string {
    const { quicker } = this.programme;
    return quicker && this.state.details?.[quicker.when] === true ? (quicker.clocks[name] ?? name) : name;
  }

  /** The clock has done its work: returned as it stood, so that lateness can be read from it. */
  stopClock(id: string): Clock | undefined {
    const clock = this.state.clocks[id];
    delete this.state.clocks[id];
    return clock;
  }

  stopClocks(which: (id: string, clock: Clock) => boolean): void {
    for (const [id, clock] of Object.entries(this.state.clocks)) if (which(id, clock)) delete this.state.clocks[id];
  }

  /** The clock stands still while the next move is somebody else's. */
  pauseClock(id: string): void {
    const clock = this.state.clocks[id];
    if (!clock || isPaused(clock)) return;
    clock.pauses.push({ from: this.at });
    delete clock.due;
    clock.moments = [];
  }

  resumeClock(id: string): void {
    const clock = this.state.clocks[id];
    const pause = clock?.pauses.at(-1);
    if (!clock || !pause || pause.to) return;
    pause.to = this.at;
  }

  /** Ends a track; the case closes with its last one, for the reason that this one ended. */
  closeTrack(id: string, reason: ClosingReason): void {
    const track = this.track(id);
    track.stage = CLOSED;
    track.since = this.at;
    track.outcome = reason;
    delete track.deemedQuestion;
    this.stopClocks((_, clock) => clock.track === id);
    this.record({ type: 'track-closed', track: id, reason, rules: ['C-19'] });
    if (Object.values(this.state.tracks).every((other) => other.stage === CLOSED)) this.closeCase(reason);
  }

  /** Ends the case; it stays reachable for corrections, deliveries and complaints until its closing clock has run. */
  closeCase(reason: ClosingReason): void {
    for (const track of Object.values(this.state.tracks)) {
      if (track.stage === CLOSED) continue;
      track.stage = CLOSED;
      track.since = this.at;
      track.outcome = reason;
    }
    cancelOpenGrants(this);
    this.stopClocks((_, clock) => clock.kind !== 'complaint' && clock.kind !== 'reconsideration'); // they are decided all the same
    this.state.stage = CLOSED;
    this.state.step = 'open';
    this.state.stageSince = this.at;
    this.state.closed = { reason, at: this.at };
    this.record({ type: 'case-closed', reason, rules: ['C-19'] });
    this.startClosingClock();
  }

  /** How long a closed case stays within reach. */
  startClosingClock(): void {
    this.startClock('closing', 'closing', { kind: 'closing', owner: 'system' });
  }

  /** Which clocks and tracks are not as they were: the records of the others need no writing. */
  touched(): Touched {
    const [was, is] = [this.before.clocks, this.state.clocks];
    const isAnother = (id: string) => was[id]?.startedAt !== is[id]?.startedAt;
    return {
      stopped: Object.keys(was).filter((id) => !is[id] || isAnother(id)),
      clocks: Object.keys(is).filter((id) => !same(was[id], is[id])),
      tracks: Object.keys({ ...this.before.tracks, ...this.state.tracks }).filter((id) => !same(this.before.tracks[id], this.state.tracks[id])),
    };
  }

  /** Keeps what the action changed, so that a counter-action can put it back. */
  rememberForUndo(before: CaseState, action: ActionName): void {
    this.state.undo = { seq: this.state.seq, action, by: this.by.id, before: differences(before, this.state) };
  }
}

export function clone<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T; // structuredClone is not part of the workflow sandbox
}

export function isPaused(clock: Clock): boolean {
  const last = clock.pauses.at(-1);
  return last !== undefined && last.to === undefined;
}

export function isLevel(owner: Clock['owner']): owner is Level {
  return (levels as readonly string[]).includes(owner);
}

/** Maps whose entries are put back one by one; everything else is put back whole. */
const maps = new Set(['clocks', 'tracks', 'objections', 'people']);
const never = new Set(['seq', 'undo', 'schema', 'id', 'programme']);

function differences(before: CaseState, after: CaseState): Record<string, unknown> {
  const old: Record<string, unknown> = {};
  const was = Object.entries(before);
  const keys = new Set([...was.map(([key]) => key), ...Object.keys(after)]);
  const valuesOf = (state: object) => new Map<string, unknown>(Object.entries(state));
  const [a, b] = [valuesOf(before), valuesOf(after)];
  for (const key of keys) {
    if (never.has(key)) continue;
    if (!maps.has(key)) {
      if (!same(a.get(key), b.get(key))) old[key] = a.get(key) ?? null;
      continue;
    }
    const [x, y] = [valuesOf(a.get(key) as object), valuesOf(b.get(key) as object)];
    for (const entry of new Set([...x.keys(), ...y.keys()])) {
      if (!same(x.get(entry), y.get(entry))) old[`${key}/${entry}`] = x.get(entry) ?? null;
    }
  }
  return clone(old);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Puts back what {@link differences} kept. */
export function putBack(state: CaseState, before: Record<string, unknown>): void {
  const target = state as unknown as Record<string, unknown>; // paths come from differences() of the same shape
  for (const [path, value] of Object.entries(before)) {
    const [key, entry] = path.split('/', 2) as [string, string | undefined];
    const place = entry === undefined ? target : (target[key] as Record<string, unknown>);
    if (value === null) delete place[entry ?? key];
    else place[entry ?? key] = value;
  }
}
