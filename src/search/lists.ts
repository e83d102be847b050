/** Whether two lists have the very same things in the same order. */
export const areSame = <T>(some: readonly T[], others: readonly T[]): boolean =>
  some.length === others.length && some.every((each, at) => each === others[at]);

/** All that the lists have, in one; for long lists much faster than `flat`. */
export const joined = <T>(lists: readonly (readonly T[])[]): T[] => ([] as T[]).concat(...lists);

/** What is only in the one list and only in the other; cheap where most of both is the same, in the same places. */
export function difference<T>(before: readonly T[], after: readonly T[]): { gone: T[]; come: T[] } {
  const shorter = Math.min(before.length, after.length);
  let first = 0;
  while (first < shorter && before[first] === after[first]) first++;
  let last = 0;
  while (last < shorter - first && before[before.length - 1 - last] === after[after.length - 1 - last]) last++;
  const was = new Set(before.slice(first, before.length - last));
  const is = new Set(after.slice(first, after.length - last));
  return { gone: [...was.difference(is)], come: [...is.difference(was)] };
}

/** Counts a key in or out; what is counted out as often as in isn't there any more. */
export function count<K>(counts: Map<K, number>, key: K, by: 1 | -1): void {
  const now = (counts.get(key) ?? 0) + by;
  if (now === 0) counts.delete(key);
  else counts.set(key, now);
}
