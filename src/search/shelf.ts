import MiniSearch from 'minisearch';
import { gateKey } from '../domain/audience.ts';
import type { Fact } from '../domain/fact.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { NameTable } from '../language/names.ts';
import type { Candidate, Engine } from './engine.ts';
import { indexTerms } from './index-terms.ts';
import { count, difference, joined } from './lists.ts';

interface Document {
  readonly id: number;
  readonly text: string;
}

/**
 * The engine that holds all of it in memory. It can be filled anew: only what changed is indexed. All of it is indexed with the same
 * lexicon and names.
 */
export class IndexedShelf implements Engine {
  readonly #factById = new Map<string, Fact>();
  /** Index key → in how many facts it stands. */
  readonly #frequency = new Map<string, number>();
  /** Word as written, lower case → how often it is. */
  readonly #words = new Map<string, number>();
  #terms = 0;
  readonly #lexicon: Lexicon;
  readonly #table: NameTable;
  readonly #index = new MiniSearch<Document>({
    fields: ['text'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => (term === '' ? null : term),
  });
  #lists: readonly (readonly Fact[])[] = [];
  #facts: readonly Fact[] | null = [];
  /** The index's ids: it is slower with objects for them. None is used twice. */
  readonly #numbers = new Map<Fact, number>();
  readonly #numbered = new Map<number, Fact>();
  #next = 0;

  constructor(lexicon: Lexicon, table: NameTable) {
    this.#lexicon = lexicon;
    this.#table = table;
  }

  /** All that stands on it, in order. */
  get facts(): readonly Fact[] {
    this.#facts ??= joined(this.#lists);
    return this.#facts;
  }

  get documents(): number {
    return this.#numbers.size;
  }

  get terms(): number {
    return this.#terms;
  }

  get isShut(): boolean {
    return this.documents > 0 && this.facts.every(({ gates }) => gates.length > 0 && gateKey(gates) !== '');
  }

  /** From now on these stand on it, in this order. A list is taken for unchanged where it is the very same object, and so is a fact. */
  put(lists: readonly (readonly Fact[])[]): void {
    const changed = difference(this.#lists, lists);
    const { gone, come } = difference(joined(changed.gone), joined(changed.come));
    this.#index.removeAll(gone.map((fact) => this.#letGo(fact)));
    this.#index.addAll(come.map((fact) => this.#takeIn(fact)));
    if (changed.gone.length + changed.come.length > 0 || lists.some((list, at) => list !== this.#lists[at])) this.#facts = null;
    this.#lists = lists;
  }

  readonly frequency = (term: string): number => this.#frequency.get(term) ?? 0;

  readonly knows = (word: string): boolean => this.#words.has(word);

  readonly words = (): Iterable<string> => this.#words.keys();

  readonly find = (id: string): Fact | null => this.#factById.get(id) ?? null;

  /** The best `limit`, best first; equally good ones by id. A score is the same however the facts came to stand here. */
  readonly candidates = (terms: ReadonlyMap<string, number>, limit: number): readonly Candidate[] => {
    if (terms.size === 0) return [];
    const found = this.#index.search([...terms.keys()].join(' '), { boostTerm: (term) => terms.get(term) ?? 1 });
    return firstOf(found, limit)
      .flatMap(({ id, score }) => {
        const fact = this.#numbered.get(id as number);
        return fact ? [{ fact, score: Math.fround(score) }] : [];
      })
      .sort((a, b) => b.score - a.score || (a.fact.id < b.fact.id ? -1 : 1))
      .slice(0, limit);
  };

  #takeIn(fact: Fact): Document {
    const id = this.#next++;
    this.#numbers.set(fact, id);
    this.#numbered.set(id, fact);
    this.#factById.set(fact.id, fact);
    return { id, text: this.#counted(fact, 1) };
  }

  #letGo(fact: Fact): Document {
    const id = this.#numbers.get(fact) as number;
    this.#numbers.delete(fact);
    this.#numbered.delete(id);
    this.#factById.delete(fact.id);
    return { id, text: this.#counted(fact, -1) };
  }

  /** The terms of a fact, as the index reads them, counted in (`by` 1) or out (-1). */
  #counted(fact: Fact, by: 1 | -1): string {
    const { keys, words, names } = indexTerms(fact, this.#lexicon, this.#table);
    const terms = [...keys, ...names];
    for (const term of new Set(terms)) count(this.#frequency, term, by);
    for (const word of words) count(this.#words, word, by);
    this.#terms += by * keys.length;
    return terms.join(' ');
  }
}

/**
 * As many as the limit, and those that are as good as the last of them. The last digits of a score depend on what was indexed before and
 * in which order; single precision leaves them out. (No function closes over what was found: it would keep thousands of results longer.)
 */
function firstOf<T extends { readonly score: number }>(found: readonly T[], limit: number): T[] {
  let end = Math.min(limit, found.length);
  const last = Math.fround(found[end - 1]?.score ?? 0);
  while (end < found.length && Math.fround(found[end]?.score ?? 0) === last) end++;
  return found.slice(0, end);
}
