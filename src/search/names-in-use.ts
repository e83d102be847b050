import type { Fact, Name, Topic } from '../domain/fact.ts';
import type { Source } from '../domain/source.ts';
import { plainKey } from '../language/fold.ts';
import type { Bay } from './bays.ts';
import { difference, joined } from './lists.ts';

type Thing = Source | Topic | Fact;

/** Which of some names are used in what may be seen. Only what changed since the last time is read. */
export class NamesInUse {
  readonly names: readonly Name[];
  readonly #byId: ReadonlyMap<string, Name>;
  readonly #keys: ReadonlyMap<Name, readonly string[]>;
  /** A thing that uses it, for each name that is used: who reads no further has done with most of the names after a few things. */
  readonly #witnesses = new Map<Name, Thing>();
  /** For names that nothing used so far: whether the words of a thing spell them. */
  readonly #spelt = new WeakMap<Thing, Map<Name, boolean>>();
  #things: readonly Thing[] = [];

  /** Each with an id of its own. */
  constructor(names: readonly Name[]) {
    this.names = names;
    this.#byId = new Map(names.map((name) => [name.id, name]));
    this.#keys = new Map(names.map((name) => [name, [name.name, ...name.aliases].map(plainKey)]));
  }

  /**
   * The names that something in the bays spells or tells of, and the places that these lie in: a spelling that only hidden facts have
   * would give them away in "did you mean" and in corrected spelling.
   */
  among(bays: readonly Bay[]): Name[] {
    // A passage has no words but its source's.
    const things = joined<Thing>(bays.flatMap(({ sources, topics, facts }) => [sources, topics, facts]));
    const { gone, come } = difference(this.#things, things);
    this.#things = things;
    const left = new Set(gone);
    const lost = this.names.filter((name) => left.has(this.#witnesses.get(name) as Thing));
    for (const name of lost) this.#witnesses.delete(name);
    this.#look(come, this.names);
    this.#look(things, lost);
    const places = new Set([...this.#witnesses.keys()].flatMap((name) => name.in));
    return this.names.filter((name) => this.#witnesses.has(name) || places.has(name.id));
  }

  /** Looks for things that use those of the names that have no witness yet: what the desk says of itself first, which is short. */
  #look(things: readonly Thing[], names: readonly Name[]): void {
    let missing = names.filter((name) => !this.#witnesses.has(name));
    const [short, long] = [things.filter((thing) => !('text' in thing)), things.filter((thing) => 'text' in thing)];
    for (const thing of [...short, ...long]) {
      if (missing.length === 0) return;
      const used = this.#used(thing, missing);
      for (const name of used) this.#witnesses.set(name, thing);
      if (used.size > 0) missing = missing.filter((name) => !used.has(name));
    }
  }

  /** Those of the names that a thing spells or tells of. */
  #used(thing: Thing, names: readonly Name[]): ReadonlySet<Name> {
    const told = new Set(toldBy(thing).flatMap((id) => this.#byId.get(id) ?? []));
    const known = this.#spelt.get(thing) ?? new Map<Name, boolean>();
    const unread = names.filter((name) => !known.has(name));
    const text = unread.length === 0 ? '' : plainKey(textsOf(thing).join(' \n '));
    for (const name of unread) known.set(name, text !== '' && this.#keys.get(name)?.some((key) => text.includes(key)) === true);
    this.#spelt.set(thing, known);
    return new Set(names.filter((name) => known.get(name) || told.has(name)));
  }
}

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
