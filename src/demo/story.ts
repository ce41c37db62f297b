import { actorOf } from '../access/actor.ts';
import type { ApiParts } from '../api/parts.ts';
import { addDays, at, dayOf, type TimeOfDay } from '../calendar/days.ts';
import { forRegion } from '../calendar/calendar.ts';
import { nextReminderTime } from '../calendar/hours.ts';
import type { ActionName } from '../cases/actions.ts';
import { give } from '../cases/commandService.ts';
import { commandId } from '../cases/commandStore.ts';
import { submitApplication, uuidFrom } from '../cases/intake/submission.ts';
import type { CaseState, Day, Instant } from '../cases/state.ts';
import { uploadDocument } from '../documents/documents.ts';
import { RefusalError } from '../refusals/refusal.ts';
import type { DemoLogin, DemoStaff } from './accounts.ts';
import { bringToPresent, PastCase } from './past.ts';
import { demoRegions } from './places.ts';

/** Thrown when a story's own clock has caught up with the real one: the case stays where it is. */
class PresentReached extends Error {}

/** One invented case, told step by step. */
export interface Story {
  /** Makes the case's ids: the same story makes one case. */
  name: string;
  daysAgo: number;
  by: DemoLogin;
  /** That of employment assistance unless named. */
  programme?: string;
  form(day: Day): object;
  course(told: Telling): Promise<void>;
}

export interface StoryParts extends ApiParts {
  staff: DemoStaff;
}

/**
 * Makes a story's case by the services that the pages use, with the dates of its past, up to the present at most; then
 * its workflow goes on with it. A story told before is not told again.
 */
export async function tell(parts: StoryParts, story: Story): Promise<void> {
  const caseId = uuidFrom('case', commandId(parts.staff[story.by].id, keyOf(story.name, 0)));
  const { rowCount } = await parts.pool.query('SELECT 1 FROM cases WHERE id = $1', [caseId]);
  if (rowCount === 0) await new Telling(parts, story, caseId).run();
  await bringToPresent(parts, caseId);
}

const BEGINS_AT: TimeOfDay = '09:30';

export class Telling {
  private readonly parts: StoryParts;
  private readonly story: Story;
  private readonly caseId: string;
  private readonly past: PastCase;
  private readonly present: Instant;
  private steps = 0;

  constructor(parts: StoryParts, story: Story, caseId: string) {
    this.present = parts.now();
    this.story = story;
    this.caseId = caseId;
    this.past = new PastCase(parts, at(addDays(dayOf(this.present), -story.daysAgo), BEGINS_AT));
    this.parts = { ...parts, engine: this.past.engine(parts.engine), now: () => this.past.now };
  }

  async run(): Promise<void> {
    try {
      await this.inOfficeHours(this.past.now);
      const form = this.story.form(dayOf(this.past.now));
      await submitApplication(this.parts, this.actor(this.story.by), { programme: this.story.programme ?? 'employment-assistance', form }, this.nextKey());
      await this.story.course(this);
    } catch (error) {
      if (error instanceof PresentReached || isWithoutTerm(error)) await this.past.moveTo(this.present);
      else if (!isBeforePolicies(error)) throw error;
      return;
    }
    await this.past.moveTo(this.present);
  }

  /** The person who applied. */
  get applicant(): string {
    return this.state.applicant;
  }

  /** Everybody who seeks recognition. */
  get seekers(): string[] {
    return Object.entries(this.state.people).filter(([, { seeksRecognition }]) => seeksRecognition).map(([id]) => id);
  }

  get today(): Day {
    return dayOf(this.past.now);
  }

  /** The id of an account. */
  account(login: DemoLogin): string {
    return this.parts.staff[login].id;
  }

  /** The id of a mentor's account. */
  mentor(login: 'mentor1' | 'mentor2'): string {
    return this.parts.staff[login].id;
  }

  get state(): CaseState {
    if (!this.past.state) throw new Error(`the story “${this.story.name}” has not begun`);
    return this.past.state;
  }

  /** Lets the time pass, on to the next moment at which the office is open. */
  async later({ days = 0, hours = 0 }: { days?: number; hours?: number }): Promise<void> {
    await this.inOfficeHours(new Date(Date.parse(this.past.now) + (days * 24 + hours) * HOUR_MS).toISOString());
  }

  /** Lets the time pass until a running clock has fallen due. */
  async after(clock: string): Promise<void> {
    const due = this.state.clocks[clock]?.due;
    if (due) await this.inOfficeHours(due);
  }

  /**
   * Lets the time pass until the last day of the call that is planned now, to the time of day at which calls are made.
   * @returns false when no call is planned any more
   */
  async onCallDay(person: string): Promise<boolean> {
    const track = this.state.tracks[person];
    const planned = track?.job?.calls.planned;
    if (!planned || track.outcome) return false;
    if (planned.to >= dayOf(this.present)) throw new PresentReached(); // left to be made by whoever tries the product
    await this.to(at(planned.to, CALLS_AT));
    return true;
  }

  /** @param body codes and words of the action in one object */
  async give(who: DemoLogin, action: ActionName, body: Record<string, unknown> = {}, track?: string): Promise<number> {
    const { seq } = await give(this.parts, this.actor(who), this.caseId, action, { body, ...(track ? { track } : {}) }, this.nextKey());
    return seq;
  }

  /** Evidence to go with an action. @returns its id */
  async document(who: DemoLogin, kind: string): Promise<string> {
    const id = uuidFrom('demo', 'document', this.caseId, String(this.steps), kind);
    await uploadDocument(this.parts, this.actor(who), { id, kind, name: '演示材料.pdf', content: inventedPdf, to: { caseId: this.caseId } });
    return id;
  }

  private async inOfficeHours(time: Instant): Promise<void> {
    const calendar = forRegion(await this.parts.calendar.current(), demoRegions.district);
    await this.to(nextReminderTime(time, 'working', calendar));
  }

  private async to(time: Instant): Promise<void> {
    if (time >= this.present) throw new PresentReached();
    if (time > this.past.now) await this.past.moveTo(time);
  }

  private actor(login: DemoLogin) {
    return actorOf(this.parts.staff[login]);
  }

  private nextKey(): string {
    this.steps += 1;
    return keyOf(this.story.name, this.steps - 1);
  }
}

const HOUR_MS = 3_600_000;
const CALLS_AT: TimeOfDay = '10:20';

function keyOf(story: string, step: number): string {
  return `demo:${story}:${step}`;
}

/** A pair for which policy has no term to come waits for one (E-02). */
function isWithoutTerm(error: unknown): boolean {
  return error instanceof RefusalError && error.refusal.code === 'term.none';
}

/** A story that would begin before the first policy took effect is left out. */
function isBeforePolicies(error: unknown): boolean {
  return error instanceof RefusalError && error.refusal.code === 'policy.unknown';
}

/** A page that says what it is. */
const inventedPdf = Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
4 0 obj<</Length 62>>stream
BT /F1 18 Tf 40 520 Td (Demonstration document, invented) Tj ET
endstream endobj
trailer<</Root 1 0 R>>
%%EOF
`);
