import type { Fact, Name, Topic } from '../domain/fact.ts';
import type { Source } from '../domain/source.ts';
import type { Lexicon } from '../language/lexicon.ts';
import type { NameTable } from '../language/names.ts';
import type { ChatWriting, ReadingRoom } from '../language/question/room.ts';
import type { Bay } from './bays.ts';
import type { Engine } from './engine.ts';
import { joined } from './lists.ts';
import type { Profile } from './profile.ts';
import type { Profiles } from './profiles.ts';

/**
 * Everything that one viewer may see at one moment, and nothing else. Answers are made from a view alone. Once the library has changed
 * a view from before shows what then stands behind the gates that it was made for; what is new behind others it doesn't show, and what
 * was worked out from it before may be out of date.
 */
export interface View {
  /** One for each set of gates that stands open. */
  readonly engines: readonly Engine[];
  readonly topics: readonly Topic[];
  /** What the desk published, and the passages that are in memory. */
  readonly facts: readonly Fact[];
  /** Those, and the passages in the archive. */
  readonly factById: FactById;
  readonly sourceById: ReadonlyMap<string, Source>;
  readonly topicById: ReadonlyMap<string, Topic>;
  readonly names: NameTable;
  readonly nameById: ReadonlyMap<string, Name>;
  readonly room: ReadingRoom;
  readonly lexicon: Lexicon;
  readonly profile: (fact: Fact) => Profile;
  /** The smoothed inverse document frequency of an index key. */
  readonly rarity: (key: string) => number;
  /** How many facts and passages there are, wherever they are kept. */
  readonly documents: number;
  /** How many words one of them has on average, stop words left out; 0: there are none. */
  readonly averageLength: number;
}

export type FactById = Pick<ReadonlyMap<string, Fact>, 'get' | 'has'>;

/** What a view is made of. */
export interface ViewGround {
  /** What stands together, in memory and all of it. */
  readonly shelves: readonly { readonly memory: { readonly facts: readonly Fact[] }; readonly engine: Engine }[];
  readonly bays: readonly Bay[];
  readonly names: NameTable;
  readonly nameById: ReadonlyMap<string, Name>;
  readonly profiles: Profiles;
  readonly lexicon: Lexicon;
  readonly chat: ChatWriting;
}

/** A view of what stands in bays. */
export function makeView({ shelves, bays, names, nameById, profiles, lexicon, chat }: ViewGround): View {
  const engines = shelves.map(({ engine }) => engine);
  const topics = bays.flatMap((bay) => bay.topics);
  const topicById = new Map(topics.map((topic) => [topic.id, topic]));
  // Made when somebody asks for it: while a book is read there is a new view every few milliseconds.
  let byId: ReadonlyMap<string, Source> | null = null;
  const sourceById = () => {
    byId ??= new Map(bays.flatMap((bay) => bay.sources).map((source) => [source.id, source]));
    return byId;
  };
  const total = (of: (engine: Engine) => number) => engines.reduce((sum, engine) => sum + of(engine), 0);
  const documents = total((engine) => engine.documents);
  const rarities = new Map<string, number>();
  const rarity = (key: string) => Math.log(1 + (documents + 1) / (total(({ frequency }) => frequency(key)) + 0.5));
  let facts: readonly Fact[] | null = null;
  return {
    engines,
    topics,
    get facts() {
      facts ??= joined(shelves.map(({ memory }) => memory.facts));
      return facts;
    },
    factById: factByIdIn(engines),
    get sourceById() {
      return sourceById();
    },
    topicById,
    names,
    nameById,
    lexicon,
    room: {
      lexicon,
      names,
      chat,
      known: (word) => engines.some((engine) => engine.frequency(word) > 0 || engine.knows(word)),
      vocabulary: function* () {
        for (const engine of engines) yield* engine.words();
      },
    },
    profile: (fact) => profiles.of(fact, topicById.get(fact.topicId) ?? null, sourceById().get(fact.sourceId)),
    rarity: (key) => {
      const known = rarities.get(key) ?? rarity(key);
      if (rarities.size >= RARITIES) rarities.clear();
      rarities.set(key, known);
      return known;
    },
    documents,
    averageLength: documents === 0 ? 0 : total(({ terms }) => terms) / documents,
  };
}

/** Rarities that a view remembers: the judge asks for the same few again and again. */
const RARITIES = 10_000;

function factByIdIn(engines: readonly Engine[]): FactById {
  const get = (id: string): Fact | undefined => {
    for (const { find } of engines) {
      const found = find(id);
      if (found) return found;
    }
    return undefined;
  };
  return { get, has: (id) => get(id) !== undefined };
}

/** A view that is whatever `current` is at the moment. */
export function viewOf(current: () => View): View {
  return {
    get engines() {
      return current().engines;
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
    get documents() {
      return current().documents;
    },
    get averageLength() {
      return current().averageLength;
    },
  };
}
