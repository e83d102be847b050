import { type Answer, type Evidence, quotesOf } from '../domain/answer.ts';
import { RENDER_TEXT } from '../text/render.ts';
import type { SearchResult } from './search.ts';

/** What the asker of a batch calls a question; null outside batches. */
export type BatchId = string | number | null;

/**
 * An answer as `ask --json` prints it (docs/commands.md): the same keys in every outcome, in this order.
 * `render` makes `text`, the whole answer as the console prints it without colour.
 */
export function answerAsJson(answer: Answer, id: BatchId, render: (answer: Answer) => string) {
  const quotes = quotesOf(answer);
  return {
    id,
    question: answer.question,
    outcome: answer.outcome,
    status: quotes.length > 0 && 'status' in answer ? answer.status : null,
    topic: answer.topicId,
    quotes: quotes.map(quoteAsJson),
    related: answer.related.map(({ factId, statement }) => ({ factId, statement })),
    choices: answer.outcome === 'which' ? answer.choices.map(({ label, question }) => ({ label, question })) : [],
    premise: answer.premise && { status: answer.premise.status, factIds: answer.premise.factIds },
    missing: 'missing' in answer ? answer.missing : [],
    notes: answer.notes,
    why: answer.why,
    lookedAt: answer.lookedAt,
    text: render(answer),
  };
}

function quoteAsJson(quote: Evidence) {
  return {
    factId: quote.factId,
    version: quote.version,
    sourceId: quote.sourceId,
    text: quote.text,
    start: quote.start,
    end: quote.end,
    attribution: quote.attribution.as ?? RENDER_TEXT.nobody(quote.attribution),
    relayed: quote.attribution.relayed,
    status: quote.status,
    modality: quote.modality,
    publisher: quote.publisher,
    publishedAt: quote.publishedAt,
    asOf: quote.asOf,
    reviewed: quote.reviewed,
  };
}

/** A search as `search --json` prints it. */
export function searchAsJson({ hits, confidence, answered }: SearchResult, id: BatchId) {
  return {
    id,
    hits: hits.map(({ fact, score }) => ({ factId: fact.id, sourceId: fact.sourceId, quote: fact.quote.exact, score })),
    confidence,
    answered,
  };
}
