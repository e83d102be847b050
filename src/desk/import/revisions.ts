import type { Revision } from './item.ts';

/** How an item's version stands to that on file; `unknown`: neither says, or they say it in different ways. */
export type Order = 'newer' | 'same' | 'older' | 'unknown';

/**
 * The higher number is the newer; without numbers, or where a publisher gives each version the same one, the later instant is.
 */
export function orderOf(item: Revision | null, onFile: Revision | null): Order {
  const number = ordered(item?.number ?? null, onFile?.number ?? null);
  if (number === 'newer' || number === 'older') return number;
  const instant = ordered(instantOf(item), instantOf(onFile));
  return instant === 'unknown' ? number : instant;
}

const instantOf = (revision: Revision | null): number | null => (revision?.at ? Date.parse(revision.at) : null);

function ordered(one: number | null, other: number | null): Order {
  if (one === null || other === null) return 'unknown';
  return one === other ? 'same' : one > other ? 'newer' : 'older';
}
