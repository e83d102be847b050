import type { Evidence } from '../domain/answer.ts';
import type { Fact, Library } from '../domain/fact.ts';
import type { RoleHolders } from '../domain/roles.ts';
import type { Source } from '../domain/source.ts';
import { type FactHolding, type Held, type Holding, type HoldingKind, holdingKey } from '../knowledge/holding.ts';
import { LibraryBuilder, wordsOf } from '../knowledge/library.ts';
import { type Archive, NOTHING_ARCHIVED } from '../search/archive.ts';
import { evidenceFrom } from '../search/evidence.ts';
import { Archiving, type Keeping } from './archiving.ts';
import { affectedBy, followers, saidAnew } from './changes/affected.ts';
import { closedPassages } from './drafts.ts';
import type { Newsroom } from './newsroom.ts';
import type { Point } from './point.ts';
import { Reading } from './reading.ts';
import type { Affected, Change, Commit, Store } from './store.ts';
import { wordsStand } from './words-stand.ts';

/** What somebody does at the desk, before anybody knows whom it concerns. */
export interface Act extends Pick<Commit, 'at' | 'by'>, Partial<Pick<Commit, 'marks' | 'proposals' | 'settled' | 'dismissed'>> {
  readonly changes: readonly Change[];
}

export type Done =
  | {
      readonly ok: true;
      /** The things that changed, as they stand now. */
      readonly held: readonly Held[];
      /** Word of this goes out under that id; null: nobody has to be told. */
      readonly correctionId: string | null;
      readonly affected: readonly Affected[];
    }
  /** Somebody was quicker: what stands now. Nothing was changed. */
  | { readonly ok: false; readonly standing: readonly Held[] };

/** What stood at some time. */
export interface Past {
  readonly library: Library;
  /** Ids of passages that the desk had discarded. */
  readonly closed: ReadonlySet<string>;
}

/** How many of the past's libraries are kept: followers and summaries ask for the same few. */
const PASTS = 6;

/** Everything on file as it stands, in memory and in the store alike; what is changed is changed in both, and in what people are answered. */
export class OnFile {
  readonly store: Store;
  readonly #newsroom: Pick<Newsroom, 'use'>;
  readonly #builder = new LibraryBuilder();
  #held: ReadonlyMap<string, Held> = new Map();
  #library: Library = { topics: [], sources: [], facts: [], names: [] };
  #facts: ReadonlyMap<string, Fact> | null = null;
  #sources: ReadonlyMap<string, Source> | null = null;
  #hasGroups: boolean | null = null;
  #closed: ReadonlySet<string> = new Set();
  #reading: Reading | null = null;
  readonly #archiving: Archiving | null;
  readonly #pasts = new Map<number, Past>();
  #seq = -1;

  /** `keeping` null: all sentences are searched in memory. */
  constructor(store: Store, newsroom: Pick<Newsroom, 'use'>, keeping: Keeping | null = null) {
    this.store = store;
    this.#newsroom = newsroom;
    this.#archiving = keeping && new Archiving(keeping);
    this.#archiving?.archive.refresh();
    this.refresh();
  }

  /** What everybody's answers are made of. */
  get library(): Library {
    return this.#library;
  }

  /** A published fact as it stands; null: there is none. */
  fact(id: string): Fact | null {
    this.#facts ??= new Map(this.#library.facts.map((fact) => [fact.id, fact]));
    return this.#facts.get(id) ?? null;
  }

  /** A source as it stands; null: there is none. */
  source(id: string): Source | null {
    this.#sources ??= new Map(this.#library.sources.map((source) => [source.id, source]));
    return this.#sources.get(id) ?? null;
  }

  /** The fact of that id, or, for `sourceId#`, the source; null: there is none. */
  thing(id: string): Fact | Source | null {
    return id.endsWith('#') ? this.source(id.slice(0, -1)) : this.fact(id);
  }

  /** A published fact as those see it who may; null: there is none. `now` is epoch ms. */
  evidence(id: string, now: number): Evidence | null {
    const fact = this.fact(id);
    const source = fact && this.source(fact.sourceId);
    return fact && source ? evidenceFrom(fact, source, this.#library.topics.find((each) => each.id === fact.topicId) ?? null, now) : null;
  }

  /** Whether a passage that was told stands as it was told: the same words in the same source, which is still to be used. */
  passageStands({ sourceId, start, end, text, sourceTitle, publisher, publishedAt, url }: Evidence): boolean {
    const source = this.source(sourceId);
    if (!source || !wordsStand(source, start, end, text)) return false;
    return source.title === sourceTitle && source.publisher === publisher && source.publishedAt === publishedAt && source.url === url;
  }

  /** Whether the groups that somebody is in decide about anything here. */
  mindsGroups(holders: RoleHolders): boolean {
    if (holders.editor.length + holders.verifier.length + holders.admin.length > 0) return true;
    this.#hasGroups ??= [...this.#library.topics, ...this.#library.sources, ...this.#library.facts].some(({ gates }) =>
      gates.some(({ audience }) => audience !== null && audience.groups.length > 0),
    );
    return this.#hasGroups;
  }

