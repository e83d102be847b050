import type { Sketch } from './sketch.ts';

/**
 * Numbers of a sketch that stand for it when near copies are looked for. Two texts that share six tenths of their wording have none of the
 * twelve smallest in common once in 60,000 times, and only one once in 3,300 (each is shared with that probability).
 */
const MARKS = 12;
/** Marks that a near copy has in common with a text at least: one alone is a phrase that many texts have. */
const COMMON = 2;
/** Texts noted under one mark; one that more have is a phrase such as "all rights reserved", which tells nothing. */
const MOST = 500;
/** Candidates that are worth a closer look, at most. */
const CANDIDATES = 20;

/** The marks of a text, by its sketch; none for a text without a run of words. */
export const marksOf = (sketch: Sketch): readonly number[] => sketch.slice(0, MARKS);

/** Texts by their marks, so that each new one is compared with a handful instead of with all. */
export class SketchIndex {
  readonly #ids = new Map<number, string[]>();

  add(id: string, marks: readonly number[]): void {
    for (const mark of marks) {
      const ids = this.#ids.get(mark);
      if (!ids) this.#ids.set(mark, [id]);
      else if (ids.length < MOST) ids.push(id);
    }
  }

  /** The ids of texts that may be near copies, those with the most marks in common first; an id added twice stands there once. */
  near(marks: readonly number[]): string[] {
    const common = new Map<string, number>();
    for (const mark of marks) for (const id of new Set(this.#ids.get(mark))) common.set(id, (common.get(id) ?? 0) + 1);
    // A text of a few words has a few marks.
    const least = Math.min(COMMON, marks.length);
    return [...common]
      .filter(([, shared]) => shared >= least)
      .sort(([, one], [, other]) => other - one)
      .slice(0, CANDIDATES)
      .map(([id]) => id);
  }
}
