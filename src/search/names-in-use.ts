import type { Fact, Name, Topic } from '../domain/fact.ts';
import type { Source } from '../domain/source.ts';
import { plainKey } from '../language/fold.ts';
import type { Bay } from './bays.ts';
import { count, difference, joined } from './lists.ts';

type Thing = Source | Topic | Fact;

/** Which of some names are used in what may be seen. Only what changed since the last time is read. */
export class NamesInUse {
  readonly names: readonly Name[];
  readonly #byId: ReadonlyMap<string, Name>;
  readonly #keys: readonly (readonly [Name, readonly string[]])[];
  readonly #spelt = new WeakMap<Thing, readonly Name[]>();
  /** How many of the things use a name. */
  readonly #uses = new Map<Name, number>();
  #things: readonly Thing[] = [];

  /** Each with an id of its own. */
  constructor(names: readonly Name[]) {
    this.names = names;
    this.#byId = new Map(names.map((name) => [name.id, name]));
    this.#keys = names.map((name) => [name, [name.name, ...name.aliases].map(plainKey)]);
  }

  /**
   * The names that something in the bays spells or tells of, and the places that these lie in: a spelling that only hidden facts have
   * would give them away in "did you mean" and in corrected spelling.
   */
  among(bays: readonly Bay[]): Name[] {
    const things = joined<Thing>(bays.flatMap(({ sources, topics, facts }) => [sources, topics, facts]));
    const { gone, come } = difference(this.#things, things);
    for (const thing of gone) for (const name of this.#in(thing)) count(this.#uses, name, -1);
    for (const thing of come) for (const name of this.#in(thing)) count(this.#uses, name, 1);
    this.#things = things;
    const places = new Set([...this.#uses.keys()].flatMap((name) => name.in));
    return this.names.filter((name) => this.#uses.has(name) || places.has(name.id));
  }

  #in(thing: Thing): Iterable<Name> {
    const used = new Set(toldBy(thing).flatMap((id) => this.#byId.get(id) ?? []));
    for (const name of this.#speltIn(thing)) used.add(name);
    return used;
  }

  #speltIn(thing: Thing): readonly Name[] {
    const known = this.#spelt.get(thing);
    if (known) return known;
    const text = plainKey(textsOf(thing).join(' \n '));
    if (text === '') return [];
    const spelt = this.#keys.filter(([, keys]) => keys.some((key) => text.includes(key))).map(([name]) => name);
    this.#spelt.set(thing, spelt);
    return spelt;
  }
}

/** A passage has no words but its source's. */
function textsOf(thing: Thing): readonly string[] {
  if ('text' in thing) return [thing.text];
  return 'title' in thing ? [thing.title, ...thing.aliases] : [thing.statement, ...thing.questions];
}

/** The ids of names that a thing is about, whether or not it spells them. */
function toldBy(thing: Thing): string[] {
  if (!('statement' in thing)) return [];
  return [...thing.names, thing.attribution.by, thing.scope?.body].filter((id) => typeof id === 'string');
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
