import type { Library } from '../../domain/fact.ts';
import { relativeTimes } from '../../domain/window.ts';

/**
 * The first instant after another (epoch ms) at which the clock alone may change what is told of a library: an embargo lifts, a window lapses,
 * a date set by the desk comes. Infinity: none.
 */
export function nextMoment(library: Library, now: number): number {
  const moments = known.get(library) ?? momentsOf(library);
  known.set(library, moments);
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] ?? 0) <= now) low = middle + 1;
    else high = middle;
  }
  return moments[low] ?? Number.POSITIVE_INFINITY;
}

const known = new WeakMap<Library, readonly number[]>();

/** In order. */
function momentsOf({ topics, sources, facts }: Library): number[] {
  const publishedAt = new Map(sources.map((source) => [source.id, source.publishedAt]));
  const found = new Set<number>();
  const add = (instant: string | null) => {
    if (instant !== null) found.add(Date.parse(instant));
  };
  for (const { gates } of [...topics, ...sources, ...facts]) for (const { embargo } of gates) add(embargo);
  for (const { quote, sourceId, validUntil, reviewBy } of facts) {
    add(validUntil);
    add(reviewBy);
    const published = publishedAt.get(sourceId) ?? null;
    if (published === null) continue;
    for (const { lasts } of relativeTimes(quote.exact)) if (lasts !== null) found.add(Date.parse(published) + lasts);
  }
  return [...found].sort((one, other) => one - other);
}
