import { gateKey } from '../domain/audience.ts';
import type { Fact, Library } from '../domain/fact.ts';
import { type Archived, placesIn } from './archive.ts';

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
  const gated = facts.filter((fact) => fact.gates.length > 0 && !fact.gone);
  if (gated.length === 0) return NONE;
  const gateOf = new Map(sources.map((source) => [source.id, gateKey(source.gates)]));
  return Map.groupBy(
    gated.filter((fact) => gateKey(fact.gates) !== gateOf.get(fact.sourceId)),
    (fact) => fact.sourceId,
  );
}

const NONE: NarrowFacts = new Map();

/**
 * Lists of facts and of passages, source by source, without the passages that narrow facts rest on, as those see it before whom the bays
 * with these keys are open; the very same where there are none.
 */
export function withoutTaken(lists: readonly (readonly Fact[])[], narrow: NarrowFacts, open: ReadonlySet<string>): typeof lists {
  if (narrow.size === 0) return lists;
  let isSame = true;
  const left = lists.map((list) => {
    const [first] = list;
    const spans = first && !first.reviewed ? takingFrom(first.sourceId, narrow, open) : [];
    const kept = spans.length === 0 ? list : list.filter(({ quote }) => !spans.some((span) => overlap(span, quote)));
    if (kept.length === list.length) return list;
    isSame = false;
    return kept;
  });
  return isSame ? lists : left;
}

/** The same for sources in the archive. */
export function withoutGone(sources: readonly Archived[], narrow: NarrowFacts, open: ReadonlySet<string>): readonly Archived[] {
  if (narrow.size === 0) return sources;
  let isSame = true;
  const left = sources.map((each) => {
    const spans = takingFrom(each.source.id, narrow, open);
    const taken = spans.length === 0 ? [] : placesIn(each.entry, (passage) => spans.some((span) => overlap(span, passage)));
    if (taken.length === 0) return each;
    isSame = false;
    return { ...each, gone: [...new Set([...each.gone, ...taken])] };
  });
  return isSame ? sources : left;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the narrow facts that may be seen stand in a source. */
const takingFrom = (sourceId: string, narrow: NarrowFacts, open: ReadonlySet<string>): Span[] =>
  narrow.get(sourceId)?.flatMap(({ quote, gates }) => (open.has(gateKey(gates)) ? [quote] : [])) ?? [];

const overlap = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;
