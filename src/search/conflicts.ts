import type { Fact, Link, LinkKind } from '../domain/fact.ts';
import type { View } from './view.ts';

/** A fact's links to what the viewer may see: that there is anything else is not to be noticed. */
export function linksOf(fact: Fact, view: View, ...kinds: readonly LinkKind[]): Link[] {
  return fact.links.filter((link) => kinds.includes(link.kind) && view.factById.has(link.to));
}

/** Neither on hold nor withdrawn. */
export const isLive = (fact: Fact): boolean => fact.status !== 'held' && fact.status !== 'withdrawn';

/** Facts that a newer one supersedes or corrects, where the newer one is live and visible. */
export function supersededBy(view: View): ReadonlyMap<string, Fact> {
  let known = superseded.get(view);
  if (!known) {
    const found = new Map<string, Fact>();
    for (const fact of view.facts) {
      if (fact.links.length === 0 || !isLive(fact)) continue;
      for (const link of fact.links) if (link.kind === 'supersedes' || link.kind === 'corrects') found.set(link.to, fact);
    }
    known = found;
    superseded.set(view, known);
  }
  return known;
}

const superseded = new WeakMap<View, ReadonlyMap<string, Fact>>();

/** Facts that contradict or deny this one, or that it contradicts or denies; live ones, oldest first. */
export function conflictsOf(fact: Fact, view: View): Fact[] {
  const ids = new Set(fact.links.filter((link) => link.kind === 'contradicts' || link.kind === 'denies').map((link) => link.to));
  for (const other of view.facts)
    if (other.links.some((link) => (link.kind === 'contradicts' || link.kind === 'denies') && link.to === fact.id)) ids.add(other.id);
  const newer = supersededBy(view);
  const date = (each: Fact) => each.asOf ?? view.sourceById.get(each.sourceId)?.publishedAt ?? '';
  return [...ids]
    .map((id) => view.factById.get(id))
    .filter((each): each is Fact => each !== undefined && isLive(each) && !newer.has(each.id))
    .sort((a, b) => date(a).localeCompare(date(b)) || a.id.localeCompare(b.id));
}
