import type { Codes } from '../actions.ts';
import type { JobRef } from '../facts.ts';
import type { CallOutcome, Day, FindingKind, PlacementKind, PlannedCall } from '../state.ts';

/** Plan, placement and follow-up of a recognised person. */
export type EmploymentFact =
  | { type: 'plan-recorded'; plan: string }
  | { type: 'agreement-signed'; agreement: string; signedOn: Day; documents: string[] }
  | { type: 'offer-made'; offer: string; vacancy: string }
  | { type: 'offer-accepted'; offer: string }
  | { type: 'offer-refused'; offer: string; counted: number; needed: number; documents: string[] }
  | { type: 'refusal-contested'; offer: string }
  | { type: 'contest-decided'; offer: string; justified: boolean }
  | { type: 'deemed-question-opened'; refusals: number }
  | { type: 'deemed-decided'; deemed: boolean; notifiedOn: Day; documents: string[] }
  | { type: 'placed'; placement: string; kind: PlacementKind; day: Day; offer?: string; documents: string[]; late: boolean }
  | { type: 'job-lost'; job: JobRef }
  | { type: 'clock-paused'; clock: string; reason: string }
  | { type: 'clock-resumed'; clock: string }
  | { type: 'call-planned'; call: string; plan: PlannedCall }
  | { type: 'call-recorded'; call: string; outcome: CallOutcome; plan?: PlannedCall; enteredLate: boolean; answers: Codes<'recordCall'> }
  | { type: 'call-missed'; call: string; plan: PlannedCall }
  | { type: 'unreachable-in-a-row'; times: number }
  | { type: 'finding-opened'; finding: string; kind: FindingKind }
  | { type: 'finding-closed'; finding: string; documents: string[] }
  | { type: 'employment-stable'; job: JobRef; calls: number; months: number }
  | { type: 'service-recorded'; service: string; result: Codes<'recordService'>['result'] }
  | { type: 'satisfaction-recorded'; answer: Codes<'recordSatisfaction'>['answer'] }
  | { type: 'mentor-assigned'; mentor: string; previous?: string }
  | { type: 'category-added'; category: string; documents: string[] };