  all(): readonly Held[] {
    return [...this.#held.values()];
  }

  /** null: there is no such thing on file. */
  find<K extends HoldingKind>(kind: K, id: string): Held<Extract<Holding, { kind: K }>> | null {
    return (this.#held.get(holdingKey({ kind, id })) ?? null) as Held<Extract<Holding, { kind: K }>> | null;
  }

  /** From now on the sentences of what comes on file, and of what is more than a desk's own work, can be found only as `readOn` reads them. */
  readGradually(): void {
    if (this.#reading) return;
    this.#reading = new Reading();
    this.#reading.begin(this.#library, new Set(this.archive.sources.keys()));
    if (!this.#reading.isOver) this.#use();
  }

  /** Where older sources' sentences are searched. */
  get archive(): Archive {
    return this.#archiving?.archive ?? NOTHING_ARCHIVED;
  }

  /**
   * Moves some older sources' sentences out of memory into the archive, about so many; false: nothing is to be moved, or another process is
   * writing now. `now` is epoch ms.
   */
  archiveOn(sentences: number, now: number): boolean {
    if (!this.#archiving?.goOn(this.#library, sentences, now)) return false;
    this.#use();
    return true;
  }

  /** Whether something on file isn't read to its end yet. */
  get isReading(): boolean {
    return this.#reading?.isOver === false;
  }

  /** Reads a little of what came on file; false: all is read. */
  readOn(): boolean {
    if (!this.#reading?.goOn()) return false;
    this.#use();
    return true;
  }

  /** Takes in what another process wrote; true: there was something. */
  refresh(): boolean {
    const seq = this.store.lastSeq();
    const isMoved = this.#archiving?.archive.refresh() === true;
    if (seq === this.#seq) {
      if (isMoved) this.#use();
      return isMoved;
    }
    this.#stand(this.store.held());
    this.#seq = seq;
    return true;
  }

  /** Looks at things as if this were done, and at what would have to be told; when it has looked, nothing is changed. */
  supposing<T>(act: Act, look: (affected: readonly Affected[]) => T): T {
    const { affected, library, held } = this.#plan(act);
    const [before, stood] = [this.#library, this.#held];
    try {
      this.#show(library, held);
      return look(affected);
    } finally {
      this.#show(before, stood);
    }
  }

  /** Does it: all of it, with the audit and the word that has to go out, or nothing. Throws only for bugs. */
  submit(act: Act): Done {
    this.refresh();
    const torn = this.tornBy(act.changes.map(({ holding }) => holding));
    if (torn.length > 0) return { ok: false, standing: torn.flatMap(({ fields }) => this.find('source', fields.source) ?? []) };
    const { changes, affected, library, held } = this.#plan(act);
    const committed = this.store.commit({
      at: act.at,
      by: act.by,
      changes,
      affected,
      marks: act.marks ?? [],
      proposals: act.proposals ?? [],
      settled: act.settled ?? [],
      dismissed: act.dismissed ?? [],
    });
    if (!committed.ok) {
      this.refresh();
      return committed;
    }
    const now = new Map(held);
    for (const each of committed.held) now.set(holdingKey(each.holding), each);
    this.#show(library, now);
    this.#seq = this.store.lastSeq();
    return { ok: true, held: committed.held, correctionId: committed.correctionId, affected };
  }

  /** Facts that would be left without their source, or without their quote in it, if these things were so. */
  tornBy(changed: readonly Holding[]): readonly FactHolding[] {
    const next = new Map(changed.map((holding) => [holdingKey(holding), holding]));
    const sources = new Set(changed.flatMap(({ kind, id }) => (kind === 'source' ? [id] : [])));
    const resting = (holding: Holding): FactHolding[] =>
      holding.kind === 'fact' && sources.has(holding.fields.source) && !next.has(holdingKey(holding)) ? [holding] : [];
    const facts = [
      ...changed.flatMap((holding) => (holding.kind === 'fact' ? [holding] : [])),
      ...(sources.size === 0 ? [] : [...this.#held.values()].flatMap(({ holding }) => resting(holding))),
    ];
    return facts.filter((fact) => {
      if (fact.removed) return false;
      const id = fact.fields.source;
      const source = next.get(holdingKey({ kind: 'source', id })) ?? this.find('source', id)?.holding;
      return source?.kind !== 'source' || source.removed === true || wordsOf(fact, source.text) === null;
    });
  }

  /** What stood at a moment (UTC ISO text). */
  at(moment: string): Past {
    return this.#past(this.store.heldAt(moment));
  }

  /** Where the desk's history has come to; `now` is epoch ms. */
  point(now: number): Point {
    return { seq: this.#seq, at: now };
  }

  /** What stood at a point of the desk's history; the last few that were asked for are kept. */
  asOf({ seq }: Point): Past {
    if (seq === this.#seq) return { library: this.#library, closed: this.#closed };
    const known = this.#pasts.get(seq);
    const past = known ?? this.#past(this.store.heldAtSeq(seq));
    this.#pasts.delete(seq);
    this.#pasts.set(seq, past);
    for (const oldest of this.#pasts.keys()) if (this.#pasts.size > PASTS) this.#pasts.delete(oldest);
    return past;
  }

  #past(held: readonly Held[]): Past {
    return { library: this.#builder.build(held), closed: closedPassages(held) };
  }

  /** The changes with all that follows from them, and what comes of it. */
  #plan({ at, by, changes }: Act) {
    const moment = new Date(at).toISOString();
    const made = (change: Change): Held => ({ holding: change.holding, version: change.from + 1, at: moment, by });
    const held = new Map(this.#held);
    for (const change of changes) held.set(holdingKey(change.holding), made(change));
    const drafted = this.#builder.build([...held.values()]);
    const changed = new Set(changes.map(({ holding }) => holdingKey(holding)));
    const sources = changes.flatMap(({ holding: { kind, id }, from }) => (kind === 'source' && from > 0 ? [id] : []));
    const waiting = sources.length === 0 ? [] : this.#approvedOnceOn(new Set(sources));
    const shownAnew = saidAnew(waiting, this.#library, drafted);
    const followed = new Set([...followers(this.#library, drafted), ...shownAnew]);
    const following = [...followed].flatMap((factId): Change[] => {
      const fact = changed.has(holdingKey({ kind: 'fact', id: factId })) ? null : this.find('fact', factId);
      if (!fact) return [];
      // A first approval was given for what was shown then.
      const { pending: _pending, ...bare } = fact.holding;
      return [
        {
          holding: shownAnew.has(factId) ? bare : fact.holding,
          from: fact.version,
          act: 'follow',
          reason: reasonFor(fact.holding, changes),
        },
      ];
    });
    for (const change of following) held.set(holdingKey(change.holding), made(change));
    const library = following.length === 0 ? drafted : this.#builder.build([...held.values()]);
    const all = [...changes, ...following];
    return { changes: all, affected: affectedBy(this.#library, library, all), library, held };
  }

  /** Facts of some sources that have one person's approval for a status that takes two; by id. */
  #approvedOnceOn(sourceIds: ReadonlySet<string>): string[] {
    return [...this.#held.values()].flatMap(({ holding }) =>
      holding.kind === 'fact' && holding.pending && sourceIds.has(holding.fields.source) ? [holding.id] : [],
    );
  }

  #stand(all: readonly Held[]): void {
    this.#show(this.#builder.build(all), new Map(all.map((each) => [holdingKey(each.holding), each])));
  }

  #show(library: Library, held: ReadonlyMap<string, Held>): void {
    this.#reading?.follow(this.#library, library);
    this.#held = held;
    this.#library = library;
    this.#facts = null;
    this.#sources = null;
    this.#hasGroups = null;
    this.#closed = closedPassages(held.values());
    this.#use();
  }

  #use(): void {
    if (this.#reading) for (const id of this.#reading.readTo.keys()) if (this.archive.sources.has(id)) this.#reading.drop(id);
    this.#newsroom.use(this.#library, this.#closed, this.#reading?.readTo, this.archive);
  }
}

/** Why a fact isn't what it was: why its source was changed, where it was; an act may change many for reasons of their own. */
function reasonFor({ fields }: FactHolding, changes: readonly Change[]): string | null {
  const own = changes.find(({ holding }) => holding.kind === 'source' && holding.id === fields.source);
  return own ? own.reason : (changes.find(({ reason }) => reason !== null)?.reason ?? null);
}
