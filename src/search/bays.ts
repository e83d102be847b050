import { type Gate, gateKey } from '../domain/audience.ts';
import type { Fact, Library, Name, Topic } from '../domain/fact.ts';
import type { Source } from '../domain/source.ts';
import type { Archived } from './archive.ts';
import type { PassageLists } from './passages.ts';

/** What stands behind the same gates. */
export interface Bay {
  readonly key: string;
  readonly gates: readonly Gate[];
  /** What the desk published. */
  readonly facts: readonly Fact[];
  /** The passages that are in memory, source by source. */
  readonly passages: readonly (readonly Fact[])[];
  /** The sources whose passages are in the archive. */
  readonly archived: readonly Archived[];
  readonly topics: readonly Topic[];
  readonly names: readonly Name[];
  readonly sources: readonly Source[];
}

type Things = 'facts' | 'passages' | 'archived' | 'topics' | 'names' | 'sources';

/**
 * The library by who may see what. Bays, and the things in them, stand in the order in which they come in the library, facts before
 * passages.
 */
export function divide(library: Library, { lists, archived }: PassageLists): ReadonlyMap<string, Bay> {
  const bays = new Map<string, { [K in keyof Bay]: K extends Things ? Bay[K][number][] : Bay[K] }>();
  const bay = (gates: readonly Gate[]) => {
    const key = keyOf(gates);
    const known = bays.get(key) ?? { key, gates, facts: [], passages: [], archived: [], topics: [], names: [], sources: [] };
    bays.set(key, known);
    return known;
  };
  for (const fact of library.facts) bay(fact.gates).facts.push(fact);
  for (const list of lists) bay(list[0]?.gates ?? []).passages.push(list);
  for (const each of archived) bay(each.source.gates).archived.push(each);
  for (const topic of library.topics) bay(topic.gates).topics.push(topic);
  for (const name of library.names) bay(name.gates).names.push(name);
  for (const source of library.sources) bay(source.gates).sources.push(source);
  return bays;
}

/**
 * The bays that stand together at `now` (epoch ms): what was under an embargo stands with what its other gates leave it among once the
 * embargo has lifted, as if it had always been there. Who may see one bay of a group may see all of it. Bays with nothing but sources
 * stand nowhere.
 */
export function together(bays: ReadonlyMap<string, Bay>, now: number): Bay[][] {
  const filled = [...bays.values()].filter(
    ({ facts, passages, archived, topics, names }) => facts.length + passages.length + archived.length + topics.length + names.length > 0,
  );
  return [...Map.groupBy(filled, (bay) => groupOf(bay.gates, now)).values()];
}

/** Equal for gates that what stands behind them stands together at `now` (epoch ms). */
export const groupOf = (gates: readonly Gate[], now: number): string => gateKey(gates.map((gate) => lifted(gate, now)));

function lifted(gate: Gate, now: number): Gate {
  return gate.embargo !== null && now >= Date.parse(gate.embargo) ? { ...gate, embargo: null } : gate;
}

const keys = new WeakMap<readonly Gate[], string>();

/** `gateKey`, made once for the gates that all passages of a source share. */
export function keyOf(gates: readonly Gate[]): string {
  if (gates.length === 0) return '';
  const known = keys.get(gates);
  if (known !== undefined) return known;
  const key = gateKey(gates);
  keys.set(gates, key);
  return key;
}
