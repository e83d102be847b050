import { tokenize } from './tokens.ts';

/**
 * A few numbers that stand for a text's wording, so that near copies are found without comparing whole texts: the smallest hashes of its
 * runs of words (Broder, "On the resemblance and containment of documents", 1997).
 */
export type Sketch = readonly number[];

/** Words in a run; hashes kept of a text. */
const RUN = 4;
const KEPT = 256;

export function sketchOf(text: string): Sketch {
  const words = tokenize(text).map(({ lower }) => lower);
  const hashes = new Set<number>();
  for (let at = 0; at + RUN <= words.length; at++) hashes.add(hash(words.slice(at, at + RUN).join(' ')));
  return [...hashes].sort((a, b) => a - b).slice(0, KEPT);
}

/** The share of the two texts' runs of words that they have in common, as far as the sketches tell: 0 to 1; 0 for texts without a run. */
export function likeness(one: Sketch, other: Sketch): number {
  let shared = 0;
  let seen = 0;
  // Both are in order, so that one walk meets the smallest hashes of the two together.
  for (let a = 0, b = 0; seen < KEPT && (a < one.length || b < other.length); seen++) {
    const [x, y] = [one[a] ?? Number.POSITIVE_INFINITY, other[b] ?? Number.POSITIVE_INFINITY];
    if (x === y) shared++;
    if (x <= y) a++;
    if (y <= x) b++;
  }
  return seen === 0 ? 0 : shared / seen;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
