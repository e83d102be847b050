import type { Fact } from '../../domain/fact.ts';
import type { Source } from '../../domain/source.ts';
import type { Lexicon } from '../../language/lexicon.ts';
import { stemOf } from '../../language/stem.ts';
import { tokenize, writtenIn } from '../../language/tokens.ts';

/** A word or number as texts are compared; one object for all places where it is written the same way. */
export interface Term {
  /** The form under which it is indexed. */
  readonly key: string;
  readonly stem: string;
  readonly lower: string;
  readonly isStop: boolean;
  readonly isNumber: boolean;
  /** Begins with a capital letter. */
  readonly isCapital: boolean;
}

/** The words of a text, in order. */
export interface TextTerms {
  readonly terms: readonly Term[];
  /** Where each begins: UTF-16 offsets. */
  readonly starts: Int32Array;
}

/** Some words as a bag, stop words left out. */
export interface Bag {
  /** Key → how often. */
  readonly counts: ReadonlyMap<string, number>;
  readonly stems: ReadonlySet<string>;
  /** How many words. */
  readonly length: number;
}

/** Spellings, and sources, that are kept in memory taken apart. */
const KEPT = { spellings: 100_000, sources: 1_000 } as const;

/** What a word would be of which nothing is left. */
const NOTHING = { lower: '', kind: 'word', capital: false } as const;

/** Takes texts apart for ranking; what was taken apart lately is kept. */
export class TermReader {
  readonly #lexicon: Lexicon;
  readonly #spellings = new Map<string, Term>();
  readonly #sources = new Map<Source, { readonly text: TextTerms; readonly bag: Bag }>();
  readonly #titles = new WeakMap<Source, Bag>();
  readonly #facts = new WeakMap<Fact, TextTerms>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  read(text: string): TextTerms {
    const { words, starts } = writtenIn(text);
    return { terms: words.map((written) => this.#spellings.get(written) ?? this.#spelt(written)), starts: Int32Array.from(starts) };
  }

  #spelt(written: string): Term {
    const [{ lower, kind, capital } = NOTHING] = tokenize(written);
    const key = kind === 'word' ? this.#lexicon.key(lower) : lower;
    const isStop = lower === '' || this.#lexicon.stop.has(lower);
    const term: Term = { key, stem: stemOf(key), lower, isStop, isNumber: kind === 'number', isCapital: capital };
    if (this.#spellings.size >= KEPT.spellings) this.#spellings.clear();
    this.#spellings.set(written, term);
    return term;
  }

  /** A source's words, and all of them as a bag. */
  source(source: Source): { readonly text: TextTerms; readonly bag: Bag } {
    const known = this.#sources.get(source);
    if (known) {
      this.#sources.delete(source);
      this.#sources.set(source, known);
      return known;
    }
    const text = this.read(source.text);
    const made = { text, bag: bagOf(text.terms) };
    this.#sources.set(source, made);
    for (const oldest of this.#sources.keys()) {
      if (this.#sources.size <= KEPT.sources) break;
      this.#sources.delete(oldest);
    }
    return made;
  }

  title(source: Source): Bag {
    const known = this.#titles.get(source) ?? bagOf(this.read(source.title).terms);
    this.#titles.set(source, known);
    return known;
  }

  /** All words that a fact is found by: a passage's own; the desk's about a fact, too. */
  fact(fact: Fact): TextTerms {
    const known =
      this.#facts.get(fact) ??
      this.read(fact.reviewed ? [fact.quote.exact, fact.statement, ...fact.questions].join(' \n ') : fact.quote.exact);
    this.#facts.set(fact, known);
    return known;
  }
}

export function bagOf(terms: Iterable<Term>): Bag {
  const counts = new Map<string, number>();
  const stems = new Set<string>();
  let length = 0;
  for (const { key, stem, isStop } of terms) {
    if (isStop) continue;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    stems.add(stem);
    length++;
  }
  return { counts, stems, length };
}

/** The place of the first word that begins at an offset or behind it. */
export function placeAt({ starts }: TextTerms, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
