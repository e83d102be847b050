import type { DraftHolding, Held, Holding } from '../knowledge/holding.ts';

/** Ids of the passages that the desk discarded: nobody is shown them any more. A sentence that changed is another one. */
export function closedPassages(held: Iterable<Held<Holding>>): ReadonlySet<string> {
  const texts = new Map<string, string>();
  const discarded: DraftHolding[] = [];
  for (const { holding } of held) {
    if (holding.kind === 'source') texts.set(holding.id, holding.text);
    if (holding.kind === 'draft' && holding.state === 'discarded') discarded.push(holding);
  }
  return new Set(discarded.filter((draft) => standsIn(texts.get(draft.sourceId) ?? '', draft)).map(({ id }) => id));
}

/** Whether the sentence still stands where it stood. */
const standsIn = (text: string, { start, end, exact }: Pick<DraftHolding, 'start' | 'end' | 'exact'>): boolean =>
  text.slice(start, end) === exact;
