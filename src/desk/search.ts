import type { Fact } from '../domain/fact.ts';
import { readQuestion } from '../language/question/read.ts';
import type { Part } from '../language/question/types.ts';
import { supersededBy } from '../search/conflicts.ts';
import { findPart } from '../search/find-part.ts';
import type { Finding } from '../search/finding.ts';
import { type Judged, judgePart } from '../search/judge.ts';
import type { View } from '../search/view.ts';

/** A fact or passage that a question brings up. */
export interface Hit {
  readonly fact: Fact;
  /** 0..1, for ranking only: within a tier (lead, other answers, near) by the judge's own score. */
  readonly score: number;
  readonly answers: boolean;
}

export interface SearchResult {
  /** Best first; none is on hold, withdrawn or superseded. */
  readonly hits: readonly Hit[];
  /**
   * 0..1: the share of the question, weighted by the rarity of its words, that the first hit covers; 0 where nothing is found. It rises
   * with that share and with nothing else.
   */
  readonly confidence: number;
  /** Whether the judge takes anything on file for an answer to a part of the question, an absence included. */
  readonly answered: boolean;
}

interface SearchRequest {
  readonly question: string;
  readonly view: View;
  readonly topicId: string | null;
  readonly limit: number;
}

const TIERS = { lead: 2, answer: 1, near: 0 } as const;
const ANSWERS: ReadonlySet<Finding['kind']> = new Set(['found', 'disputed', 'not-known']);

interface Ranked {
  readonly fact: Fact;
  readonly tier: number;
  readonly score: number;
  readonly share: number;
}

/** Ranks what is on file for a question, without composing an answer. Pure: equal requests give equal results. */
export function search({ question, view, topicId, limit }: SearchRequest): SearchResult {
  const ranked = readQuestion(question, view.room).parts.flatMap((part) => rankPart(part, view, topicId));
  const best = new Map<Fact, Ranked>();
  for (const each of ranked) {
    const known = best.get(each.fact);
    if (!known || known.tier < each.tier || (known.tier === each.tier && known.score < each.score)) best.set(each.fact, each);
  }
  const sorted = [...best.values()].sort((a, b) => b.tier - a.tier || b.score - a.score || compare(a.fact.id, b.fact.id));
  return {
    hits: sorted
      .slice(0, limit)
      .map(({ fact, tier, score }) => ({ fact, score: rounded((tier + score / (1 + score)) / 3), answers: tier > TIERS.near })),
    confidence: rounded(Math.min(1, sorted[0]?.share ?? 0)),
    answered: sorted.some(({ tier }) => tier > TIERS.near),
  };
}

function rankPart(part: Part, view: View, topicId: string | null): Ranked[] {
  const { kind, facts } = findPart(part, view, topicId);
  const answering = ANSWERS.has(kind) ? facts : [];
  const newer = supersededBy(view);
  const tier = (fact: Fact): number => (fact === answering[0] ? TIERS.lead : answering.includes(fact) ? TIERS.answer : TIERS.near);
  return judgePart(part, view, topicId)
    .filter(
      ({ profile: { fact }, share }) =>
        (share > 0 || answering.includes(fact)) && fact.status !== 'held' && fact.status !== 'withdrawn' && !newer.has(fact.id),
    )
    .map(({ profile: { fact }, score, share }: Judged) => ({ fact, tier: tier(fact), score: Math.max(0, score), share }));
}

/** Four digits are more than any score means. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
