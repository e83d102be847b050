import type { Attribution } from '../domain/attribution.ts';
import type { Fact, Library } from '../domain/fact.ts';
import { type Quote, quoteAt } from '../domain/quote.ts';
import type { Source } from '../domain/source.ts';
import { type Proposal, proposeStanding } from '../language/cues/propose.ts';
import { plainKey } from '../language/fold.ts';
import { type Sentence, splitSentences } from '../language/sentences.ts';
import { areSame, joined } from './lists.ts';
import { narrowFacts } from './narrow.ts';

/** How many sentences back "they" may point. */
const BACK = 3;

/** None that the desk discarded. */
const NONE: ReadonlySet<string> = new Set();

/** How far a source is read so far, by its id: an offset into its text (UTF-16 units); one that isn't in it is read to its end. */
export type ReadTo = ReadonlyMap<string, number>;

const ALL: ReadTo = new Map();

/**
 * Sentences of sources on file that no fact rests on which all may see who see the source: searchable at once, shown as
 * "Not confirmed · Not yet reviewed by the desk" whatever they say (DESIGN.md, "Facts, passages, drafts"). The cues only say who
 * speaks and how; they never set a status. Headings and questions are never facts. Those whose ids are in `closed` are left out, and those
 * beyond what is read so far. The same sentence of the same source is the very same object each time.
 */
export function passagesOf(library: Library, closed: ReadonlySet<string> = NONE, readTo: ReadTo = ALL): Fact[] {
  const narrow = narrowFacts(library);
  const plain = narrow.size === 0 ? library.facts : library.facts.filter((fact) => !narrow.get(fact.sourceId)?.includes(fact));
  const quoted = Map.groupBy(plain, (fact) => fact.sourceId);
  const passages = joined(
    library.sources.map((source) =>
      source.withdrawn ? [] : untaken(source, quoted.get(source.id) ?? [], readTo.get(source.id) ?? source.text.length),
    ),
  );
  return closed.size === 0 ? passages : passages.filter((passage) => !closed.has(passage.id));
}

/** What was made of a source. */
interface Cut {
  readonly sentences: readonly Sentence[];
  /** By the sentence's index; made when no fact takes it for the first time. null: a heading or question. */
  readonly made: (Fact | null)[];
  /** Those that quoted it when `passages` were picked. */
  facts: readonly Fact[];
  /** How far it was read then. */
  to: number;
  passages: readonly Fact[];
}

const cuts = new WeakMap<Source, Cut>();

/** The source's passages up to an offset, picked anew only where other facts quote it than last time, or it is read further. */
function untaken(source: Source, facts: readonly Fact[], to: number): readonly Fact[] {
  const known = cuts.get(source);
  if (known && known.to === to && areSame(known.facts, facts)) return known.passages;
  const cut: Cut = known ?? { sentences: splitSentences(source.text), made: [], facts, to, passages: [] };
  const taken = spans(facts);
  cut.facts = facts;
  cut.to = to;
  cut.passages = cut.sentences.flatMap((sentence, index) => {
    if (sentence.end > to || overlaps(taken, sentence)) return [];
    const made = cut.made[index];
    const passage = made === undefined ? toPassage(source, cut.sentences, index) : made;
    cut.made[index] = passage;
    return passage ?? [];
  });
  cuts.set(source, cut);
  return cut.passages;
}

function toPassage(source: Source, sentences: readonly Sentence[], index: number): Fact | null {
  const sentence = sentences[index];
  if (!sentence || sentence.heading) return null;
  const text = source.text.slice(sentence.start, sentence.end);
  if (text.endsWith('?')) return null;
  const proposal = proposeStanding(text, textBefore(source.text, sentences, index));
  const attribution = attributionOf(proposal, source);
  return {
    ...unreviewed(source, quoteAt(source.text, sentence.start, sentence.end)),
    attribution,
    modality: proposal.modality,
    view: proposal.modality === 'characterisation' ? attribution.as : null,
  };
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
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of facts.map((fact) => fact.quote).sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
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
