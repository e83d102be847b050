import type { Fact } from '../domain/fact.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { type Archive, type Archived, KEY, placeOf, placesIn, SPAN, WORD } from './archive.ts';
import { plainTerms } from './index-terms.ts';
import { passageAt } from './passage.ts';

/** Numbers of passages that are kept for terms that were looked up, all together: some 8 MB. */
const KEPT = { numbers: 2_000_000, passages: 20_000 } as const;

const NOWHERE = -1;

/** The archived passages behind the same gates, as they are on file: those of some sources, without those that are gone. */
export class ArchivedBay {
  readonly documents: number;
  readonly terms: number;
  /** Whether all that the archive has behind these gates is among the sources. */
  readonly #isWhole: boolean;
  readonly #archive: Archive;
  readonly #gates: string;
  readonly #lexicon: Lexicon;
  readonly #sources: readonly Archived[];
  readonly #bySource: ReadonlyMap<string, Archived>;
  /** By a passage's number: which of the sources it is from. */
  readonly #sourceAt: Int32Array;
  readonly #lengths: Uint16Array;
  /** Least lately used first. */
  readonly #having = new Map<string, Uint32Array>();
  #kept = 0;
  readonly #passages = new Map<number, Fact>();
  /** Words that stand in passages that are gone, and nowhere else here; made when they are needed. */
  #lost: ReadonlySet<string> | null = null;

  /** `sources`: all of them behind `gates`. */
  constructor(sources: readonly Archived[], gates: string, archive: Archive, lexicon: Lexicon) {
    this.#archive = archive;
    this.#gates = gates;
    this.#lexicon = lexicon;
    this.#sources = sources;
    this.#bySource = new Map(sources.map((each) => [each.source.id, each]));
    const all = archivedBehind(archive, gates);
    this.#isWhole = sources.every(({ entry }) => all.has(entry)) && sources.length === all.size;
    const end = Math.max(0, ...sources.map(({ entry: { first, spans } }) => first + spans.length / SPAN));
    this.#sourceAt = new Int32Array(end).fill(NOWHERE);
    this.#lengths = new Uint16Array(end);
    let [documents, terms] = [0, 0];
    for (const [nth, { entry, gone }] of sources.entries()) {
      const taken = new Set(gone);
      const count = entry.spans.length / SPAN;
      for (let at = 0; at < count; at++) {
        if (taken.has(at)) continue;
        const length = entry.spans[at * SPAN + 2] ?? 0;
        this.#sourceAt[entry.first + at] = nth;
        this.#lengths[entry.first + at] = length;
        documents++;
        terms += length;
      }
    }
    this.documents = documents;
    this.terms = terms;
  }

  /** One more than the highest number of a passage. */
  get end(): number {
    return this.#sourceAt.length;
  }

  /** How many terms the passage of a number has. */
  length(number: number): number {
    return this.#lengths[number] ?? 0;
  }

  /** The numbers, in order, of the passages that have a marked term. */
  having(term: string): Uint32Array {
    const known = this.#having.get(term);
    const found = known ?? this.#archive.having(this.#gates, term).filter((number) => this.#isHere(number));
    this.#having.delete(term);
    this.#having.set(term, found);
    if (!known) this.#kept += found.length + 1;
    for (const [oldest, { length }] of this.#having) {
      if (this.#kept <= KEPT.numbers) break;
      this.#having.delete(oldest);
      this.#kept -= length + 1;
    }
    return found;
  }

  /** The words as written that stand here. */
  *words(): Iterable<string> {
    const lost = this.#lostWords();
    for (const word of this.#archive.words(this.#gates))
      if (this.#isWhole ? !lost.has(word) : this.having(WORD + word).length > 0) yield word;
  }

  /** The passage of a number; null: there is none. The very same object while it is kept. */
  passage(number: number): Fact | null {
    const known = this.#passages.get(number);
    const place = this.#sourceAt[number] ?? NOWHERE;
    if (known || place === NOWHERE) return known ?? null;
    const { source, entry } = this.#sources[place] as Archived;
    const at = (number - entry.first) * SPAN;
    const passage = passageAt(source, entry.spans[at] ?? 0, entry.spans[at + 1] ?? 0);
    if (this.#passages.size >= KEPT.passages) this.#passages.clear();
    this.#passages.set(number, passage);
    return passage;
  }

  /** The passage of that id; null: there is none. */
  find(id: string): Fact | null {
    const place = placeOf(id);
    const archived = place && this.#bySource.get(place.sourceId);
    if (!archived) return null;
    const [at] = placesIn(archived.entry, ({ start, end }) => start === place.start && end === place.end);
    return at === undefined ? null : this.passage(archived.entry.first + at);
  }

  /** The numbers, in order, of the passages that have all words of a text; none where it has none but stop words. */
  havingAll(text: string): Uint32Array {
    const keys = [...new Set(plainTerms(text, this.#lexicon).keys)];
    const [rarest, ...others] = keys.map((key) => this.having(KEY + key)).sort((a, b) => a.length - b.length);
    if (!rarest) return NONE;
    const rest = others.map((numbers) => new Set(numbers));
    return rarest.filter((number) => rest.every((numbers) => numbers.has(number)));
  }

  #isHere(number: number): boolean {
    return (this.#sourceAt[number] ?? NOWHERE) !== NOWHERE;
  }

  #lostWords(): ReadonlySet<string> {
    if (this.#lost) return this.#lost;
    const words = this.#sources.flatMap(({ source, entry: { spans }, gone }) =>
      gone.flatMap((at) => plainTerms(source.text.slice(spans[at * SPAN], spans[at * SPAN + 1]), this.#lexicon).words),
    );
    this.#lost = new Set(words.filter((word) => this.having(WORD + word).length === 0));
    return this.#lost;
  }
}

const NONE = new Uint32Array(0);

type Sources = Archive['sources'];

const divided = new WeakMap<Sources, Map<string, Set<unknown>>>();

/** What the archive has behind gates. */
function archivedBehind({ sources }: Archive, gates: string): ReadonlySet<unknown> {
  let known = divided.get(sources);
  if (!known) {
    known = new Map();
    for (const entry of sources.values()) known.set(entry.gates, (known.get(entry.gates) ?? new Set()).add(entry));
    divided.set(sources, known);
  }
  return known.get(gates) ?? EMPTY;
}

const EMPTY: ReadonlySet<unknown> = new Set();
