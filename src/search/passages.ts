import type { Fact, Library } from '../domain/fact.ts';
import type { Source } from '../domain/source.ts';
import { isQuestion, type Sentence, splitSentences } from '../language/sentences.ts';
import { type Archive, type Archived, type ArchivedSource, NOTHING_ARCHIVED, placeOf, placesIn } from './archive.ts';
import { keyOf } from './bays.ts';
import { areSame, joined } from './lists.ts';
import { narrowFacts } from './narrow.ts';
import { passageAt, sentencesOf } from './passage.ts';

/** None that the desk discarded. */
const NONE: ReadonlySet<string> = new Set();

/** How far a source is read so far, by its id: an offset into its text (UTF-16 units); one that isn't in it is read to its end. */
export type ReadTo = ReadonlyMap<string, number>;

const ALL: ReadTo = new Map();

const NO: readonly never[] = [];

/** The passages of a library, as they are searched. */
export interface PassageLists {
  /** Of each source in memory that has any, in the library's order; the very same list as long as nothing in it changes. */
  readonly lists: readonly (readonly Fact[])[];
  /** The sources that are searched in the archive. */
  readonly archived: readonly Archived[];
}

/**
 * Sentences of sources on file that no fact rests on which all may see who see the source: searchable at once, shown as
 * "Not confirmed · Not yet reviewed by the desk" whatever they say (DESIGN.md, "Facts, passages, drafts"). The cues only say who
 * speaks and how; they never set a status. Headings and questions are never facts. Those whose ids are in `closed` are left out, and those
 * beyond what is read so far. The same sentence of the same source is the very same object each time. What the archive has as it stands
 * on file is searched there.
 */
export function passageLists(
  library: Library,
  closed: ReadonlySet<string> = NONE,
  readTo: ReadTo = ALL,
  { sources: archive }: Pick<Archive, 'sources'> = NOTHING_ARCHIVED,
): PassageLists {
  const narrow = narrowFacts(library);
  const plain = library.facts.filter((fact) => !fact.gone && !narrow.get(fact.sourceId)?.includes(fact));
  const quoted = Map.groupBy(plain, (fact) => fact.sourceId);
  const discarded = Map.groupBy(closed, (id) => placeOf(id)?.sourceId ?? '');
  const lists: (readonly Fact[])[] = [];
  const archived: Archived[] = [];
  for (const source of library.sources) {
    if (source.withdrawn || source.unusable) continue;
    const [facts, ids] = [quoted.get(source.id) ?? NO, discarded.get(source.id) ?? NO];
    const entry = archive.get(source.id);
    if (entry && entry.version === source.version && entry.gates === keyOf(source.gates)) {
      archived.push(asArchived(source, entry, facts, ids));
      continue;
    }
    const list = untaken(source, facts, ids, readTo.get(source.id) ?? source.text.length);
    if (list.length > 0) lists.push(list);
  }
  return { lists, archived };
}

/** All passages of a library, in one list. */
export const passagesOf = (library: Library, closed?: ReadonlySet<string>): Fact[] => joined(passageLists(library, closed).lists);

/** What was made of a source. */
interface Cut {
  readonly sentences: readonly Sentence[];
  /** By the sentence's index; made when no fact takes it for the first time. null: a heading or question. */
  readonly made: (Fact | null)[];
  /** Those that quoted it when `passages` were picked. */
  facts: readonly Fact[];
  /** Ids of those that were discarded then. */
  closed: readonly string[];
  /** How far it was read then. */
  to: number;
  passages: readonly Fact[];
}

const cuts = new WeakMap<Source, Cut>();

/** The source's passages up to an offset, picked anew only where other facts quote it than last time, or it is read further. */
function untaken(source: Source, facts: readonly Fact[], closed: readonly string[], to: number): readonly Fact[] {
  const known = cuts.get(source);
  if (known && known.to === to && areSame(known.facts, facts) && areSame(known.closed, closed)) return known.passages;
  const cut: Cut = known ?? { sentences: sentencesOf(source), made: [], facts, closed, to, passages: [] };
  const taken = spans(facts.map(({ quote }) => quote));
  cut.facts = facts;
  cut.closed = closed;
  cut.to = to;
  cut.passages = cut.sentences.flatMap((sentence, index) => {
    if (sentence.end > to || overlaps(taken, sentence)) return [];
    const made = cut.made[index];
    const passage = made === undefined ? toPassage(source, cut.sentences, index) : made;
    cut.made[index] = passage;
    return passage === null || closed.includes(passage.id) ? [] : passage;
  });
  cuts.set(source, cut);
  return cut.passages;
}

interface Taken {
  readonly archived: Archived;
  readonly facts: readonly Fact[];
  readonly closed: readonly string[];
}

const takenFrom = new WeakMap<ArchivedSource, Taken>();

/** The very same object as long as the same facts rest on the source, and the same passages are discarded. */
function asArchived(source: Source, entry: ArchivedSource, facts: readonly Fact[], closed: readonly string[]): Archived {
  const known = takenFrom.get(entry);
  if (known && known.archived.source === source && areSame(known.facts, facts) && areSame(known.closed, closed)) return known.archived;
  const taken = spans([...facts.map(({ quote }) => quote), ...closed.flatMap((id) => placeOf(id) ?? [])]);
  const archived: Archived = { source, entry, gone: placesIn(entry, (span) => overlaps(taken, span)) };
  takenFrom.set(entry, { archived, facts, closed });
  return archived;
}

/** Where the passages of a source stand, whatever rests on them, in order. */
export const passageSpans = ({ text }: Pick<Source, 'text'>): readonly Span[] =>
  splitSentences(text).filter((sentence) => isPassage(text, sentence));

/** Whether a sentence states anything: a heading or a question doesn't. */
const isPassage = (text: string, { start, end, kind }: Sentence): boolean => kind === 'sentence' && !isQuestion(text.slice(start, end));

function toPassage(source: Source, sentences: readonly Sentence[], index: number): Fact | null {
  const sentence = sentences[index];
  return sentence && isPassage(source.text, sentence) ? passageAt(source, sentence.start, sentence.end) : null;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Stretches joined where they overlap, in order. */
function spans(all: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of all.toSorted((a, b) => a.start - b.start)) {
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
