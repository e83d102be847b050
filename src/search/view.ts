import { type Gate, gateKey, maySee, type Viewer } from '../domain/audience.ts';
import type { Fact, Library, Name, Topic } from '../domain/fact.ts';
import type { Source } from '../domain/source.ts';
import { plainKey } from '../language/fold.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { NameTable } from '../language/names.ts';
import type { ChatWriting, ReadingRoom } from '../language/question/room.ts';
import { splitSentences } from '../language/sentences.ts';
import { passagesOf } from './passages.ts';
import { makeProfile, type Profile } from './profile.ts';
import { buildShelf, type Shelf } from './shelf.ts';

/** Everything that one viewer may see at one moment, and nothing else. Answers are made from a view alone. */
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

/** Profiles kept in memory at a time, for a view. */
const PROFILES = 20_000;

/**
 * The names that something visible uses: a spelling that only hidden facts have would give them away in "did you mean" and in
 * corrected spelling. Where nothing is hidden every name counts.
 */
function namesInUse(names: readonly Name[], open: readonly Bay[]): Name[] {
  const facts = open.flatMap((bay) => bay.facts);
  const text = plainKey(
    [
      ...open.flatMap((bay) => bay.sources.map((source) => source.text)),
      ...open.flatMap((bay) => bay.topics.flatMap((topic) => [topic.title, ...topic.aliases])),
      ...facts.flatMap((fact) => [fact.statement, ...fact.questions]),
    ].join(' \n '),
  );
  const told = new Set(facts.flatMap((fact) => [...fact.names, fact.attribution.by, fact.scope?.body]));
  const used = names.filter(
    (name) => told.has(name.id) || [name.name, ...name.aliases].some((spelling) => text.includes(plainKey(spelling))),
  );
  const places = new Set(used.flatMap((name) => name.in));
  return names.filter((name) => used.includes(name) || places.has(name.id));
}

/** What stands behind the same gates. */
interface Bay {
  readonly key: string;
  readonly gates: readonly Gate[];
  readonly facts: Fact[];
  readonly topics: Topic[];
  readonly names: Name[];
  readonly sources: Source[];
}

/** The whole library, divided by who may see what; hands out views. */
export class Stacks {
  readonly #lexicon: Lexicon;
  readonly #chat: ChatWriting;
  readonly #bays = new Map<string, Bay>();
  readonly #views = new Map<string, View>();
  readonly #shelves = new Map<string, Shelf>();

  constructor(library: Library, lexicon: Lexicon, chat: ChatWriting) {
    this.#lexicon = lexicon;
    this.#chat = chat;
    for (const fact of [...library.facts, ...passagesOf(library)]) this.#bay(fact.gates).facts.push(fact);
    for (const topic of library.topics) this.#bay(topic.gates).topics.push(topic);
    for (const name of library.names) this.#bay(name.gates).names.push(name);
    for (const source of library.sources) this.#bay(source.gates).sources.push(source);
  }

