import { maySee, type Viewer } from '../domain/audience.ts';
import type { Fact, Library, Name, Topic } from '../domain/fact.ts';
import type { Source } from '../domain/source.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { NameTable } from '../language/names.ts';
import type { ChatWriting, ReadingRoom } from '../language/question/room.ts';
import { type Bay, divide, together } from './bays.ts';
import { areSame, joined } from './lists.ts';
import { NamesInUse, uniqueNames } from './names-in-use.ts';
import { type NarrowFacts, narrowFacts, takenBy } from './narrow.ts';
import { passagesOf, type ReadTo } from './passages.ts';
import type { Profile } from './profile.ts';
import { Profiles } from './profiles.ts';
import { IndexedShelf, type Shelf } from './shelf.ts';

/**
 * Everything that one viewer may see at one moment, and nothing else. Answers are made from a view alone. Once the library has changed
 * a view from before shows what then stands behind the gates that it was made for; what is new behind others it doesn't show, and what
 * was worked out from it before may be out of date.
 */
export interface View {
  readonly shelves: readonly Shelf[];
  readonly topics: readonly Topic[];
  readonly facts: readonly Fact[];
  readonly factById: ReadonlyMap<string, Fact>;
  readonly sourceById: ReadonlyMap<string, Source>;
  readonly topicById: ReadonlyMap<string, Topic>;
  readonly names: NameTable;
  readonly nameById: ReadonlyMap<string, Name>;
  readonly room: ReadingRoom;
  readonly lexicon: Lexicon;
  readonly profile: (fact: Fact) => Profile;
  /** The smoothed inverse document frequency of an index key. */
  readonly rarity: (key: string) => number;
}

/** What was made with one table of names, good for as long as the names are the same. */
interface Reading {
  readonly names: NameTable;
  readonly nameById: ReadonlyMap<string, Name>;
  readonly profiles: Profiles;
  /** By the keys of the bays that stand together on it, and by those of all that are open where that decides what stands there. */
  readonly shelves: Map<string, IndexedShelf>;
}

/** The reading of those who may see the same. */
interface Readership {
  readonly usage: NamesInUse;
  readonly reading: Reading;
}

/** The whole library, divided by who may see what; hands out views. */
export class Stacks {
  readonly #lexicon: Lexicon;
  readonly #chat: ChatWriting;
  /** Goes up with every library. */
  #edition = 0;
  #bays: ReadonlyMap<string, Bay> = new Map();
  #grouping = '';
  #narrow: NarrowFacts = new Map();
  /** Both by the keys of the bays that are open, group by group. */
  readonly #views = new Map<string, View>();
  readonly #readerships = new Map<string, Readership>();

  /** `closed`: ids of passages that the desk discarded, so that they are none any more. */
  constructor(library: Library, lexicon: Lexicon, chat: ChatWriting, closed?: ReadonlySet<string>) {
    this.#lexicon = lexicon;
    this.#chat = chat;
    this.use(library, closed);
  }

  /**
   * From now on views are of this library. What is the very same object as in the library before is taken for unchanged, and isn't
   * read again; where names changed, all is. `closed` as in the constructor; `readTo`: sources that are read only so far.
   */
  use(library: Library, closed?: ReadonlySet<string>, readTo?: ReadTo): void {
    this.#bays = divide(library, passagesOf(library, closed, readTo));
    this.#narrow = narrowFacts(library);
    this.#edition++;
    this.#views.clear();
  }

  /**
   * The view of `viewer` at `now` (epoch ms). Equal rights give the very same view, until the library changes. What was under an embargo
   * stands with what its other gates leave it among once the embargo has lifted, as if it had always been there.
   */
  view(viewer: Viewer, now: number): View {
    const groups = together(this.#bays, now);
    this.#forgetOtherGroups(groups.map(keyOf));
    const open = groups.filter((bays) => bays.every((bay) => maySee(bay.gates, viewer, now))).map((bays) => bays.map((bay) => bay.key));
    const key = JSON.stringify(open);
    const known = this.#views.get(key);
    if (known) return known;
    const view = this.#follow(open);
    this.#views.set(key, view);
    return view;
  }

  /** A view of bays, by their keys, that minds when the library changes. */
  #follow(open: readonly (readonly string[])[]): View {
    let edition = this.#edition;
    let view = this.#make(open);
    return viewOf(() => {
      if (edition !== this.#edition) {
        view = this.#make(open);
        edition = this.#edition;
      }
      return view;
    });
  }

