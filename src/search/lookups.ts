import type { View } from './view.ts';

/**
 * Terms that are looked up for one question: the longest of the public sets have some 260 with all their synonyms. Each costs time for every
 * document that has it, so that a pasted page would keep everybody waiting: it is asked by its rarest words.
 */
const MOST = 300;

/** The terms that are looked up, with their weights: of more than `MOST` the rarest, of equally rare ones the first. */
export function lookups(terms: ReadonlyMap<string, number>, { rarity }: Pick<View, 'rarity'>): ReadonlyMap<string, number> {
  if (terms.size <= MOST) return terms;
  const rarest = [...terms].map((each) => ({ each, rarity: rarity(each[0]) })).sort((a, b) => b.rarity - a.rarity);
  return new Map(rarest.slice(0, MOST).map(({ each }) => each));
}
