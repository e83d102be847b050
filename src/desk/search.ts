import type { Fact } from '../domain/fact.ts';
import { readQuestion } from '../language/question/read.ts';
import { supersededBy } from '../search/conflicts.ts';
import { findPart } from '../search/find-part.ts';
import type { Finding } from '../search/finding.ts';
import { THRESHOLD } from '../search/rank/coefficients.ts';
import { rank } from '../search/rank/rank.ts';
import type { View } from '../search/view.ts';

/** A fact or passage that a question brings up. */
export interface Hit {
  readonly fact: Fact;
  /** 0..1, for ranking only. */
  readonly score: number;
  readonly answers: boolean;
}

export interface SearchResult {
  /** Best first; none is on hold, withdrawn or superseded. Published facts that answer stand before all else. */
  readonly hits: readonly Hit[];
  /**
   * 0..1: how likely the first hit answers the question, by the one model for everything on file; from its threshold on it is taken for an
   * answer. Of a published fact the judge's word says on which side of the threshold it is. 0 where nothing is found.
   */
  readonly confidence: number;
  readonly answered: boolean;
}

interface SearchRequest {
  readonly question: string;
  readonly view: View;
  readonly topicId: string | null;
  readonly limit: number;
  /** Epoch ms. */
  readonly now: number;
}

const ANSWERS: ReadonlySet<Finding['kind']> = new Set(['found', 'disputed', 'not-known']);

/** Ranks what is on file for a question, without composing an answer. Pure: equal requests give equal results. */
export function search({ question, view, now, topicId, limit }: SearchRequest): SearchResult {
  const { parts, corrected } = readQuestion(question, view.room);
  const spelt = corrected.reduce((text, { from, to }) => text.replace(from, () => to), question);
  const newer = supersededBy(view);
  const usable = (fact: Fact) =>
    (topicId === null || fact.topicId === topicId) && fact.status !== 'held' && fact.status !== 'withdrawn' && !newer.has(fact.id);
  const answering = new Set(
    parts
      .map((part) => findPart(part, view, topicId, now))
      .flatMap(({ kind, facts }) => (ANSWERS.has(kind) ? facts.filter((fact) => fact.reviewed && usable(fact)) : [])),
  );
  const { ranked, confidence } = rank(spelt, view, now, usable);
  const all = [...answering, ...ranked.flatMap(({ fact }) => (answering.has(fact) ? [] : fact))];
  const [first] = all;
  const sure = first ? asJudged(confidence, first, answering) : 0;
  return {
    hits: all.slice(0, limit).map((fact, at) => ({
      fact,
      score: rounded(1 - at / (all.length + 1)),
      answers: answering.has(fact) || (fact === first && sure >= THRESHOLD),
    })),
    confidence: rounded(sure),
    answered: sure >= THRESHOLD,
  };
}

/** What the desk published is an answer where the judge says so, and none where it doesn't. */
function asJudged(confidence: number, first: Fact, answering: ReadonlySet<Fact>): number {
  if (answering.has(first)) return THRESHOLD + (1 - THRESHOLD) * confidence;
  return first.reviewed ? THRESHOLD * confidence : confidence;
}

/** Four digits are more than any score means. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
