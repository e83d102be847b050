import { gateKey } from '../domain/audience.ts';
import type { Library } from '../domain/fact.ts';
import type { Source } from '../domain/source.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { type ArchivedSource, type KeptArchive, SPAN } from '../search/archive.ts';
import { groupOf } from '../search/bays.ts';
import { passageSpans } from '../search/passages.ts';
import { toArchive, tokenisationOf } from '../search/to-archive.ts';

/** Where older sources' sentences are kept, and from when on. */
export interface Keeping {
  readonly archive: KeptArchive;
  /** Sentences of the newest sources that are searched in memory, of those that the same people may see. */
  readonly inMemory: number;
  readonly lexicon: Lexicon;
}

/** More than the limit by this share may be in memory, so that not every new source moves another. */
const SLACK = 0.1;

/** UTF-16 units of the shortest sentence, with its full stop. */
const SHORTEST = 2;

/**
 * Moves older sources' sentences into the archive, a few at a time, and keeps it true to what is on file. What goes where depends only on
 * what the same people may see: what is hidden from them makes no difference to what they are answered from.
 */
export class Archiving {
  readonly #keeping: Keeping;
  readonly #tokens: string;
  readonly #sentences = new WeakMap<Source, number>();
  /** What the plan was made for. */
  #library: Library | null = null;
  #archived: KeptArchive['sources'] | null = null;
  #put: Source[] = [];
  #remove: string[] = [];

  constructor(keeping: Keeping) {
    this.#keeping = keeping;
    this.#tokens = tokenisationOf(keeping.lexicon);
  }

  get archive(): KeptArchive {
    return this.#keeping.archive;
  }

  /**
   * Moves sources with `most` sentences together, or one source where that has more; false: there is nothing to move, or another process
   * is writing now. `now` is epoch ms.
   */
  goOn(library: Library, most: number, now: number): boolean {
    const { archive, lexicon } = this.#keeping;
    if (library !== this.#library || archive.sources !== this.#archived) this.#plan(library, now);
    let [count, sentences] = [0, 0];
    while (count < this.#put.length && (count === 0 || sentences < most)) sentences += this.#countOf(this.#put[count++] as Source);
    const put = this.#put.slice(0, count);
    const remove = this.#remove;
    if (put.length + remove.length === 0) return false;
    if (!archive.change({ put: put.map((source) => toArchive(source, lexicon, this.#tokens)), remove })) return false;
    this.#put = this.#put.slice(count);
    this.#remove = [];
    this.#archived = archive.sources;
    return true;
  }

  #plan(library: Library, now: number): void {
    const { archive, inMemory } = this.#keeping;
    const entries = archive.sources;
    const usable = library.sources.filter(({ withdrawn, unusable }) => !withdrawn && !unusable);
    const ids = new Set(usable.map(({ id }) => id));
    this.#library = library;
    this.#archived = entries;
    this.#remove = [...entries.keys()].filter((id) => !ids.has(id));
    const again = usable.filter((source) => isOutdated(entries.get(source.id), source, this.#tokens));
    const kept = usable.filter(({ id }) => !entries.has(id));
    const older = [...Map.groupBy(kept, ({ gates }) => groupOf(gates, now)).values()].flatMap((group) => this.#beyond(group, inMemory));
    this.#put = [...again, ...older];
  }

  /** Those of the sources in memory that are to leave it, the oldest first. */
  #beyond(group: readonly Source[], most: number): Source[] {
    // Hardly a desk has so much; counting sentences means finding them.
    if (group.reduce((sum, { text }) => sum + text.length, 0) <= most * SHORTEST) return [];
    const total = group.reduce((sum, source) => sum + this.#countOf(source), 0);
    if (total <= most * (1 + SLACK)) return [];
    const moved: Source[] = [];
    let left = total;
    for (const source of group.toSorted(byAge)) {
      if (left <= most) break;
      left -= this.#countOf(source);
      moved.push(source);
    }
    return moved;
  }

  #countOf(source: Source): number {
    const entry = this.#keeping.archive.sources.get(source.id);
    const known =
      this.#sentences.get(source) ?? (entry?.version === source.version ? entry.spans.length / SPAN : passageSpans(source).length);
    this.#sentences.set(source, known);
    return known;
  }
}

/** Whether a source is in the archive otherwise than it is on file. */
function isOutdated(entry: ArchivedSource | undefined, { version, gates }: Source, tokens: string): boolean {
  return entry !== undefined && (entry.version !== version || entry.gates !== gateKey(gates) || entry.tokens !== tokens);
}

/** The oldest first; an undated source is as old as its coming on file. */
function byAge(a: Source, b: Source): number {
  const [one, other] = [a.publishedAt ?? a.retrievedAt, b.publishedAt ?? b.retrievedAt];
  return one < other ? -1 : one > other ? 1 : a.id < b.id ? -1 : 1;
}