  #bay(gates: readonly Gate[]): Bay {
    const key = gateKey(gates);
    let bay = this.#bays.get(key);
    if (!bay) {
      bay = { key, gates, facts: [], topics: [], names: [], sources: [] };
      this.#bays.set(key, bay);
    }
    return bay;
  }

  /**
   * The view of `viewer` at `now` (epoch ms). Equal rights give the very same view. What was under an embargo stands with what its
   * other gates leave it among once the embargo has lifted, as if it had always been there.
   */
  view(viewer: Viewer, now: number): View {
    const open = [...this.#bays.values()].filter(
      (bay) => bay.facts.length + bay.topics.length + bay.names.length > 0 && maySee(bay.gates, viewer, now),
    );
    const groups = Map.groupBy(open, (bay) => gateKey(bay.gates.map((gate) => lifted(gate, now))));
    const key = JSON.stringify([...groups].map(([gates, bays]) => [gates, bays.map((bay) => bay.key)]));
    let view = this.#views.get(key);
    if (!view) {
      const all = uniqueNames(open.flatMap((bay) => bay.names));
      const names = new NameTable(open.length === this.#bays.size ? all : namesInUse(all, open), this.#lexicon);
      const shelves = [...groups.values()].map((bays) => this.#shelf(bays, names));
      view = makeView(
        shelves,
        names,
        open.flatMap((bay) => bay.sources),
        this.#lexicon,
        this.#chat,
      );
      this.#views.set(key, view);
    }
    return view;
  }

  #shelf(bays: readonly Bay[], table: NameTable): Shelf {
    const names = table.names.map((name) => name.id);
    const key = JSON.stringify([bays.map((bay) => bay.key), names]);
    let shelf = this.#shelves.get(key);
    if (!shelf) {
      shelf = buildShelf(
        bays.flatMap((bay) => bay.topics),
        bays.flatMap((bay) => bay.facts),
        this.#lexicon,
        table,
      );
      this.#shelves.set(key, shelf);
    }
    return shelf;
  }
}

function lifted(gate: Gate, now: number): Gate {
  return gate.embargo !== null && now >= Date.parse(gate.embargo) ? { ...gate, embargo: null } : gate;
}

/** One name for each id: the same thing described in two topics has the spellings of both. */
function uniqueNames(names: readonly Name[]): Name[] {
  const byId = new Map<string, Name>();
  for (const name of names) {
    const known = byId.get(name.id);
    byId.set(
      name.id,
      known
        ? {
            ...known,
            aliases: [...known.aliases, name.name, ...name.aliases],
            is: [...new Set([...known.is, ...name.is])],
            in: [...new Set([...known.in, ...name.in])],
            maybe: [...known.maybe, ...name.maybe],
          }
        : name,
    );
  }
  return [...byId.values()];
}

/** Far enough back to hold a sentence. */
const REACH_BACK = 600;

function sentenceBefore(fact: Fact, sourceById: ReadonlyMap<string, Source>): string {
  const before = sourceById.get(fact.sourceId)?.text.slice(Math.max(0, fact.quote.start - REACH_BACK), fact.quote.start) ?? '';
  const last = splitSentences(before).findLast((sentence) => !sentence.heading);
  return last ? before.slice(last.start, last.end) : '';
}

function makeView(shelves: readonly Shelf[], names: NameTable, sources: readonly Source[], lexicon: Lexicon, chat: ChatWriting): View {
  const facts = shelves.flatMap((shelf) => shelf.facts);
  const topics = shelves.flatMap((shelf) => shelf.topics);
  const topicById = new Map(topics.map((topic) => [topic.id, topic]));
  const profiles = new Map<string, Profile>();
  const sourceById = new Map(sources.map((source) => [source.id, source]));
  const count = (key: string) => shelves.reduce((sum, shelf) => sum + (shelf.frequency.get(key) ?? 0), 0);
  return {
    shelves,
    topics,
    facts,
    factById: new Map(facts.map((fact) => [fact.id, fact])),
    sourceById,
    topicById,
    names,
    nameById: new Map(names.names.map((name) => [name.id, name])),
    lexicon,
    room: {
      lexicon,
      names,
      chat,
      known: (word) => shelves.some((shelf) => shelf.frequency.has(word) || shelf.words.has(word)),
      vocabulary: function* () {
        for (const shelf of shelves) yield* shelf.words;
      },
    },
    profile: (fact) => {
      let profile = profiles.get(fact.id);
      if (!profile) {
        if (profiles.size >= PROFILES) profiles.clear();
        profile = makeProfile(fact, topicById.get(fact.topicId) ?? null, sentenceBefore(fact, sourceById), { lexicon, names });
        profiles.set(fact.id, profile);
      }
      return profile;
    },
    rarity: (key) => Math.log(1 + (facts.length + 1) / (count(key) + 0.5)),
  };
}
