import type { NameTable } from '../language/names.ts';
import { KEY, WORD } from './archive.ts';
import type { ArchivedBay } from './archived-bay.ts';
import type { Candidate, Engine } from './engine.ts';
import { highest } from './highest.ts';

/** Of BM25+, as the index in memory has them. A term is counted once in a passage: sentences hardly have one twice. */
const BM25 = { k: 1.2, b: 0.7, d: 0.5 } as const;

/** What brings up candidates among archived passages of bays that stand together. */
export class ArchiveShelf implements Engine {
  readonly documents: number;
  readonly terms: number;
  readonly isShut: boolean;
  readonly #bays: readonly ArchivedBay[];
  readonly #named = new Map<string, readonly Uint32Array[]>();
  readonly #spellings: ReadonlyMap<string, readonly string[]>;

  /** `isShut`: all of the bays stand behind gates. */
  constructor(bays: readonly ArchivedBay[], table: NameTable, isShut: boolean) {
    this.#bays = bays;
    this.isShut = isShut;
    this.documents = sum(bays, ({ documents }) => documents);
    this.terms = sum(bays, ({ terms }) => terms);
    this.#spellings = new Map(table.names.map(({ id, name, aliases }) => [`#${id}`, [name, ...aliases]]));
  }

  readonly frequency = (term: string): number => sum(this.#having(term), ({ length }) => length);

  readonly knows = (word: string): boolean => this.#bays.some((bay) => bay.having(WORD + word).length > 0);

  readonly words = (): Iterable<string> => new Set(this.#bays.flatMap((bay) => [...bay.words()]));

  readonly find = (id: string) => {
    for (const bay of this.#bays) {
      const found = bay.find(id);
      if (found) return found;
    }
    return null;
  };

  /** The best `limit`, best first; of equally good ones those first that were archived first. */
  readonly candidates = (terms: ReadonlyMap<string, number>, limit: number): readonly Candidate[] => {
    const average = this.terms / Math.max(1, this.documents);
    const weighed = [...terms].map(([term, weight]) => {
      const numbers = this.#having(term);
      const frequency = sum(numbers, ({ length }) => length);
      return { numbers, weight: weight * Math.log(1 + (this.documents - frequency + 0.5) / (frequency + 0.5)) };
    });
    return this.#bays
      .flatMap((bay, nth) => {
        const scores = new Float32Array(bay.end);
        for (const { numbers, weight } of weighed)
          for (const number of numbers[nth] ?? []) scores[number] = (scores[number] as number) + weight;
        for (let number = 0; number < scores.length; number++) {
          const score = scores[number] as number;
          if (score > 0) scores[number] = score * lengthFactor(bay.length(number) / average);
        }
        return highest(scores, limit).flatMap((number) => {
          const fact = bay.passage(number);
          return fact ? [{ fact, score: scores[number] as number }] : [];
        });
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
  };

  /**
   * By bay, the numbers of the passages that have an index key. A name counts where all words of one of its spellings stand in the same
   * passage.
   */
  #having(term: string): readonly Uint32Array[] {
    const spellings = this.#spellings.get(term);
    if (!spellings) return this.#bays.map((bay) => bay.having(KEY + term));
    const known = this.#named.get(term);
    if (known) return known;
    const found = this.#bays.map((bay) => Uint32Array.from(new Set(spellings.flatMap((spelling) => [...bay.havingAll(spelling)]))).sort());
    this.#named.set(term, found);
    return found;
  }
}

const lengthFactor = (relative: number): number => BM25.d + (1 + BM25.k) / (1 + BM25.k * (1 - BM25.b + BM25.b * relative));

const sum = <T>(list: readonly T[], of: (each: T) => number): number => list.reduce((total, each) => total + of(each), 0);
