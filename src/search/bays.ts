import { type Gate, gateKey } from '../domain/audience.ts';
import type { Fact, Library, Name, Topic } from '../domain/fact.ts';
import type { Source } from '../domain/source.ts';

/** What stands behind the same gates. */
export interface Bay {
  readonly key: string;
  readonly gates: readonly Gate[];
  readonly facts: readonly Fact[];
  readonly topics: readonly Topic[];
  readonly names: readonly Name[];
  readonly sources: readonly Source[];
}

type Things = 'facts' | 'topics' | 'names' | 'sources';

/**
 * The library by who may see what, `passages` behind its facts. Bays, and the things in them, stand in the order in which they come in
 * the library.
 */
export function divide(library: Library, passages: readonly Fact[]): ReadonlyMap<string, Bay> {
  const bays = new Map<string, { [K in keyof Bay]: K extends Things ? Bay[K][number][] : Bay[K] }>();
  const bay = (gates: readonly Gate[]) => {
    const key = keyOf(gates);
    const known = bays.get(key) ?? { key, gates, facts: [], topics: [], names: [], sources: [] };
    bays.set(key, known);
    return known;
  };
  for (const fact of library.facts) bay(fact.gates).facts.push(fact);
  for (const fact of passages) bay(fact.gates).facts.push(fact);
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
  const filled = [...bays.values()].filter((bay) => bay.facts.length + bay.topics.length + bay.names.length > 0);
  return [...Map.groupBy(filled, (bay) => gateKey(bay.gates.map((gate) => lifted(gate, now)))).values()];
}

function lifted(gate: Gate, now: number): Gate {
  return gate.embargo !== null && now >= Date.parse(gate.embargo) ? { ...gate, embargo: null } : gate;
}

const keys = new WeakMap<readonly Gate[], string>();

/** `gateKey`, made once for the gates that all passages of a source share. */
function keyOf(gates: readonly Gate[]): string {
  const known = keys.get(gates);
  if (known !== undefined) return known;
  const key = gateKey(gates);
  keys.set(gates, key);
  return key;
}
