import type { Library } from '../domain/fact.ts';
import type { ReadTo } from '../search/passages.ts';

/** Characters (UTF-16 units) that are read at a time: half a dozen sentences or so, a few milliseconds of work. */
const SLICE = 1200;

/**
 * What came on file and isn't read yet, so that people who ask meanwhile never wait for a whole book: a little at a time, the oldest first.
 */
export class Reading {
  readonly #to = new Map<string, number>();
  readonly #lengths = new Map<string, number>();

  get readTo(): ReadTo {
    return this.#to;
  }

  get isOver(): boolean {
    return this.#to.size === 0;
  }

  /** Takes up what is new in a library, or has grown; what isn't in it any more is let go. */
  follow(before: Library, after: Library): void {
    const was = new Map(before.sources.map((source) => [source.id, source]));
    const is = new Map(after.sources.map((source) => [source.id, source]));
    for (const id of this.#to.keys()) if (!is.has(id)) this.#to.delete(id);
    for (const [id, source] of is) {
      const known = was.get(id);
      this.#lengths.set(id, source.text.length);
      if (known === source || this.#to.has(id)) continue;
      if (!known) this.#to.set(id, 0);
      else if (source.text.length > known.text.length && source.text.startsWith(known.text)) this.#to.set(id, known.text.length);
    }
  }

  /** Goes on a little; false: all is read. */
  goOn(): boolean {
    const [first] = this.#to;
    if (!first) return false;
    const [id, to] = first;
    if (to + SLICE >= (this.#lengths.get(id) ?? 0)) this.#to.delete(id);
    else this.#to.set(id, to + SLICE);
    return true;
  }
}
