import type { Fact, FactType } from '../../cases/facts.ts';
import { aidSentences } from './facts/aid.ts';
import { anyCaseSentences } from './facts/anyCase.ts';
import { approvalSentences } from './facts/approval.ts';
import { employmentSentences } from './facts/employment.ts';
import { exitSentences } from './facts/exit.ts';
import { monitoringSentences } from './facts/monitoring.ts';
import { tutoringSentences } from './facts/tutoring.ts';
import { reliefSentences } from './facts/relief.ts';
import type { Names } from './facts/sentence.ts';
import type { Text } from './text.ts';

export type { Names } from './facts/sentence.ts';

/** One sentence for every kind of fact, for the timeline. */
const sentences: { [T in FactType]: (fact: Extract<Fact, { type: T }>, names: Names) => Text } = { ...approvalSentences, ...employmentSentences, ...monitoringSentences, ...tutoringSentences, ...aidSentences, ...reliefSentences, ...exitSentences, ...anyCaseSentences };

export function factText<T extends FactType>(fact: Extract<Fact, { type: T }>, names: Names): Text {
  const sentence: (fact: Extract<Fact, { type: T }>, names: Names) => Text = sentences[fact.type as T]; // the table has one entry for each type
  return sentence(fact, names);
}
