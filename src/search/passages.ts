import type { Attribution } from '../domain/attribution.ts';
import type { Fact, Library } from '../domain/fact.ts';
import { type Quote, quoteAt } from '../domain/quote.ts';
import type { Source } from '../domain/source.ts';
import { type Proposal, proposeStanding } from '../language/cues/propose.ts';
import { plainKey } from '../language/fold.ts';
import { type Sentence, splitSentences } from '../language/sentences.ts';

/** How many sentences back "they" may point. */
const BACK = 3;

/**
 * Sentences of sources on file that no fact rests on: searchable at once, shown as "Not confirmed · Not yet reviewed by the desk"
 * whatever they say (DESIGN.md, "Facts, passages, drafts"). The cues only say who speaks and how; they never set a status. Headings
 * and questions are never facts.
 */
export function passagesOf(library: Library): Fact[] {
  const passages: Fact[] = [];
  const quoted = Map.groupBy(library.facts, (fact) => fact.sourceId);
  for (const source of library.sources) {
    if (source.withdrawn) continue;
    const sentences = splitSentences(source.text);
    const taken = spans(quoted.get(source.id) ?? []);
    for (const [index, sentence] of sentences.entries()) {
      const text = source.text.slice(sentence.start, sentence.end);
      if (sentence.heading || text.endsWith('?')) continue;
      if (overlaps(taken, sentence)) continue;
      const proposal = proposeStanding(text, textBefore(source.text, sentences, index));
      const attribution = attributionOf(proposal, source);
      passages.push({
        ...unreviewed(source, quoteAt(source.text, sentence.start, sentence.end)),
        attribution,
        modality: proposal.modality,
        view: proposal.modality === 'characterisation' ? attribution.as : null,
      });
    }
  }
  return passages;
}

/** A stretch of a source as it stands: nobody's word but the source's, and not reviewed by the desk. */
export function unreviewed(source: Source, quote: Quote): Fact {
  return {
    id: `${source.id}#${quote.start}-${quote.end}`,
    version: source.version,
    topicId: source.topicId,
    sourceId: source.id,
    statement: '',
    quote,
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
  };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The facts' quotes, joined where they overlap, in order. */
function spans(facts: readonly Fact[]): Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of facts.map((fact) => fact.quote).sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** Whether the span shares a character with one of the others, which are in order and apart. */
function overlaps(others: readonly Span[], span: Span): boolean {
  let low = 0;
  let high = others.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((others[middle]?.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  return (others[low]?.start ?? Number.POSITIVE_INFINITY) < span.end;
}

/** The sentences right before one, up to the heading that it stands under; null where there are none. */
function textBefore(text: string, sentences: readonly Sentence[], index: number): string | null {
  const last = sentences[index - 1];
  if (!last || last.heading) return null;
  let first = last;
  for (let i = index - 2; i >= Math.max(0, index - BACK); i--) {
    const earlier = sentences[i];
    if (!earlier || earlier.heading) break;
    first = earlier;
  }
  return text.slice(first.start, last.end);
}

/** Nobody has looked up who this is, so that it has no name's id and counts with its source; what isn't the publisher's own word is relayed. */
function attributionOf({ attribution }: Proposal, source: Source): Attribution {
  const own = source.publisher !== null && attribution.as !== null && plainKey(attribution.as) === plainKey(source.publisher);
  return { ...attribution, by: null, relayed: attribution.kind === 'official-on-record' && !own, originId: source.originId };
}
