import type { Fact } from '../domain/fact.ts';
import { isLive, supersededBy } from './conflicts.ts';
import type { View } from './view.ts';

/**
 * Disputed facts, each with all that contradicts or denies it, directly or through others, as far as it may be seen: live ones, oldest first
 * (DOMAIN.md, rules 4 and 5). The groups stand in the order of `disputed`.
 */
export function sideBySide(disputed: readonly Fact[], view: View): Fact[][] {
  const against = conflictsIn(view);
  const done = new Set<string>();
  return disputed.flatMap((fact) => {
    if (done.has(fact.id)) return [];
    const group: Fact[] = [];
    const waiting = [fact.id];
    done.add(fact.id);
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const each = view.factById.get(id);
      if (each) group.push(each);
      for (const other of against.get(id) ?? []) {
        if (done.has(other)) continue;
        done.add(other);
        waiting.push(other);
      }
    }
    const key = (each: Fact): string => `${dateOf(each, view) ?? ''} ${each.id}`;
    return [group.sort((a, b) => (key(a) < key(b) ? -1 : 1))];
  });
}

/** As of when a fact says what it says: UTC ISO text; null: it is undated. */
export const dateOf = (fact: Fact, view: View): string | null => fact.asOf ?? view.sourceById.get(fact.sourceId)?.publishedAt ?? null;

/** What speaks against what, both ways, among facts that may be quoted. */
function conflictsIn(view: View): ReadonlyMap<string, ReadonlySet<string>> {
  const newer = supersededBy(view);
  const quotable = (fact: Fact | undefined): boolean => fact !== undefined && isLive(fact) && !newer.has(fact.id);
  const found = new Map<string, Set<string>>();
  const add = (from: string, to: string) => found.set(from, (found.get(from) ?? new Set()).add(to));
  for (const fact of view.facts) {
    for (const { kind, to } of fact.links) {
      if ((kind !== 'contradicts' && kind !== 'denies') || !quotable(fact) || !quotable(view.factById.get(to))) continue;
      add(fact.id, to);
      add(to, fact.id);
    }
  }
  return found;
}
