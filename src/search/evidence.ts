import type { Answer, Evidence } from '../domain/answer.ts';
import type { Fact, Topic } from '../domain/fact.ts';
import type { Source } from '../domain/source.ts';
import { relativeTimes, timeStanding } from '../domain/window.ts';
import { label, lead, quoteNotes, tail } from '../text/answer.ts';
import type { View } from './view.ts';

/** A fact as it is shown: the quote with everything that must travel with it. `now` is epoch ms. */
export function toEvidence(fact: Fact, view: View, now: number): Evidence {
  const source = view.sourceById.get(fact.sourceId);
  if (!source) throw new Error(`source of ${fact.id} is not in the view`);
  return evidenceFrom(fact, source, view.topicById.get(fact.topicId) ?? null, now);
}

/** A fact as it is shown to those who may see it and its source. `topic` null: nobody's desk has it. `now` is epoch ms. */
export function evidenceFrom(fact: Fact, source: Source, topic: Topic | null, now: number): Evidence {
  const desk = topic?.desk ?? 'the desk';
  const wording = { ...fact, publisher: source.publisher, publishedAt: source.publishedAt, desk };
  return {
    factId: fact.id,
    version: fact.version,
    topicId: fact.topicId,
    sourceId: fact.sourceId,
    text: fact.quote.exact,
    start: fact.quote.start,
    end: fact.quote.end,
    attribution: fact.attribution,
    status: fact.status,
    modality: fact.modality,
    label: label(wording),
    lead: lead(wording),
    tail: tail(wording),
    publisher: source.publisher,
    publishedAt: source.publishedAt,
    retrievedAt: source.retrievedAt,
    asOf: fact.asOf,
    sourceTitle: source.title,
    url: source.url,
    reviewed: fact.reviewed,
    notes: quoteNotes({
      now,
      reviewBy: fact.reviewBy,
      standing: timeStanding(fact.quote.exact, source.publishedAt, fact.validUntil, now),
      publishedAt: source.publishedAt,
      retrievedAt: source.retrievedAt,
      attribution: fact.attribution,
      relative: relativeTimes(fact.quote.exact).map((time) => time.words),
    }),
  };
}

/** An answer made from a view as it is at another moment, `now` in epoch ms: how each quote stands in time, and when it was looked up. */
export function atMoment(answer: Answer, view: View, now: number): Answer {
  const lookedAt = new Date(now).toISOString();
  const anew = (quote: Evidence): Evidence => {
    const fact = view.factById.get(quote.factId);
    return fact ? toEvidence(fact, view, now) : quote;
  };
  if ('quotes' in answer) return { ...answer, lookedAt, quotes: answer.quotes.map(anew) };
  if (answer.outcome !== 'briefing') return { ...answer, lookedAt };
  return { ...answer, lookedAt, sections: answer.sections.map((section) => ({ ...section, quotes: section.quotes.map(anew) })) };
}
