import type { Fact } from '../domain/fact.ts';
import type { Need } from '../language/question/types.ts';
import type { View } from './view.ts';

/** More than these were never needed to find the right fact in the question sets (`npm run eval`). */
const CANDIDATES = 40;

/** Expansions of one need that are looked up in the index. */
const EXPANSIONS = 12;

/** The index's candidates for the needs, with their scores. */
export function retrieve(needs: readonly Need[], view: View): Map<Fact, number> {
  const terms = new Map<string, number>();
  const add = (term: string, weight: number) => {
    if ((terms.get(term) ?? 0) < weight) terms.set(term, weight);
  };
  const known = (term: string) => view.shelves.some((shelf) => shelf.frequency.has(term));
  for (const need of needs) {
    const weight = need.optional ? 0.3 : 1;
    for (const id of need.nameIds) add(`#${id}`, weight);
    for (const word of need.words) if (known(word)) add(word, weight);
    let room = EXPANSIONS;
    for (const { base, pos } of need.bases) {
      for (const [other, meets] of view.lexicon.expansions(base, pos)) {
        if (room === 0) break;
        if (other === base || !known(other)) continue;
        add(other, weight * meets * 0.7);
        room--;
      }
    }
    if (need.value !== null) add(need.text.toLowerCase(), weight);
  }
  const found = new Map<Fact, number>();
  const hits = view.shelves.flatMap((shelf) => shelf.search(terms, CANDIDATES));
  for (const { fact, score } of hits.sort((a, b) => b.score - a.score).slice(0, CANDIDATES)) found.set(fact, score);
  return found;
}
