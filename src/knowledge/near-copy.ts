import type { Fact } from '../domain/fact.ts';
import type { TopicQuestion } from './questions.ts';

/** A test question that is nearly one of the fact's own sample questions: the sample would give the test away. */
export interface NearCopy {
  readonly questionId: string;
  readonly factId: string;
  /** The fact's sample question. */
  readonly sample: string;
  /** Shared content words over all content words of the two (Jaccard), above .6 and at most 1. */
  readonly similarity: number;
}

/** Above this share of common content words two questions count as copies. */
const NEAR = 0.6;

/**
 * Every pair of a test question and a fact's sample question that are near copies, in the order of the questions, then of the facts.
 * `contentWords` gives a question's content words in a form in which equal words are equal.
 */
export function nearCopies(
  questions: readonly Pick<TopicQuestion, 'id' | 'ask'>[],
  facts: readonly Pick<Fact, 'id' | 'questions'>[],
  contentWords: (text: string) => ReadonlySet<string>,
): NearCopy[] {
  const samples = facts.flatMap((fact) => fact.questions.map((sample) => ({ factId: fact.id, sample, words: contentWords(sample) })));
  return questions.flatMap((question) => {
    const words = contentWords(question.ask);
    return samples.flatMap(({ factId, sample, words: others }) => {
      const similarity = jaccard(words, others);
      return similarity > NEAR ? [{ questionId: question.id, factId, sample, similarity }] : [];
    });
  });
}

/** 0 where both are empty: two questions without content words say nothing about each other. */
function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = a.intersection(b).size;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}
