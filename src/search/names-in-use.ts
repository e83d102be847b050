import type { Fact, Name, Topic } from '../domain/fact.ts';
import type { Source } from '../domain/source.ts';
import { plainKey } from '../language/fold.ts';
import type { Bay } from './bays.ts';

/** Which of some names are spelt or told of in what may be seen. What a text spells is looked up once, as long as the names are the same. */
export class NamesInUse {
  readonly names: readonly Name[];
  readonly #keys: readonly (readonly [Name, readonly string[]])[];
  readonly #spelt = new WeakMap<Source | Topic | Fact, readonly Name[]>();

  constructor(names: readonly Name[]) {
    this.names = names;
    this.#keys = names.map((name) => [name, [name.name, ...name.aliases].map(plainKey)]);
  }

  /**
   * The names that something in the bays uses, and the places that these lie in: a spelling that only hidden facts have would give them
   * away in "did you mean" and in corrected spelling.
   */
  among(bays: readonly Bay[]): Name[] {
    const used = new Set<Name>();
    const told = new Set<string>();
    const read = (thing: Source | Topic | Fact, ...texts: readonly string[]) => {
      for (const name of this.#in(thing, texts)) used.add(name);
    };
    for (const { sources, topics, facts } of bays) {
      for (const source of sources) read(source, source.text);
      for (const topic of topics) read(topic, topic.title, ...topic.aliases);
      for (const fact of facts) {
        if (fact.statement !== '' || fact.questions.length > 0) read(fact, fact.statement, ...fact.questions);
        for (const id of fact.names) told.add(id);
        if (fact.attribution.by !== null) told.add(fact.attribution.by);
        if (fact.scope?.body) told.add(fact.scope.body);
      }
    }
    for (const name of this.names) if (told.has(name.id)) used.add(name);
    const places = new Set([...used].flatMap((name) => name.in));
    return this.names.filter((name) => used.has(name) || places.has(name.id));
  }

  #in(thing: Source | Topic | Fact, texts: readonly string[]): readonly Name[] {
    const known = this.#spelt.get(thing);
    if (known) return known;
    const text = plainKey(texts.join(' \n '));
    const spelt = this.#keys.filter(([, keys]) => keys.some((key) => text.includes(key))).map(([name]) => name);
    this.#spelt.set(thing, spelt);
    return spelt;
  }
}

const merged = new WeakMap<Name, WeakMap<Name, Name>>();

/** One name for each id: the same thing described in two topics has the spellings of both. The same names give the very same ones again. */
export function uniqueNames(names: readonly Name[]): Name[] {
  const byId = new Map<string, Name>();
  for (const name of names) {
    const known = byId.get(name.id);
    byId.set(name.id, known ? merge(known, name) : name);
  }
  return [...byId.values()];
}

function merge(known: Name, name: Name): Name {
  const before = merged.get(known)?.get(name);
  if (before) return before;
  const both: Name = {
    ...known,
    aliases: [...known.aliases, name.name, ...name.aliases],
    is: [...new Set([...known.is, ...name.is])],
    in: [...new Set([...known.in, ...name.in])],
    maybe: [...known.maybe, ...name.maybe],
  };
  const ofKnown = merged.get(known) ?? new WeakMap<Name, Name>();
  merged.set(known, ofKnown.set(name, both));
  return both;
}
