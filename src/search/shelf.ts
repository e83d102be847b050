import MiniSearch from 'minisearch';
import type { Fact, Topic } from '../domain/fact.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { NameTable } from '../language/names.ts';
import { tokenize } from '../language/tokens.ts';

/**
 * What is visible together: facts behind the same gates, with an index of their own, so that statistics and vocabulary come only
 * from what a viewer may see (DESIGN.md, "One question, end to end", step 3).
 */
export interface Shelf {
  readonly topics: readonly Topic[];
  readonly facts: readonly Fact[];
  /** Index key → in how many facts it stands. */
  readonly frequency: ReadonlyMap<string, number>;
  /** Word as written, lower case. */
  readonly words: ReadonlySet<string>;
  readonly search: (terms: ReadonlyMap<string, number>, limit: number) => readonly { readonly fact: Fact; readonly score: number }[];
}

interface Document {
  readonly id: number;
  readonly text: string;
}

export function buildShelf(topics: readonly Topic[], facts: readonly Fact[], lexicon: Lexicon, table: NameTable): Shelf {
  const frequency = new Map<string, number>();
  const words = new Set<string>();
  const index = new MiniSearch<Document>({
    fields: ['text'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => (term === '' ? null : term),
  });
  index.addAll(
    facts.map((fact, id) => {
      const terms = indexTerms(fact, lexicon, table, words);
      for (const term of new Set(terms)) frequency.set(term, (frequency.get(term) ?? 0) + 1);
      return { id, text: terms.join(' ') };
    }),
  );
  return {
    topics,
    facts,
    frequency,
    words,
    search: (terms, limit) => {
      const query = [...terms.keys()];
      if (query.length === 0) return [];
      const hits = index.search(query.join(' '), { boostTerm: (term) => terms.get(term) ?? 1 });
      return hits.slice(0, limit).flatMap((hit) => {
        const fact = facts[hit.id as number];
        return fact ? [{ fact, score: hit.score }] : [];
      });
    },
  };
}

/** The keys under which a fact is found: its words without stop words, and `#id` for each name that it mentions. */
function indexTerms(fact: Fact, lexicon: Lexicon, table: NameTable, words: Set<string>): string[] {
  const text = [
    fact.quote.exact,
    fact.statement,
    ...fact.questions,
    fact.scope?.subject ?? '',
    ...(fact.answers ?? []).flatMap((answer) => [answer.unit ?? '', answer.subject ?? '']),
  ].join(' \n ');
  const tokens = tokenize(text);
  const terms: string[] = [];
  for (const token of tokens) {
    if (lexicon.stop.has(token.lower)) continue;
    words.add(token.lower);
    terms.push(token.kind === 'word' ? lexicon.key(token.lower) : token.lower);
  }
  const ids = new Set(fact.names);
  if (fact.attribution.by !== null) ids.add(fact.attribution.by);
  for (const hit of table.find(tokens)) if (hit.tier !== 'maybe') for (const name of hit.names) ids.add(name.id);
  for (const id of ids) terms.push(`#${id}`);
  return terms;
}
