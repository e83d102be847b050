import { gateKey } from '../domain/audience.ts';
import type { Fact, Library } from '../domain/fact.ts';

/** By the id of the source that they rest on. */
export type NarrowFacts = ReadonlyMap<string, readonly Fact[]>;

/**
 * Facts that fewer people may see than their source: for all others the sentences that they rest on are passages like any other, or a
 * sentence that is missing would give the fact away.
 */
export function narrowFacts(library: Library): NarrowFacts {
  const known = found.get(library) ?? findNarrow(library);
  found.set(library, known);
  return known;
}

/** A library is used many times over while it is read a little at a time. */
const found = new WeakMap<Library, NarrowFacts>();

function findNarrow({ facts, sources }: Library): NarrowFacts {
  const gated = facts.filter((fact) => fact.gates.length > 0);
  if (gated.length === 0) return NONE;
  const gateOf = new Map(sources.map((source) => [source.id, gateKey(source.gates)]));
  return Map.groupBy(
    gated.filter((fact) => gateKey(fact.gates) !== gateOf.get(fact.sourceId)),
    (fact) => fact.sourceId,
  );
}

const NONE: NarrowFacts = new Map();

/** The passages among some facts that narrow ones rest on, as those see it before whom the bays with these keys are open. */
export function takenBy(narrow: NarrowFacts, facts: readonly Fact[], open: ReadonlySet<string>): ReadonlySet<Fact> {
  const taken = new Set<Fact>();
  if (narrow.size === 0) return taken;
  for (const passage of facts) {
    if (passage.reviewed) continue;
    const { start, end } = passage.quote;
    const takes = ({ quote, gates }: Fact) => quote.start < end && start < quote.end && open.has(gateKey(gates));
    if (narrow.get(passage.sourceId)?.some(takes)) taken.add(passage);
  }
  return taken;
}
