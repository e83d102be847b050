import type { Fact, Slot } from '../domain/fact.ts';
import type { Status } from '../domain/status.ts';
import { plainKey } from '../language/fold.ts';

/** What has one value only: a place or a name may be one of several. */
const MEASURES: ReadonlySet<Slot> = new Set<Slot>(['count', 'amount', 'duration', 'time']);

/** Nothing is claimed any more, or the desk has found which is right. */
const SETTLED: ReadonlySet<Status> = new Set<Status>(['held', 'withdrawn', 'found-false']);

/**
 * Pairs of live facts that answer the same question with other values: same topic, kind of thing, unit, subject, modality and as-of
 * (DOMAIN.md, rule 4). Only what an editor declared is compared; facts that are linked to each other already are left out. Whether they do
 * conflict an editor says.
 */
export function conflictPairs(facts: readonly Fact[]): (readonly [Fact, Fact])[] {
  const said = facts.filter(({ status }) => !SETTLED.has(status)).flatMap(claimsOf);
  const pairs: (readonly [Fact, Fact])[] = [];
  const seen = new Set<string>();
  for (const group of Map.groupBy(said, ({ about }) => about).values()) {
    for (const [at, one] of group.entries()) {
      for (const other of group.slice(at + 1)) {
        const key = `${one.fact.id} ${other.fact.id}`;
        if (one.value === other.value || sameWords(one.fact, other.fact) || seen.has(key) || isLinked(one.fact, other.fact)) continue;
        seen.add(key);
        pairs.push([one.fact, other.fact]);
      }
    }
  }
  return pairs;
}

interface Claim {
  readonly fact: Fact;
  readonly about: string;
  readonly value: string;
}

function claimsOf(fact: Fact): Claim[] {
  return (fact.answers ?? []).flatMap(({ slot, unit, subject, value }): Claim[] => {
    if (value === null || subject === null || !MEASURES.has(slot)) return [];
    const about = [fact.topicId, slot, plainKey(unit ?? ''), plainKey(subject), fact.modality, fact.asOf ?? ''].join('\n');
    return [{ fact, about, value: plainKey(value) }];
  });
}

/** Whether two facts rest on the same words: these say one thing, however many entries are made of them. */
const sameWords = ({ sourceId, quote }: Fact, other: Fact): boolean =>
  sourceId === other.sourceId && quote.start < other.quote.end && other.quote.start < quote.end;

const isLinked = (one: Fact, other: Fact): boolean =>
  one.links.some(({ to }) => to === other.id) || other.links.some(({ to }) => to === one.id);
