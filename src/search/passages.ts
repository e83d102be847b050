import type { Fact, Library } from '../domain/fact.ts';
import { quoteAt } from '../domain/quote.ts';
import { splitSentences } from '../language/sentences.ts';

/**
 * Sentences of sources on file that no fact rests on: searchable at once, shown as "Not confirmed · Not yet reviewed by the desk"
 * whatever they say (DESIGN.md, "Facts, passages, drafts"). Headings and questions are never facts.
 */
export function passagesOf(library: Library): Fact[] {
  const passages: Fact[] = [];
  const quoted = Map.groupBy(library.facts, (fact) => fact.sourceId);
  for (const source of library.sources) {
    if (source.withdrawn) continue;
    for (const sentence of splitSentences(source.text)) {
      const text = source.text.slice(sentence.start, sentence.end);
      if (sentence.heading || text.endsWith('?')) continue;
      if (quoted.get(source.id)?.some((fact) => fact.quote.start < sentence.end && sentence.start < fact.quote.end)) continue;
      passages.push({
        id: `${source.id}#${sentence.start}-${sentence.end}`,
        version: source.version,
        topicId: source.topicId,
        sourceId: source.id,
        statement: '',
        quote: quoteAt(source.text, sentence.start, sentence.end),
        attribution: { kind: 'unattributed', as: null, by: null, relayed: false, inherited: false, originId: source.originId },
        status: 'unconfirmed',
        proposedStatus: null,
        approvals: [],
        modality: 'fact',
        view: null,
        answers: null,
        scope: null,
        links: [],
        names: [],
        questions: [],
        asOf: null,
        validUntil: null,
        reviewBy: null,
        statusReason: null,
        statusAt: null,
        reviewed: false,
        gates: source.gates,
      });
    }
  }
  return passages;
}