  /** A view of bays as they are now. */
  #make(open: readonly (readonly string[])[]): View {
    const groups = open.map((keys) => keys.flatMap((key) => this.#bays.get(key) ?? [])).filter((bays) => bays.length > 0);
    const bays = groups.flat();
    const readership = JSON.stringify(open);
    const reading = this.#reading(readership, bays);
    const shelves = groups.map((group) => this.#shelf(group, reading, readership));
    return makeView(shelves, reading, bays, this.#lexicon, this.#chat);
  }

  /** Only names in use count, where all bays are open, too: that one is used in what is hidden must make no difference. */
  #reading(key: string, bays: readonly Bay[]): Reading {
    const last = this.#readerships.get(key);
    const all = uniqueNames(bays.flatMap((bay) => bay.names));
    const usage = last && areSame(last.usage.names, all) ? last.usage : new NamesInUse(all);
    const names = usage.among(bays);
    const reading =
      [...this.#readerships.values()].find((each) => areSame(each.reading.names.names, names))?.reading ?? this.#newReading(names);
    this.#readerships.set(key, { usage, reading });
    return reading;
  }

  #newReading(list: readonly Name[]): Reading {
    const names = new NameTable(list, this.#lexicon);
    const nameById = new Map(list.map((name) => [name.id, name]));
    return { names, nameById, profiles: new Profiles({ lexicon: this.#lexicon, names, nameById }), shelves: new Map() };
  }

  /** `readership`: the keys of all bays that are open. */
  #shelf(bays: readonly Bay[], { names, shelves }: Reading, readership: string): Shelf {
    const facts = joined(bays.map((bay) => bay.facts));
    const taken = takenBy(this.#narrow, facts, new Set((JSON.parse(readership) as string[][]).flat()));
    const key = taken.size === 0 ? keyOf(bays) : `${keyOf(bays)}\n${readership}`;
    const shelf = shelves.get(key) ?? new IndexedShelf(this.#lexicon, names);
    shelf.put(taken.size === 0 ? facts : facts.filter((fact) => !taken.has(fact)));
    shelves.set(key, shelf);
    return shelf;
  }

  /** After an edit or a lift some bays don't stand together any more: what was made for them is never asked for again. */
  #forgetOtherGroups(groups: readonly string[]): void {
    const grouping = groups.join();
    if (grouping === this.#grouping) return;
    this.#grouping = grouping;
    const standing = new Set(groups);
    for (const key of [...this.#views.keys(), ...this.#readerships.keys()]) {
      if ((JSON.parse(key) as string[][]).every((keys) => standing.has(JSON.stringify(keys)))) continue;
      this.#views.delete(key);
      this.#readerships.delete(key);
    }
    for (const { reading } of this.#readerships.values())
      for (const key of reading.shelves.keys()) {
        const [bays = '', readership] = key.split('\n');
        if (!standing.has(bays) || (readership !== undefined && !this.#readerships.has(readership))) reading.shelves.delete(key);
      }
  }
}

const keyOf = (bays: readonly Bay[]): string => JSON.stringify(bays.map((bay) => bay.key));

function makeView(
  shelves: readonly Shelf[],
  { names, nameById, profiles }: Reading,
  bays: readonly Bay[],
  lexicon: Lexicon,
  chat: ChatWriting,
): View {
  const facts = joined(shelves.map((shelf) => shelf.facts));
  const topics = bays.flatMap((bay) => bay.topics);
  const topicById = new Map(topics.map((topic) => [topic.id, topic]));
  const sourceById = new Map(bays.flatMap((bay) => bay.sources).map((source) => [source.id, source]));
  const [first, ...others] = shelves;
  const count = (key: string) => shelves.reduce((sum, shelf) => sum + (shelf.frequency.get(key) ?? 0), 0);
  return {
    shelves,
    topics,
    facts,
    factById: first && others.length === 0 ? first.factById : new Map(shelves.flatMap((shelf) => [...shelf.factById])),
    sourceById,
    topicById,
    names,
    nameById,
    lexicon,
    room: {
      lexicon,
      names,
      chat,
      known: (word) => shelves.some((shelf) => shelf.frequency.has(word) || shelf.words.has(word)),
      vocabulary: function* () {
        for (const shelf of shelves) yield* shelf.words.keys();
      },
    },
    profile: (fact) => profiles.of(fact, topicById.get(fact.topicId) ?? null, sourceById.get(fact.sourceId)),
    rarity: (key) => Math.log(1 + (facts.length + 1) / (count(key) + 0.5)),
  };
}

/** A view that is whatever `current` is at the moment. */
function viewOf(current: () => View): View {
  return {
    get shelves() {
      return current().shelves;
    },
    get topics() {
      return current().topics;
    },
    get facts() {
      return current().facts;
    },
    get factById() {
      return current().factById;
    },
    get sourceById() {
      return current().sourceById;
    },
    get topicById() {
      return current().topicById;
    },
    get names() {
      return current().names;
    },
    get nameById() {
      return current().nameById;
    },
    get room() {
      return current().room;
    },
    get lexicon() {
      return current().lexicon;
    },
    profile: (fact) => current().profile(fact),
    rarity: (key) => current().rarity(key),
  };
}
