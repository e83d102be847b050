import { maySee, type Viewer } from '../domain/audience.ts';
import type { Library, Name } from '../domain/fact.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { NameTable } from '../language/names.ts';
import type { ChatWriting } from '../language/question/room.ts';
import { type Archive, type Archived, NOTHING_ARCHIVED } from './archive.ts';
import { ArchiveShelf } from './archive-shelf.ts';
import { ArchivedBay } from './archived-bay.ts';
import { type Bay, divide, together } from './bays.ts';
import { type Engine, joinEngines } from './engine.ts';
import { areSame } from './lists.ts';
import { NamesInUse, uniqueNames } from './names-in-use.ts';
import { type NarrowFacts, narrowFacts, withoutGone, withoutTaken } from './narrow.ts';
import { type PassageLists, passageLists, type ReadTo } from './passages.ts';
import { Profiles } from './profiles.ts';
import { IndexedShelf } from './shelf.ts';
import { makeView, type View, viewOf } from './view.ts';

/** What was made with one table of names, good for as long as the names are the same. */
interface Reading {
  readonly names: NameTable;
  readonly nameById: ReadonlyMap<string, Name>;
  readonly profiles: Profiles;
  /** By the keys of the bays that stand together on it, and by those of all that are open where that decides what stands there. */
  readonly shelves: Map<string, Shelf>;
}

/** What stands in memory of bays that stand together, and that with what the archive has of them. */
interface Shelf {
  readonly memory: IndexedShelf;
  readonly archive: ArchiveShelf;
  readonly engine: Engine;
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
  /** What is to be divided into bays when somebody looks; null: it is done. */
  #next: { readonly library: Library; readonly lists: () => PassageLists } | null = null;
  #bays: ReadonlyMap<string, Bay> = new Map();
  #grouping = '';
  #narrow: NarrowFacts = new Map();
  #archive: Archive = NOTHING_ARCHIVED;
  /** By the keys of bays, with those of all that are open where that decides what stands there. */
  readonly #archived = new Map<
    string,
    { readonly list: readonly Archived[]; readonly sources: Archive['sources']; readonly bay: ArchivedBay }
  >();
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
   * read again; where names changed, all is. `closed` as in the constructor; `readTo`: sources that are read only so far; `archive`: where
   * the sentences of others are searched.
   */
  use(library: Library, closed?: ReadonlySet<string>, readTo?: ReadTo, archive: Archive = NOTHING_ARCHIVED): void {
    this.#next = { library, lists: () => passageLists(library, closed, readTo, archive) };
    this.#archive = archive;
    this.#narrow = narrowFacts(library);
    this.#edition++;
    this.#views.clear();
  }

  /** The bays as they are now. */
  #divided(): ReadonlyMap<string, Bay> {
    if (this.#next) this.#bays = divide(this.#next.library, this.#next.lists());
    this.#next = null;
    return this.#bays;
  }

  /**
   * The view of `viewer` at `now` (epoch ms). Equal rights give the very same view, until the library changes. What was under an embargo
   * stands with what its other gates leave it among once the embargo has lifted, as if it had always been there.
   */
  view(viewer: Viewer, now: number): View {
    const groups = together(this.#divided(), now);
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
    const all = this.#divided();
    const groups = open.map((keys) => keys.flatMap((key) => all.get(key) ?? [])).filter((bays) => bays.length > 0);
    const bays = groups.flat();
    const readership = JSON.stringify(open);
    const reading = this.#reading(readership, bays);
    const shelves = groups.map((group) => this.#shelf(group, reading, readership));
    return makeView({ ...reading, shelves, bays, lexicon: this.#lexicon, chat: this.#chat });
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
    const open = new Set((JSON.parse(readership) as string[][]).flat());
    const lists = bays.flatMap(({ facts, passages }) => [...(facts.length === 0 ? [] : [facts]), ...passages]);
    const left = withoutTaken(lists, this.#narrow, open);
    const archived = bays.map(({ key, archived: list }) => ({ key, list, left: withoutGone(list, this.#narrow, open) }));
    const isOwn = left !== lists || archived.some((each) => each.left !== each.list);
    const key = isOwn ? `${keyOf(bays)}\n${readership}` : keyOf(bays);
    const memory = shelves.get(key)?.memory ?? new IndexedShelf(this.#lexicon, names);
    memory.put(left);
    const parts = archived.map((each) => this.#archivedBay(each.left, each.key, each.left === each.list ? '' : readership));
    const archive = new ArchiveShelf(
      parts,
      names,
      archived.every(({ key: gates, list }) => list.length === 0 || gates !== ''),
    );
    const shelf = { memory, archive, engine: joinEngines([memory, archive]) };
    shelves.set(key, shelf);
    return shelf;
  }

  #archivedBay(list: readonly Archived[], gates: string, readership: string): ArchivedBay {
    const key = `${gates}\n${readership}`;
    const known = this.#archived.get(key);
    if (known && areSame(known.list, list) && known.sources === this.#archive.sources) return known.bay;
    const bay = new ArchivedBay(list, gates, this.#archive, this.#lexicon);
    this.#archived.set(key, { list, sources: this.#archive.sources, bay });
    return bay;
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
    for (const key of this.#archived.keys()) {
      const [bay = '', readership = ''] = key.split('\n');
      if (!this.#bays.has(bay) || (readership !== '' && !this.#readerships.has(readership))) this.#archived.delete(key);
    }
  }
}

const keyOf = (bays: readonly Bay[]): string => JSON.stringify(bays.map((bay) => bay.key));
