import MiniSearch from 'minisearch';
import type { Fact } from '../domain/fact.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { NameTable } from '../language/names.ts';
import { tokenize } from '../language/tokens.ts';
import { count, difference } from './lists.ts';

/**
 * What is visible together: facts behind the same gates, with an index of their own, so that statistics and vocabulary come only
 * from what a viewer may see (DESIGN.md, "One question, end to end", step 3).
 */
export interface Shelf {
  readonly facts: readonly Fact[];
  readonly factById: ReadonlyMap<string, Fact>;
  /** Index key → in how many facts it stands. */
  readonly frequency: ReadonlyMap<string, number>;
  /** Word as written, lower case → how often it is. */
  readonly words: ReadonlyMap<string, number>;
  /** The facts that have some of the terms (each with its weight), best first; equally good ones by id. */
  readonly search: (terms: ReadonlyMap<string, number>, limit: number) => readonly Hit[];
}

export interface Hit {
  readonly fact: Fact;
  /** The same, in single precision, however the facts came to stand here. */
  readonly score: number;
}

interface Document {
  readonly id: number;
  readonly text: string;
}

/** A shelf that can be filled anew: only what changed is indexed. All of it is indexed with the same lexicon and names. */
export class IndexedShelf implements Shelf {
  readonly factById = new Map<string, Fact>();
  readonly frequency = new Map<string, number>();
  readonly words = new Map<string, number>();
  readonly #lexicon: Lexicon;
  readonly #table: NameTable;
  readonly #index = new MiniSearch<Document>({
    fields: ['text'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => (term === '' ? null : term),
  });
  #facts: readonly Fact[] = [];
  /** The index's ids: it is slower with objects for them. None is used twice. */
  readonly #numbers = new Map<Fact, number>();
  readonly #numbered = new Map<number, Fact>();
  #next = 0;

  constructor(lexicon: Lexicon, table: NameTable) {
    this.#lexicon = lexicon;
    this.#table = table;
  }

  get facts(): readonly Fact[] {
    return this.#facts;
  }

  /** From now on these stand on it, in this order. A fact is taken for unchanged where it is the very same object. */
  put(facts: readonly Fact[]): void {
    const { gone, come } = difference(this.#facts, facts);
    this.#index.removeAll(gone.map((fact) => this.#letGo(fact)));
    this.#index.addAll(come.map((fact) => this.#takeIn(fact)));
    this.#facts = facts;
  }

  search(terms: ReadonlyMap<string, number>, limit: number): readonly Hit[] {
    if (terms.size === 0) return [];
    const found = this.#index.search([...terms.keys()].join(' '), { boostTerm: (term) => terms.get(term) ?? 1 });
    return firstOf(found, limit)
      .flatMap(({ id, score }) => {
        const fact = this.#numbered.get(id as number);
        return fact ? [{ fact, score: Math.fround(score) }] : [];
      })
      .sort((a, b) => b.score - a.score || (a.fact.id < b.fact.id ? -1 : 1))
      .slice(0, limit);
  }

  #takeIn(fact: Fact): Document {
    const id = this.#next++;
    this.#numbers.set(fact, id);
    this.#numbered.set(id, fact);
    this.factById.set(fact.id, fact);
    return { id, text: this.#counted(fact, 1) };
  }

  #letGo(fact: Fact): Document {
    const id = this.#numbers.get(fact) as number;
    this.#numbers.delete(fact);
    this.#numbered.delete(id);
    this.factById.delete(fact.id);
    return { id, text: this.#counted(fact, -1) };
  }

  /** The terms of a fact, as the index reads them, counted in (`by` 1) or out (-1). */
  #counted(fact: Fact, by: 1 | -1): string {
    const { terms, words } = indexTerms(fact, this.#lexicon, this.#table);
    for (const term of new Set(terms)) count(this.frequency, term, by);
    for (const word of words) count(this.words, word, by);
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

/** The keys under which a fact is found: its words without stop words, and `#id` for each name that it mentions; and those words as written. */
function indexTerms(fact: Fact, lexicon: Lexicon, table: NameTable): { terms: string[]; words: string[] } {
  const text = [
    fact.quote.exact,
    fact.statement,
    ...fact.questions,
    fact.scope?.subject ?? '',
    ...(fact.answers ?? []).flatMap((answer) => [answer.unit ?? '', answer.subject ?? '']),
  ].join(' \n ');
  const tokens = tokenize(text);
  const terms: string[] = [];
  const words: string[] = [];
  for (const token of tokens) {
    if (lexicon.stop.has(token.lower)) continue;
    words.push(token.lower);
    terms.push(token.kind === 'word' ? lexicon.key(token.lower) : token.lower);
  }
  const ids = new Set(fact.names);
  if (fact.attribution.by !== null) ids.add(fact.attribution.by);
  for (const hit of table.find(tokens)) if (hit.tier !== 'maybe') for (const name of hit.names) ids.add(name.id);
  for (const id of ids) terms.push(`#${id}`);
  return { terms, words };
}
