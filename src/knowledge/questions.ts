import type { Outcome } from '../domain/answer.ts';
import { fullId } from './ids.ts';
import type { QUESTION_KINDS, QUESTION_PREMISES, QUESTION_SETS, QuestionFields } from './schema.ts';

/** A question of a topic's own test, and what must come back (knowledge/README.md, "questions.yaml"). */
export interface TopicQuestion {
  /** `topic/slug`. */
  readonly id: string;
  readonly topicId: string;
  /** `tune` is run by check, `held-out` only by `npm run heldout`. */
  readonly set: (typeof QUESTION_SETS)[number];
  readonly kind: (typeof QUESTION_KINDS)[number];
  /** What was asked before, in order. */
  readonly after: readonly string[];
  readonly ask: string;
  /** Any of these is right; at least one. */
  readonly outcomes: readonly Outcome[];
  /** Full fact ids, any of which may be the first quote; empty where no quote comes. */
  readonly lead: readonly string[];
  /** Full fact ids that must be among the quotes. */
  readonly also: readonly string[];
  /** Full fact ids that must not be the first quote. */
  readonly never: readonly string[];
  readonly premise: (typeof QUESTION_PREMISES)[number] | null;
}

/** A question as the file has it, with its references as full ids. */
export function toQuestion(topicId: string, fields: QuestionFields): TopicQuestion {
  const full = (references: readonly string[]): string[] => references.map((reference) => fullId(topicId, reference));
  return {
    id: fullId(topicId, fields.id),
    topicId,
    set: fields.set,
    kind: fields.kind,
    after: fields.after,
    ask: fields.ask,
    outcomes: fields.outcome,
    lead: full(fields.lead),
    also: full(fields.also),
    never: full(fields.never),
    premise: fields.premise ?? null,
  };
}
