import type { Fact } from '../domain/fact.ts';
import type { Need } from '../language/question/types.ts';
import { lookups } from './lookups.ts';
import type { View } from './view.ts';

/** More than these were never needed to find the right fact in the question sets. */
const CANDIDATES = 40;

/** Expansions of one need that are looked up in the index. */
const EXPANSIONS = 12;
/** From this many facts on, common words aren't expanded. */
const LARGE = 1000;
/** The rarity (`View.rarity`) of a word that every fiftieth fact has. */
const COMMON = Math.log(51);
/** How much an expansion counts beside the word itself: a fact with the very words stays ahead. */
const EXPANDED = 0.4;

/** The index's candidates for the needs, with their scores. */
export function retrieve(needs: readonly Need[], view: View): Map<Fact, number> {
  const terms = new Map<string, number>();
  const add = (term: string, weight: number) => {
    if ((terms.get(term) ?? 0) < weight) terms.set(term, weight);
  };
  const asked = new Set<string>();
  const known = (term: string) => view.engines.some((engine) => engine.frequency(term) > 0);
  for (const need of needs) {
    const weight = need.optional ? 0.3 : 1;
    for (const id of need.nameIds) add(`#${id}`, weight);
    // A word that is asked with twice weighs twice, as in any bag of words.
    for (const word of need.words) if (known(word)) terms.set(word, (asked.has(word) ? (terms.get(word) ?? 0) : 0) + weight);
    for (const word of need.words) asked.add(word);
    // A word that many facts have finds enough by itself; its synonyms would only bury the facts that have the others, too.
    let room = view.documents > LARGE && need.words.some((word) => view.rarity(word) < COMMON) ? 0 : EXPANSIONS;
    for (const { base, pos } of need.bases) {
      for (const [other, meets] of view.lexicon.expansions(base, pos)) {
        if (room === 0) break;
        if (other === base || !known(other)) continue;
        add(other, weight * meets * EXPANDED);
        room--;
      }
    }
    if (need.value !== null) add(need.text.toLowerCase(), weight);
  }
  const found = new Map<Fact, number>();
  const looked = lookups(terms, view);
  const hits = view.engines.flatMap((engine) => engine.candidates(looked, CANDIDATES));
  for (const { fact, score } of hits.sort((a, b) => b.score - a.score).slice(0, CANDIDATES)) found.set(fact, score);
  return found;
}
