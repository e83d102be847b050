import type { Library } from '../domain/fact.ts';
import type { Source } from '../domain/source.ts';
import type { ReadTo } from '../search/passages.ts';

/**
 * Characters (UTF-16 units) that are read at a time: half a dozen sentences or so, a few milliseconds of work; and where more than a whole
 * book waits, which would never end that way.
 */
const SLICE = { usual: 1200, much: 6000 } as const;
const BOOK = 400_000;

/** Characters that are read before anybody can ask: what a desk has that brings in no archives, in half a second. */
const AT_ONCE = 400_000;

/**
 * What is on file and isn't read yet, so that people who ask meanwhile never wait for a whole book: a little at a time, the oldest first;
 * of what was there from the start, the newest first.
 */
export class Reading {
  readonly #to = new Map<string, number>();
  readonly #lengths = new Map<string, number>();
  #waiting = 0;

  get readTo(): ReadTo {
    return this.#to;
  }

  get isOver(): boolean {
    return this.#to.size === 0;
  }

  /** Takes up what is there from the start, but for as much of the newest as can be read at once. `archived`: ids of what needn't be read. */
  begin({ sources }: Library, archived: ReadonlySet<string>): void {
    let read = 0;
    for (const { id, text } of sources.toSorted(newestFirst)) {
      if (archived.has(id)) continue;
      read += text.length;
      this.#lengths.set(id, text.length);
      if (read > AT_ONCE) this.#take(id, 0);
    }
  }

  /** Takes up what is new in a library, or has grown; what isn't in it any more is let go. */
  follow(before: Library, after: Library): void {
    const was = new Map(before.sources.map((source) => [source.id, source]));
    const is = new Map(after.sources.map((source) => [source.id, source]));
    for (const id of this.#to.keys()) if (!is.has(id)) this.drop(id);
    for (const [id, source] of is) {
      const known = was.get(id);
      if (known === source) continue;
      this.#waiting += this.#to.has(id) ? source.text.length - (this.#lengths.get(id) ?? 0) : 0;
      this.#lengths.set(id, source.text.length);
      if (this.#to.has(id)) continue;
      if (!known) this.#take(id, 0);
      else if (source.text.length > known.text.length && source.text.startsWith(known.text)) this.#take(id, known.text.length);
    }
  }

  /** Goes on a little; false: all is read. */
  goOn(): boolean {
    const [first] = this.#to;
    if (!first) return false;
    const [id, to] = first;
    const next = to + (this.#waiting > BOOK ? SLICE.much : SLICE.usual);
    if (next >= (this.#lengths.get(id) ?? 0)) this.drop(id);
    else this.#take(id, next);
    return true;
  }

  /** Takes a source as read. */
  drop(id: string): void {
    this.#waiting -= this.#left(id);
    this.#to.delete(id);
  }

  #take(id: string, to: number): void {
    this.#waiting -= this.#left(id);
    this.#to.set(id, to);
    this.#waiting += this.#left(id);
  }

  /** Characters of a source that aren't read yet. */
  #left(id: string): number {
    const to = this.#to.get(id);
    return to === undefined ? 0 : (this.#lengths.get(id) ?? 0) - to;
  }
}

function newestFirst(a: Source, b: Source): number {
  const [one, other] = [a.publishedAt ?? a.retrievedAt, b.publishedAt ?? b.retrievedAt];
  return one > other ? -1 : one < other ? 1 : 0;
}
