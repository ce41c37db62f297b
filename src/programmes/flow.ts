import type { Span } from '../calendar/span.ts';
import type { Level } from '../cases/actor.ts';
import type { RuleId } from '../refusals/refusal.ts';
import type { Policy } from './policy/shared.ts';
import { CLOSED, targets, TRACKS, type Programme, type StageSpec, type Text } from './programme.ts';

/** Who moves in a step: a level, somebody who helps, or whoever applies. */
export type FlowActor = Level | 'mentor' | 'teacher' | 'applicant';

/** One step of a programme as an applicant sees it before applying. */
export interface FlowStep {
  /** Name of the stage; `apply` and `closed` at the ends. */
  stage: string;
  title: Text;
  kind: StageSpec['kind'] | 'apply' | 'closed';
  who: readonly FlowActor[];
  /** How long it may take, by policy; of what goes on in rounds, how often. */
  within?: Span;
  every?: Span;
  /** The shorter time of the rapid channel, where there is one (B-19). */
  quicker?: Span;
  /** Where it may lead, in the order of the page. */
  next: readonly string[];
  /** What runs beside it. */
  beside: readonly string[];
  /** From here on everybody of the household goes alone. */
  each: boolean;
  rules: readonly RuleId[];
}

/** These go on in rounds: their clock is the time from one to the next, not the time that the step takes. */
const inRounds = new Set<StageSpec['kind']>(['monitoring', 'incomeLedger', 'recheck']);
/** Their clock is that of a follow-up inside the step. */
const untimed = new Set<StageSpec['kind']>(['tutoring']);

/**
 * The way of a programme, from the application to its end, as steps in the order of its page, with who acts, how long
 * policy gives and where each may lead: drawn from the page and the policy that run the cases, so that it cannot say
 * anything else than what happens.
 * @rule B-18
 */
export function flowOf(page: Programme, policy: Policy): FlowStep[] {
  const each = eachAlone(page);
  const steps = Object.entries(page.stages).map(([stage, spec]): FlowStep => {
    const clock = clockOf(spec);
    const span = clock === undefined ? undefined : policy.clocks[clock]?.span;
    const shorter = clock === undefined ? undefined : page.quicker?.clocks[clock];
    const quicker = shorter === undefined ? undefined : policy.clocks[shorter]?.span;
    return {
      stage, title: spec.title, kind: spec.kind, who: actorsOf(spec),
      ...(span && !untimed.has(spec.kind) ? (inRounds.has(spec.kind) ? { every: span } : { within: span }) : {}), ...(quicker ? { quicker } : {}),
      next: nextOf(page, spec), beside: spec.beside ?? [], each: each.has(stage), rules: spec.rules,
    };
  });
  const [rule = 'B-18'] = page.stages[page.first]?.rules ?? [];
  return [
    { stage: 'apply', title: { zh: '申请', en: 'Application' }, kind: 'apply', who: ['applicant'], next: [page.first], beside: [], each: false, rules: [rule] },
    ...steps,
    { stage: CLOSED, title: { zh: '办结', en: 'End' }, kind: 'closed', who: [], next: [], beside: [], each: false, rules: [] },
  ];
}

function clockOf(spec: StageSpec): string | undefined {
  return 'clock' in spec ? spec.clock : undefined;
}

/** Where a step leads, the tracks resolved to the stages that they begin with; a stage that leads nowhere leads to the end. */
function nextOf(page: Programme, spec: StageSpec): string[] {
  const all = [...targets(spec), ...(mayClose(spec) ? [CLOSED] : [])];
  return [...new Set(all.flatMap((to) => (to === TRACKS ? [page.tracks?.first ?? CLOSED] : [to])))];
}

/** Help that ends by itself or by a decision, beside where its page leads. */
function mayClose(spec: StageSpec): boolean {
  return spec.kind === 'followUp' || spec.kind === 'termReview' || (spec.kind === 'review' && spec.refused === undefined);
}

function actorsOf(spec: StageSpec): FlowActor[] {
  switch (spec.kind) {
    case 'plan':
    case 'placement':
    case 'followUp':
      return ['mentor'];
    case 'tutoring':
      return ['teacher'];
    case 'submission':
      return [spec.by, spec.to];
    case 'aid': {
      const higher = Object.keys(spec.higher) as Level[]; // the keys of the table are levels
      return [spec.by, spec.approvedBy, ...higher];
    }
    case 'recheck':
      return [spec.by, spec.reviewedBy];
    default:
      return [spec.by];
  }
}

/** The stages of the people's own tracks: from the first on, and what runs beside. */
function eachAlone({ stages, tracks }: Programme): Set<string> {
  const found = new Set<string>(tracks?.beside);
  const open = tracks ? [tracks.first] : [];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const spec = stages[name];
    if (!spec || found.has(name)) continue;
    found.add(name);
    open.push(...targets(spec));
  }
  return found;
}
