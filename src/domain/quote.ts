/**
 * Quotes are found character for character or not at all; they are never repaired (DOMAIN.md, "What stands beside the status").
 * Selector shape after the W3C Web Annotation model: exact, prefix, suffix, and offsets in UTF-16 units.
 */
export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
}

/** Characters of context kept on either side. */
const CONTEXT = 32;

/** The quote at `start`..`end` of `text`, with its context. */
export function quoteAt(text: string, start: number, end: number): Quote {
  return {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
    start,
    end,
  };
}

/** The first place where `exact` stands in `text`, character for character; null if nowhere, or if `exact` is empty. */
export function locate(text: string, exact: string): Quote | null {
  if (exact === '') return null;
  const start = text.indexOf(exact);
  return start < 0 ? null : quoteAt(text, start, start + exact.length);
}

/** Where a wanted quote comes closest, for the editor's eyes. `at` is the first differing UTF-16 unit within the wanted text. */
export interface NearMiss {
  readonly passage: string;
  readonly start: number;
  readonly at: number;
  readonly wanted: string;
  readonly found: string;
}

/**
 * The passage of `text` that comes closest to `wanted`, which stands nowhere in it: the place that shares the longest run from
 * the wanted text's beginning; failing that, from its second half. null where not even a few characters are shared.
 */
export function closest(text: string, wanted: string): NearMiss | null {
  let best = { start: -1, length: 0, from: 0 };
  for (const from of [0, Math.floor(wanted.length / 2)]) {
    const run = longestRun(text, wanted, from);
    if (run.length > best.length) best = { ...run, from };
    if (best.length >= 12) break;
  }
  if (best.start < 0 || best.length < 4) return null;
  const start = Math.max(0, best.start - best.from);
  const passage = text.slice(start, start + wanted.length);
  let at = 0;
  while (at < passage.length && passage[at] === wanted[at]) at++;
  return { passage, start, at, wanted: wanted.slice(at, at + 1), found: passage.slice(at, at + 1) };
}

/** The longest prefix of `wanted.slice(from)` that stands in `text`, by doubling and then halving its length. */
function longestRun(text: string, wanted: string, from: number): { start: number; length: number } {
  let low = 0;
  let high = wanted.length - from;
  let start = -1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const found = text.indexOf(wanted.slice(from, from + middle));
    if (found >= 0) {
      low = middle;
      start = found;
    } else high = middle - 1;
  }
  return { start, length: low };
}
